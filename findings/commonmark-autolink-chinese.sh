#!/usr/bin/env bash
# commonmark-java 0.27.0 with its autolink extension.
# Expected: an address written in a Chinese sentence ends where the sentence goes on, as it does before an English comma.
# Seen: the full-width comma, full stop or bracket and all that follows up to the next blank become part of the link, and
#   of the recipient of a mail address too.
# So: in Chinese texts end an address with a blank, write <address>, or cut links at the first full-width punctuation.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat > pom.xml <<'XML'
<project><modelVersion>4.0.0</modelVersion><groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
<dependencies>
<dependency><groupId>org.commonmark</groupId><artifactId>commonmark</artifactId><version>0.27.0</version></dependency>
<dependency><groupId>org.commonmark</groupId><artifactId>commonmark-ext-autolink</artifactId><version>0.27.0</version></dependency>
</dependencies></project>
XML
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=classpath \
  > mvn.log 2>&1 || { cat mvn.log; exit 1; }
cat > Links.java <<'JAVA'
import java.util.List;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.parser.Parser;

class Links {

  public static void main(String[] args) {
    var parser = Parser.builder().extensions(List.of(AutolinkExtension.create())).build();
    for (String text : List.of("See https://example.org/help, then sign in", "请看 https://example.org/help，然后登录",
        "见https://example.org/help（第2页）", "Write to desk@example.org, please", "请写信给 desk@example.org，谢谢",
        "请看 <https://example.org/help>，然后登录")) {
      parser.parse(text).accept(new AbstractVisitor() {
        @Override
        public void visit(Link link) {
          System.out.println(text + " -> " + link.getDestination());
        }
      });
    }
  }
}
JAVA
{
  grep -o 'commonmark-ext-autolink-[0-9.]*[0-9]' classpath | tail -1
  java -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -cp "$(cat classpath)" Links.java
} | tee seen
diff - seen <<'EXPECTED'
commonmark-ext-autolink-0.27.0
See https://example.org/help, then sign in -> https://example.org/help
请看 https://example.org/help，然后登录 -> https://example.org/help，然后登录
见https://example.org/help（第2页） -> https://example.org/help（第2页）
Write to desk@example.org, please -> mailto:desk@example.org
请写信给 desk@example.org，谢谢 -> mailto:desk@example.org，谢谢
请看 <https://example.org/help>，然后登录 -> https://example.org/help
EXPECTED
