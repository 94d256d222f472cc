#!/usr/bin/env bash
# Camunda DMN engine 7.24.0 with its FEEL engine (feel-scala 1.19.3).
# Expected: a table can be asked with the dates of java.time, as FEEL knows them; in a column of the type "date" too.
# Seen: an Instant is before no time and after none, so that its row never fits, and nothing says so. A LocalDate is a date
#   for FEEL, but a column of the type "date" refuses it; a LocalDateTime it takes, by the zone of the machine.
# So: give tables LocalDateTime for points in time, and put a transformer of one's own behind the type "date".
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat > pom.xml <<'XML'
<project><modelVersion>4.0.0</modelVersion><groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
<dependencies>
<dependency><groupId>org.camunda.bpm.dmn</groupId><artifactId>camunda-engine-dmn</artifactId><version>7.24.0</version></dependency>
<dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.36</version></dependency>
</dependencies></project>
XML
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=classpath \
  > mvn.log 2>&1 || { cat mvn.log; exit 1; }
cat > Dates.java <<'JAVA'
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;

class Dates {

  static final String TABLE = """
      <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n">
        <decision id="ask" name="ask"><decisionTable id="t" hitPolicy="FIRST">
          <input id="i"><inputExpression id="e" %s><text><![CDATA[%s]]></text></inputExpression></input>
          <output id="o" name="answer" typeRef="string"/>
          <rule id="r"><inputEntry id="c"><text>? != null</text></inputEntry><outputEntry id="a"><text>"fits"</text></outputEntry></rule>
        </decisionTable></decision>
      </definitions>""";

  public static void main(String[] args) {
    System.out.println("Camunda DMN engine " + DmnEngine.class.getPackage().getImplementationVersion());
    ask("Instant before 2030", "", "fact < date and time(\"2030-01-01T00:00:00Z\")", Instant.parse("2026-11-21T06:30:00Z"));
    ask("Instant after 2020", "", "fact > date and time(\"2020-01-01T00:00:00Z\")", Instant.parse("2026-11-21T06:30:00Z"));
    ask("LocalDate before 2030", "", "fact < date(\"2030-01-01\")", LocalDate.parse("2026-11-21"));
    ask("LocalDate, type date", "typeRef=\"date\"", "fact", LocalDate.parse("2026-11-21"));
    ask("LocalDateTime, type date", "typeRef=\"date\"", "fact", LocalDateTime.parse("2026-11-21T14:30:00"));
  }

  static void ask(String what, String type, String input, Object fact) {
    DmnEngine engine = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    try {
      var table = engine.parseDecision("ask", new ByteArrayInputStream(TABLE.formatted(type, input).getBytes()));
      System.out.printf("%s: %s%n", what, engine.evaluateDecisionTable(table, Map.of("fact", fact)).getResultList());
    } catch (RuntimeException e) {
      System.out.printf("%s: %s%n", what, e.getMessage());
    }
  }
}
JAVA
java -cp "$(cat classpath)" Dates.java | tee seen
diff - seen <<'EXPECTED'
Camunda DMN engine 7.24.0
Instant before 2030: []
Instant after 2020: []
LocalDate before 2030: [{answer=fits}]
LocalDate, type date: Unsupported type: 'java.time.LocalDate' cannot be converted to 'java.util.Date'
LocalDateTime, type date: [{answer=fits}]
EXPECTED
