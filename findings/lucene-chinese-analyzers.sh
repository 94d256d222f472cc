#!/usr/bin/env bash
# Lucene 9.12.3: CJKAnalyzer and SmartChineseAnalyzer on the words of an IT desk.
# Expected: text between Chinese characters is kept as StandardAnalyzer keeps it, so that an error code or a name is found.
# Seen: CJKAnalyzer has English stop words (StandardAnalyzer has none), so "IT" in "the IT department" vanishes.
#   SmartChineseAnalyzer keeps it, but stems English, takes letters and digits apart and breaks codes and addresses:
#   Office365 becomes offic and 365. The spelling 帐号 of 账号 (account) is no word to it.
# So: give codes, product names and short Latin words a field of their own, and join spellings before the analysis.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat > pom.xml <<'XML'
<project><modelVersion>4.0.0</modelVersion><groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
<dependencies>
<dependency><groupId>org.apache.lucene</groupId><artifactId>lucene-analysis-common</artifactId><version>9.12.3</version></dependency>
<dependency><groupId>org.apache.lucene</groupId><artifactId>lucene-analysis-smartcn</artifactId><version>9.12.3</version></dependency>
</dependencies></project>
XML
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=classpath \
  > mvn.log 2>&1 || { cat mvn.log; exit 1; }
cat > Words.java <<'JAVA'
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.util.Version;

class Words {

  public static void main(String[] args) throws Exception {
    System.out.println("Lucene " + Version.LATEST);
    for (String text : List.of("联系IT部门", "Office365", "ERR_CONNECTION_RESET", "192.168.0.12", "账号", "帐号")) {
      System.out.println(text + " standard " + words(new StandardAnalyzer(), text) + " cjk " + words(new CJKAnalyzer(), text)
          + " smart " + words(new SmartChineseAnalyzer(), text));
    }
  }

  static List<String> words(Analyzer analyzer, String text) throws Exception {
    var words = new ArrayList<String>();
    try (analyzer; var tokens = analyzer.tokenStream("text", text)) {
      var word = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        words.add(word.toString());
      }
      tokens.end();
    }
    return words;
  }
}
JAVA
java -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -cp "$(cat classpath)" Words.java | tee seen
diff - seen <<'EXPECTED'
Lucene 9.12.3
联系IT部门 standard [联, 系, it, 部, 门] cjk [联系, 部门] smart [联系, it, 部门]
Office365 standard [office365] cjk [office365] smart [offic, 365]
ERR_CONNECTION_RESET standard [err_connection_reset] cjk [err_connection_reset] smart [err, connect, reset]
192.168.0.12 standard [192.168.0.12] cjk [192.168.0.12] smart [192, 168, 0, 12]
账号 standard [账, 号] cjk [账号] smart [账号]
帐号 standard [帐, 号] cjk [帐号] smart [帐, 号]
EXPECTED
