#!/usr/bin/env bash
# feel-engine (feel-scala) 1.19.3, the FEEL of Camunda 7.24 and of decision tables there.
# Expected: one instant written with two offsets is equal, as it is neither before nor after the other; a - b is zero.
# Seen: 10:00Z and 18:00+08:00 are PT0S apart, yet not equal, the first is before the second and an interval that
#   begins at the second does not hold the first. A zone name beside the offset it stands for is unequal as well,
#   and distinct values() keeps both.
# So: bring all times to one offset before FEEL sees them, or compare a - b with duration("PT0S").
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat > pom.xml <<'XML'
<project><modelVersion>4.0.0</modelVersion><groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
<dependencies>
<dependency><groupId>org.camunda.feel</groupId><artifactId>feel-engine</artifactId><version>1.19.3</version>
<classifier>scala-shaded</classifier></dependency>
<dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.36</version></dependency>
</dependencies></project>
XML
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=classpath \
  > mvn.log 2>&1 || { cat mvn.log; exit 1; }
cat > Instant.java <<'JAVA'
import java.util.List;
import java.util.Map;
import org.camunda.feel.api.FeelEngineBuilder;

class Instant {

  public static void main(String[] args) {
    var feel = FeelEngineBuilder.forJava().build();
    for (String question : List.of("a - b", "a = b", "a < b", "a >= b", "a in [b..c]", "b = z",
        "count(distinct values([a, b, z]))")) {
      String expression = "{a: date and time(\"2026-11-30T10:00:00Z\"), b: date and time(\"2026-11-30T18:00:00+08:00\"), "
          + "c: date and time(\"2026-11-30T20:00:00+08:00\"), z: date and time(\"2026-11-30T18:00:00@Asia/Shanghai\"), "
          + "answer: " + question + "}.answer";
      System.out.println(question + " -> " + feel.evaluateExpression(expression, Map.<String, Object>of()).result());
    }
  }
}
JAVA
grep -o 'feel-engine-[0-9.]*[0-9]' classpath | tail -1 | tee seen
java -cp "$(cat classpath)" Instant.java | tee -a seen
diff - seen <<'EXPECTED'
feel-engine-1.19.3
a - b -> PT0S
a = b -> false
a < b -> true
a >= b -> false
a in [b..c] -> false
b = z -> false
count(distinct values([a, b, z])) -> 3
EXPECTED
