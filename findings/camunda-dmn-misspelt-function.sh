#!/usr/bin/env bash
# Camunda DMN engine 7.24.0 with its FEEL engine (feel-scala 1.19.3).
# Expected: a table whose cell calls a function that does not exist is refused, or its row never fits.
# Seen: it is neither refused when it is read nor when it is evaluated; the call is null. Alone such a cell never fits,
#   but under not(...) it fits every value, and so does a call with a parameter too few or a misspelt variable.
#   With hit policy FIRST such a row hides all rows below it.
# So: check the names of functions and variables and the number of parameters before a table is deployed, and test
#   each negated cell with a value that must not fit.
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
cat > Misspelt.java <<'JAVA'
import java.io.ByteArrayInputStream;
import java.util.List;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;

class Misspelt {

  static final DmnEngine ENGINE = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
  static final String TABLE = """
      <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="tables" name="tables" namespace="finding">
        <decision id="team" name="Team"><decisionTable hitPolicy="FIRST">
          <input id="in"><inputExpression id="code" typeRef="string"><text>code</text></inputExpression></input>
          <output id="out" name="team" typeRef="string"/>
          <rule id="first"><inputEntry id="cell"><text>%s</text></inputEntry>
            <outputEntry id="network"><text>"network"</text></outputEntry></rule>
          <rule id="second"><inputEntry id="any"><text></text></inputEntry>
            <outputEntry id="desk"><text>"desk"</text></outputEntry></rule>
        </decisionTable></decision>
      </definitions>
      """;

  public static void main(String[] args) {
    System.out.println("Camunda DMN engine " + DmnEngine.class.getPackage().getImplementationVersion());
    for (String cell : List.of("not(starts with(?, \"E\"))", "begins with(?, \"E\")", "not(begins with(?, \"E\"))",
        "not(starts with(?))", "not(kode = \"E17\")")) {
      System.out.printf("%-26s E17: %-7s  N42: %s%n", cell, team(cell, "E17"), team(cell, "N42"));
    }
  }

  static String team(String cell, String code) {
    var table = new ByteArrayInputStream(TABLE.formatted(cell).getBytes());
    return ENGINE.evaluateDecisionTable("team", table, Variables.createVariables().putValue("code", code))
        .getSingleResult().getEntry("team");
  }
}
JAVA
java -cp "$(cat classpath)" Misspelt.java | tee seen
diff - seen <<'EXPECTED'
Camunda DMN engine 7.24.0
not(starts with(?, "E"))   E17: desk     N42: network
begins with(?, "E")        E17: desk     N42: desk
not(begins with(?, "E"))   E17: network  N42: network
not(starts with(?))        E17: network  N42: network
not(kode = "E17")          E17: network  N42: network
EXPECTED
