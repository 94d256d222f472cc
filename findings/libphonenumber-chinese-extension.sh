#!/usr/bin/env bash
# libphonenumber 9.0.20, region CN.
# Expected: the way an extension is written in the number's own country is understood: 转 or 分机 in China.
# Seen: English and even Russian extensions (доб.) of a Chinese number are read, the Chinese ones are refused as no number,
#   and findNumbers gives the number without its extension.
# So: split 转, 轉 and 分机 off before parsing, and after findNumbers look at the text that follows a match.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat > pom.xml <<'XML'
<project><modelVersion>4.0.0</modelVersion><groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
<dependencies>
<dependency><groupId>com.googlecode.libphonenumber</groupId><artifactId>libphonenumber</artifactId><version>9.0.20</version></dependency>
</dependencies></project>
XML
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=classpath \
  > mvn.log 2>&1 || { cat mvn.log; exit 1; }
cat > Extension.java <<'JAVA'
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.List;

class Extension {

  static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  public static void main(String[] args) {
    for (String text : List.of("010-55501234 ext. 8001", "010-55501234 доб. 8001", "010-55501234转8001",
        "010-55501234 轉 8001", "010-55501234 分机 8001")) {
      System.out.println(text + " | parsed: " + parsed(text) + " | found: "
          + NUMBERS.findNumbers(text, "CN").iterator().next().rawString());
    }
  }

  static String parsed(String text) {
    try {
      var number = NUMBERS.parse(text, "CN");
      return number.getNationalNumber() + " extension " + number.getExtension();
    } catch (NumberParseException e) {
      return e.getErrorType().toString();
    }
  }
}
JAVA
{
  grep -o 'libphonenumber-[0-9.]*[0-9]' classpath | tail -1
  java -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -cp "$(cat classpath)" Extension.java
} | tee seen
diff - seen <<'EXPECTED'
libphonenumber-9.0.20
010-55501234 ext. 8001 | parsed: 1055501234 extension 8001 | found: 010-55501234 ext. 8001
010-55501234 доб. 8001 | parsed: 1055501234 extension 8001 | found: 010-55501234 доб. 8001
010-55501234转8001 | parsed: NOT_A_NUMBER | found: 010-55501234
010-55501234 轉 8001 | parsed: NOT_A_NUMBER | found: 010-55501234
010-55501234 分机 8001 | parsed: NOT_A_NUMBER | found: 010-55501234
EXPECTED
