#!/usr/bin/env bash
# @bpmn-io/feelin 6.1.1 (the FEEL of form-js 1.23) beside feel-engine 1.19.3 (the FEEL of Camunda's decision tables).
# Expected: one expression language, so a form that hides a field or computes a value by an expression agrees with the
#   table that decides by the same expression on the server.
# Seen: the form computes in binary floating point, the table in decimals; the form has no last day of month() and
#   no product of a duration and a number (null, without an error) and no false of is defined(); a rounded half and
#   the months between two dates differ.
# So: an amount or a duration that decides something is computed on one side only, and a form's expressions
#   are tested with the form's own FEEL.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat > expressions <<'FEEL'
19.99 * 100 = 1999
string(0.1 + 0.2)
decimal(2.345, 2)
string(3 * duration("PT1H"))
string(years and months duration(date("2024-01-31"), date("2024-02-29")))
string(last day of month(date("2026-11-30")))
not(is defined(answer))
FEEL
npm install --silent --no-audit --no-fund --prefix . @bpmn-io/feelin@6.1.1
cat > form.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { evaluate } from '@bpmn-io/feelin';
for (const expression of readFileSync('expressions', 'utf8').trim().split('\n')) {
  const result = evaluate(expression, {});
  console.log(String(result?.value !== undefined ? result.value : result));
}
JS
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
cat > Table.java <<'JAVA'
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.feel.api.FeelEngineBuilder;

class Table {

  public static void main(String[] args) throws Exception {
    var feel = FeelEngineBuilder.forJava().build();
    for (String expression : Files.readAllLines(Path.of("expressions"))) {
      System.out.println(feel.evaluateExpression(expression, Map.<String, Object>of()).result());
    }
  }
}
JAVA
node form.mjs > form
java -cp "$(cat classpath)" Table.java > table
{
  echo "feelin $(node -p 'require("./node_modules/@bpmn-io/feelin/package.json").version')," \
    "$(grep -o 'feel-engine-[0-9.]*[0-9]' classpath | tail -1)"
  paste -d'|' expressions form table
} | tee seen
diff - seen <<'EXPECTED'
feelin 6.1.1, feel-engine-1.19.3
19.99 * 100 = 1999|false|true
string(0.1 + 0.2)|0.30000000000000004|0.3
decimal(2.345, 2)|2.35|2.34
string(3 * duration("PT1H"))|null|PT3H
string(years and months duration(date("2024-01-31"), date("2024-02-29")))|P1M|P0Y
string(last day of month(date("2026-11-30")))|null|2026-11-30
not(is defined(answer))|null|true
EXPECTED
