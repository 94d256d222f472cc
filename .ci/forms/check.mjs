import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const pictures = join(root, 'target/forms');
const formJs = join(here, 'node_modules/@bpmn-io/form-js/dist');

// What the server offers to a form besides the form's own fields.
const served = JSON.parse(readFileSync(join(here, 'served.json'), 'utf8'));

const KEYED = ['textfield', 'textarea', 'number', 'checkbox', 'radio', 'select', 'checklist', 'taglist', 'datetime'];
const UNKEYED = ['text', 'group', 'separator', 'spacer'];
const CHOICES = ['radio', 'select', 'checklist', 'taglist'];
const TASK_WIDTH = 700; // the column of a task in Tasklist on a 1440 pixel screen

const wanted = process.argv.slice(2);
const forms = readdirSync(join(root, 'forms')).filter(file => file.endsWith('.form'))
  .map(file => file.replace('.form', ''))
  .filter(stem => !wanted.length || wanted.includes(stem));
const faults = [];
const startForms = startFormsOfModels();

mkdirSync(pictures, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
});
const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, timezoneId: 'Asia/Shanghai', locale: 'en-GB' });
await page.setContent(`<!doctype html><style>body { margin: 12px } #task { width: ${TASK_WIDTH}px }</style><div id="task"></div>`);
await page.addStyleTag({ path: join(formJs, 'assets/form-js.css') });
await page.addScriptTag({ path: join(formJs, 'form-viewer.umd.js') });
page.on('pageerror', error => faults.push(`page: ${error.message}`));

for (const stem of forms) {
  const fault = text => faults.push(`${stem}: ${text}`);
  const schema = JSON.parse(readFileSync(join(root, 'forms', `${stem}.form`), 'utf8'));
  const fields = flatten(schema);
  checkSchema(stem, schema, fields, fault);
  try {
    await checkBehaviour(schema, fields, fault);
    await takePicture(schema, served, stem, fault);
    if (fields.some(field => field.conditional)) {
      await takePicture(unconditional(schema), served, `${stem}.all`, fault);
    }
  } catch (error) {
    fault(error.message);
  }
}
await browser.close();

faults.forEach(text => console.error(`FAULT ${text}`));
console.log(`${forms.length} forms, ${faults.length} faults, pictures in target/forms`);
process.exit(faults.length ? 1 : 0);

function flatten(parent) {
  return (parent.components || []).flatMap(child => [child, ...flatten(child)]);
}

function unconditional(schema) {
  return JSON.parse(JSON.stringify(schema, (key, value) => key === 'conditional' ? undefined : value));
}

function startFormsOfModels() {
  const folder = join(root, 'processes');
  const models = existsSync(folder) ? readdirSync(folder).filter(file => file.endsWith('.bpmn')) : [];
  const starts = models.flatMap(file => readFileSync(join(folder, file), 'utf8').match(/<(bpmn:)?startEvent [^>]*>/g) || []);
  return starts.map(tag => tag.match(/formRef="([^"]+)"/)?.[1]).filter(Boolean);
}

function checkSchema(stem, schema, fields, fault) {
  const expected = { id: stem, type: 'default', schemaVersion: 16, executionPlatform: 'Camunda Platform', executionPlatformVersion: '7.24.0' };
  for (const [name, value] of Object.entries(expected)) {
    if (schema[name] !== value) fault(`${name} must be ${value}`);
  }
  if (!schema.exporter?.name) fault('exporter is missing');
  for (const name of ['id', 'key']) {
    const values = fields.map(field => field[name]).filter(Boolean);
    values.filter((value, at) => values.indexOf(value) !== at).forEach(value => fault(`${name} ${value} is used twice`));
  }
  const rows = {};
  fields.forEach(field => checkField(field, fields, rows, fault));
  for (const [row, columns] of Object.entries(rows)) {
    if (columns > 16) fault(`${row} has ${columns} columns, a row holds 16`);
  }
  const first = schema.components[0];
  if (startForms.length && !startForms.includes(stem) && first?.text !== '{{facts}}') {
    fault('the form of a user task begins with a text component {{facts}}');
  }
}

