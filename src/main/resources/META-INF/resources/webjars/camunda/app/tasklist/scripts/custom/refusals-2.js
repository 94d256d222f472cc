// A refusal of a form says which fields it is about, by their labels, and leads to the first. It disappears with the next attempt.
// "Complete" and "Start" are never disabled for a field: whoever presses them learns which. (Tasklist would also leave them disabled for a field with an
// error that another answer has hidden since.)
import { onForm } from './forms-1.js';
import { watch } from './requests-1.js';
import { say } from '../../../texts.js';

let notifications;

function forgetRefusals() {
  if (notifications) {
    notifications.clear({ type: 'danger' });
  }
}

// the one of this component of the form, if it is shown
function fieldOf(form, id) {
  const part = [...form.element.querySelectorAll('[id^="fjs-form-"]')].find(({ id: shown }) => new RegExp('^fjs-form-[^-]+-' + id + '(-|_\\d|$)').test(shown));
  return part && part.closest('.fjs-form-field');
}

function labelOf(field) {
  const label = field.querySelector('.fjs-form-field-label');
  return label ? label.textContent.replace(/\*$/, '').trim() : '';
}

function inOrder(fields) {
  return fields.filter(field => field).sort((one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
}

function lead([first]) {
  const input = first && first.querySelector('input:not([disabled]), textarea:not([disabled]), [tabindex="0"]');
  if (input) {
    input.focus({ preventScroll: true });
    first.scrollIntoView({ block: 'center' });
  }
}

// the library's own: its messages stand below the fields
function ofTheLibrary(form, errors) {
  const fields = inOrder(Object.keys(errors).map(id => fieldOf(form, id)));
  lead(fields);
  const labels = fields.map(labelOf).filter(label => label);
  return { message: labels.length > 0 ? say('web.refusals.fields', labels.join(say('web.separator'))) : Object.values(errors).flat().join(' ') };
}

// the server's: sentences by the keys of fields
async function ofTheServer(form, error, problems) {
  const components = [];
  const collect = component => { components.push(component); (component.components || []).forEach(collect); };
  collect(await (await fetch(form.scope.asynchronousFormKey.key)).json());
  const found = Object.entries(problems).map(([key, sentence]) => {
    const field = components.filter(component => component.key === key).map(({ id }) => fieldOf(form, id)).find(shown => shown);
    return { field, sentence: (field && labelOf(field) || key) + ': ' + sentence };
  });
  lead(inOrder(found.map(({ field }) => field)));
  error.message = found.map(({ sentence }) => sentence).join(' ');
  return error;
}

async function explained(form, error) {
  const problems = error.response && error.response.body && error.response.body.problems;
  try {
    return problems ? await ofTheServer(form, error, problems) : error instanceof Error ? error : ofTheLibrary(form, error);
  } catch (fault) {
    console.error('The fields of a refusal cannot be named', fault);
    return error;
  }
}

onForm((controller, form, injector) => {
  notifications = injector.get('Notifications');
  forgetRefusals();
  return {
    notifyFormValidated() {
      controller.notifyFormValidated(false);
    },
    registerCompletionHandler(complete) {
      controller.registerCompletionHandler(done => {
        forgetRefusals();
        complete(async (error, result) => done(error && await explained(form, error), result));
      });
    }
  };
});

// other actions on a task, which may have been refused before
watch(/^(POST|PUT|DELETE) .*\/task\/[^/]+\//, { sent: forgetRefusals });

export default [];
