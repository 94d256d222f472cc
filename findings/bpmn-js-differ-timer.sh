#!/usr/bin/env bash
# bpmn-js-differ 3.2.0 with bpmn-moddle 10.3.1.
# Expected: a boundary timer changed from 4 to 40 hours is reported as a change of the event that carries it, and each
#   changed attribute has its value before as oldValue and its value after as newValue.
# Seen: the change is reported while the timer definition has no id. With an id, as modelers write it, nothing is
#   reported: not in _changed, not anywhere. oldValue and newValue of a plain attribute are swapped.
# So: a review of models by this difference misses deadlines; compare the event definitions oneself, and
#   read a name's two values the other way round (or from the models).
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --prefix . bpmn-js-differ@3.2.0 bpmn-moddle@10.3.1
cat > compare.mjs <<'JS'
import { diff } from 'bpmn-js-differ';
import { BpmnModdle } from 'bpmn-moddle';

const model = async (name, duration, id) => (await new BpmnModdle().fromXML(`
  <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="model" targetNamespace="finding"
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
    <process id="ticket" isExecutable="true">
      <startEvent id="reported"><outgoing>flow</outgoing></startEvent>
      <sequenceFlow id="flow" sourceRef="reported" targetRef="triage"/>
      <userTask id="triage" name="${name}"><incoming>flow</incoming></userTask>
      <boundaryEvent id="deadline" attachedToRef="triage"><timerEventDefinition ${id}>
        <timeDuration xsi:type="tFormalExpression">${duration}</timeDuration>
      </timerEventDefinition></boundaryEvent>
    </process>
  </definitions>`)).rootElement;

for (const id of ['', 'id="fourHours"']) {
  const { _added, _removed, _changed } = diff(await model('Triage', 'PT4H', id), await model('Assess', 'PT40H', id));
  console.log(id ? 'timer with id' : 'timer without id');
  console.log('  changed:', Object.keys(_changed).join(' '), '| added, removed:',
    Object.keys(_added).length + Object.keys(_removed).length);
  console.log('  name, Triage -> Assess:', JSON.stringify(_changed.triage.attrs.name));
}
JS
{ echo "bpmn-js-differ $(node -p 'require("./node_modules/bpmn-js-differ/package.json").version')"; node compare.mjs; } | tee seen
diff - seen <<'EXPECTED'
bpmn-js-differ 3.2.0
timer without id
  changed: triage deadline | added, removed: 0
  name, Triage -> Assess: {"oldValue":"Assess","newValue":"Triage"}
timer with id
  changed: triage | added, removed: 0
  name, Triage -> Assess: {"oldValue":"Assess","newValue":"Triage"}
EXPECTED