function checkField(field, fields, rows, fault) {
  const name = field.key || field.id;
  if (![...KEYED, ...UNKEYED].includes(field.type)) return fault(`${name}: component type ${field.type} is unknown to form-js 1.8.7 or not wanted`);
  const keyed = KEYED.includes(field.type);
  const id = keyed ? `field_${field.key}` : `${field.type}_`;
  if (keyed ? field.id !== id : !/^[a-z]+_[a-z][A-Za-z]*$/.test(field.id || '') || !field.id.startsWith(id)) {
    fault(`${name}: id ${field.id} must be ${id}${keyed ? '' : 'camelCase'}`);
  }
  if (keyed && !/^[a-z][A-Za-z]*$/.test(field.key || '')) fault(`${name}: a key is camelCase`);
  if (field.type !== 'text' && !(field.label || field.dateLabel)) fault(`${name}: label is missing`);
  if (!/^row_[a-z][A-Za-z]*$/.test(field.layout?.row || '')) fault(`${name}: layout.row is missing or not row_camelCase`);
  rows[field.layout?.row] = (rows[field.layout?.row] || 0) + (field.layout?.columns || 16);
  if (field.path) fault(`${name}: a path hides the field from the server`);
  if (CHOICES.includes(field.type)) checkOptions(field, name, fault);
  const known = [...fields.map(other => other.key), ...Object.keys(served)];
  for (const variable of variablesOf(field)) {
    if (!known.includes(variable)) fault(`${name}: ${variable} is neither a field of this form nor served`);
  }
}

function checkOptions(field, name, fault) {
  if (field.valuesKey) {
    if (!Array.isArray(served[field.valuesKey])) fault(`${name}: options ${field.valuesKey} are not served`);
    return;
  }
  const options = field.values || [];
  if (!options.length || options.some(option => !option.label || typeof option.value !== 'string')) {
    fault(`${name}: options are a list of {label, value}`);
  }
  if (new Set(options.map(option => option.value)).size !== options.length) fault(`${name}: an option value is used twice`);
  if (field.defaultValue && !options.some(option => option.value === field.defaultValue)) fault(`${name}: the default is no option`);
}

function variablesOf(field) {
  const conditions = (field.conditional?.hide || '').replace(/"[^"]*"/g, '');
  const templates = (field.text || '').match(/{{[^}]*}}/g) || [];
  return [conditions, ...templates].flatMap(text => text.match(/[A-Za-z]\w*/g) || [])
    .filter(word => !['and', 'or', 'not', 'null', 'true', 'false', 'if', 'then', 'else', 'in'].includes(word));
}

/** Plays every combination of the answers that conditions ask for. */
async function checkBehaviour(schema, fields, fault) {
  const asked = [...new Set(fields.filter(field => field.conditional).flatMap(variablesOf))];
  const others = Object.fromEntries(Object.entries(served).filter(([key]) => !fields.some(field => field.key === key)));
  const seen = new Set();
  const missed = new Set();
  for (const answers of combinations(asked, fields)) {
    const told = JSON.stringify(answers);
    const empty = await play(schema, { ...others, ...answers });
    empty.errors.forEach(error => fault(`${told}: ${error}`));
    const keyed = fields.filter(field => field.key);
    for (const field of keyed) (empty.keys.includes(field.key) ? seen : missed).add(field.key);
    const required = keyed.filter(field => field.validate?.required && empty.keys.includes(field.key));
    for (const field of required) {
      const given = answers[field.key] ?? field.defaultValue;
      if (given === undefined && !empty.refused.includes(field.id)) fault(`${told}: ${field.key} is required but may stay empty`);
    }
    const filled = await play(schema, { ...served, ...samples(fields), ...present(answers) });
    filled.refused.forEach(id => fault(`${told}: ${id} refuses its sample: ${filled.reasons[id]}`));
  }
  for (const field of fields.filter(field => field.key)) {
    if (!seen.has(field.key)) fault(`${field.key} is never shown`);
    if (field.conditional && !missed.has(field.key)) fault(`${field.key} is never hidden: its condition is of no use`);
  }
}

