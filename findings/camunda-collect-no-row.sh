#!/usr/bin/env bash
# Camunda DMN engine 7.24.0, a decision table with hit policy COLLECT and an aggregation.
# Expected: when no row fits, all four aggregations say so in one way; COUNT gives 0 under the name of the output, as it
#   gives 1 under that name when a row fits.
# Seen: SUM, MIN and MAX give an empty result. COUNT gives one entry of value 0, but its name is null instead of hours.
# So: read a COUNT as the single entry of the result, never by its name, and expect that a SUM of nothing is missing
#   rather than 0.
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
cat > Collect.java <<'JAVA'
import java.io.ByteArrayInputStream;
import java.util.List;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;

class Collect {

  static final DmnEngine ENGINE = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
  static final String TABLE = """
      <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="tables" name="tables" namespace="finding">
        <decision id="effort" name="Effort"><decisionTable hitPolicy="COLLECT" aggregation="%s">
          <input id="in"><inputExpression id="device" typeRef="string"><text>device</text></inputExpression></input>
          <output id="out" name="hours" typeRef="integer"/>
          <rule id="printer"><inputEntry id="isPrinter"><text>"printer"</text></inputEntry>
            <outputEntry id="fourHours"><text>4</text></outputEntry></rule>
        </decisionTable></decision>
      </definitions>
      """;

  public static void main(String[] args) {
    System.out.println("Camunda DMN engine " + DmnEngine.class.getPackage().getImplementationVersion());
    for (String aggregation : List.of("COUNT", "SUM", "MIN", "MAX")) {
      System.out.printf("%-5s one row fits: %s  no row fits: %s%n", aggregation,
          result(aggregation, "printer"), result(aggregation, "router"));
    }
  }

  static List<?> result(String aggregation, String device) {
    var table = new ByteArrayInputStream(TABLE.formatted(aggregation).getBytes());
    return ENGINE.evaluateDecisionTable("effort", table, Variables.createVariables().putValue("device", device))
        .getResultList();
  }
}
JAVA
java -cp "$(cat classpath)" Collect.java | tee seen
diff - seen <<'EXPECTED'
Camunda DMN engine 7.24.0
COUNT one row fits: [{hours=1}]  no row fits: [{null=0}]
SUM   one row fits: [{hours=4}]  no row fits: []
MIN   one row fits: [{hours=4}]  no row fits: []
MAX   one row fits: [{hours=4}]  no row fits: []
EXPECTED
