#!/usr/bin/env bash
# dmn-moddle 12.0.1 with camunda-dmn-moddle 1.3.1, by which dmn-js and Camunda Modeler read and write the tables of Camunda 7.
# Expected: camunda:properties, the extension properties of a BPMN diagram, are kept in a table too, or at least as much as an element
#   that nobody knows.
# Seen: knowing the namespace loses them. With the descriptor of Camunda they are dropped when the file is written, with a warning when it
#   is read; without it they stay, and so does an element of a namespace of one's own, with it or not. An attribute stays in any case.
# So: a fact of one's own in a table belongs into an attribute, or an element, of a namespace of one's own.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent dmn-moddle@12.0.1 camunda-dmn-moddle@1.3.1
cat > keep.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { DmnModdle } from 'dmn-moddle';

const camunda = JSON.parse(readFileSync('node_modules/camunda-dmn-moddle/resources/camunda.json', 'utf8'));
const table = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn"
    xmlns:own="http://example.org/own" id="d" name="d" namespace="n">
  <decision id="ask" name="ask">
    <extensionElements>
      <camunda:properties><camunda:property name="owner" value="desk" /></camunda:properties>
      <own:note text="desk" />
    </extensionElements>
    <decisionTable id="t"><output id="o" name="answer" own:hint="desk" /></decisionTable>
  </decision>
</definitions>`;
for (const [what, descriptors] of [['without the descriptor', {}], ['with the descriptor', { camunda }]]) {
  const moddle = new DmnModdle(descriptors);
  const { rootElement, warnings } = await moddle.fromXML(table, 'dmn:Definitions');
  const { xml } = await moddle.toXML(rootElement);
  const kept = ['camunda:property', 'own:note', 'own:hint'].filter(part => xml.includes(part + ' ') || xml.includes(part + '='));
  console.log(`${what}: kept ${kept.join(', ')}; warnings ${warnings.length}`);
}
JS
node keep.mjs | tee seen
diff seen - <<'SEEN'
without the descriptor: kept camunda:property, own:note, own:hint; warnings 0
with the descriptor: kept own:note, own:hint; warnings 1
SEEN
echo "As stated."