function combinations(variables, fields) {
  return variables.reduce((all, variable) => {
    const field = fields.find(other => other.key === variable);
    const options = field?.values?.map(option => option.value);
    const values = options ? [null, ...options] : typeof served[variable] === 'string' ? ['text', '', null] : [true, false, null];
    return all.flatMap(one => values.map(value => ({ ...one, [variable]: value })));
  }, [{}]);
}

function present(answers) {
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== null));
}

function samples(fields) {
  return Object.fromEntries(fields.filter(field => field.key).map(field => [field.key, sample(field)]));
}

function sample(field) {
  const option = (served[field.valuesKey] || field.values)?.[0].value;
  switch (field.type) {
    case 'checkbox': return true;
    case 'number': return 1;
    case 'checklist':
    case 'taglist': return [option];
    case 'radio':
    case 'select': return option;
    case 'datetime': return field.subtype === 'date' ? '2099-12-24' : '2099-12-24T19:30+08:00';
    default: return field.validate?.validationType === 'email' ? 'li@example.org' : field.validate?.pattern ? 'TS20231025001' : 'A sentence.';
  }
}

async function play(schema, data) {
  return page.evaluate(async ({ schema, data }) => {
    window.rendered?.destroy();
    const errors = [];
    const form = window.rendered = new FormViewer.Form({ container: document.querySelector('#task') });
    form.on('error', ({ error }) => errors.push(error.message));
    const { warnings } = await form.importSchema(schema, data);
    errors.push(...warnings.map(warning => warning.message));
    await new Promise(resolve => setTimeout(resolve, 60));
    const shown = document.querySelector('#task').innerText;
    if (/{{|⚠/.test(shown)) errors.push(`a template is not filled: ${shown.match(/.*({{|⚠).*/)[0]}`);
    const { data: submitted, errors: reasons } = form.submit();
    return { errors, keys: Object.keys(submitted), refused: Object.keys(reasons), reasons, submitted };
  }, { schema, data });
}

async function takePicture(schema, data, name, fault) {
  const { errors } = await play(schema, data);
  errors.forEach(error => fault(`${name}: ${error}`));
  await page.evaluate(() => window.rendered._setState({ errors: {} }));
  await page.waitForTimeout(100);
  for (const text of await page.evaluate(findCuts)) fault(`${name}.png: ${text}`);
  await page.locator('#task').screenshot({ path: join(pictures, `${name}.png`) });
}

/** Runs in the page. */
function findCuts() {
  const found = [];
  const container = document.querySelector('#task');
  const right = container.getBoundingClientRect().right;
  for (const element of container.querySelectorAll('label, .fjs-select-display, .fjs-form-field-text, .fjs-form-field-description')) {
    if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth || element.getBoundingClientRect().right > right + 1) {
      found.push(`"${element.innerText}" is cut off`);
    }
  }
  const pen = document.createElement('canvas').getContext('2d');
  for (const field of flat(window.rendered._getState().schema)) {
    const display = container.querySelector(`[id$="-${field.id}-display"]`);
    if (!display) continue;
    pen.font = getComputedStyle(display).font;
    const room = display.parentElement.clientWidth - 70; // the cross and the arrow stand beside a chosen option
    for (const { label } of field.values || []) {
      if (pen.measureText(label).width > room) found.push(`option "${label}" is too wide for its field`);
    }
  }
  for (const row of container.querySelectorAll('.fjs-layout-row')) {
    const columns = [...row.children].map(child => child.getBoundingClientRect());
    if (columns.some((box, at) => at && box.left < columns[at - 1].right - 1 && box.top < columns[at - 1].bottom - 1)) found.push(`fields overlap in a row: ${row.innerText}`);
  }
  return found;

  function flat(parent) {
    return (parent.components || []).flatMap(child => [child, ...flat(child)]);
  }
}
