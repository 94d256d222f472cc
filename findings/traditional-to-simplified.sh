#!/usr/bin/env bash
# opencc4j 1.14.0 and ICU4J 77.1, traditional to simplified Chinese.
# Expected: both give the simplified spelling that people type, at least for words of every day; two converters in one
#   product (one before the index, one in the search) can be mixed.
# Seen: each errs where the other is right. opencc4j leaves 乾 in 乾淨 (clean) and 乾燥 (dry) as it is, where ICU gives 干;
#   ICU does so in the name 乾隆 as well, turns 瞭望 (look-out) into 了望, and leaves 覆 in 回覆 (reply) and 答覆.
#   螢幕 (screen) gets two different first letters. Neither reaches 账号 from 帳號 (account).
# So: convert index and query with the same one, and list the words that matter beside it.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat > pom.xml <<'XML'
<project><modelVersion>4.0.0</modelVersion><groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
<dependencies>
<dependency><groupId>com.github.houbb</groupId><artifactId>opencc4j</artifactId><version>1.14.0</version></dependency>
<dependency><groupId>com.ibm.icu</groupId><artifactId>icu4j</artifactId><version>77.1</version></dependency>
</dependencies></project>
XML
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=classpath \
  > mvn.log 2>&1 || { cat mvn.log; exit 1; }
cat > Simplified.java <<'JAVA'
import com.github.houbb.opencc4j.util.ZhConverterUtil;
import com.ibm.icu.text.Transliterator;
import java.util.List;

class Simplified {

  public static void main(String[] args) {
    var icu = Transliterator.getInstance("Traditional-Simplified");
    for (String word : List.of("軟體", "乾淨", "乾燥", "乾隆", "瞭望", "回覆", "答覆", "螢幕", "帳號")) {
      System.out.println(word + " opencc4j " + ZhConverterUtil.toSimple(word) + " icu4j " + icu.transliterate(word));
    }
  }
}
JAVA
{
  grep -oE '(opencc4j|icu4j)-[0-9.]*[0-9]' classpath | sort -u
  java -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -cp "$(cat classpath)" Simplified.java
} | tee seen
diff - seen <<'EXPECTED'
icu4j-77.1
opencc4j-1.14.0
軟體 opencc4j 软体 icu4j 软体
乾淨 opencc4j 乾净 icu4j 干净
乾燥 opencc4j 乾燥 icu4j 干燥
乾隆 opencc4j 乾隆 icu4j 干隆
瞭望 opencc4j 瞭望 icu4j 了望
回覆 opencc4j 回复 icu4j 回覆
答覆 opencc4j 答复 icu4j 答覆
螢幕 opencc4j 萤幕 icu4j 荧幕
帳號 opencc4j 帐号 icu4j 帐号
EXPECTED
