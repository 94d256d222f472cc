// Asks before what somebody has typed and not sent is lost: with a dialog, with the session, with the tab. What is typed into a task's form is kept
// when only another task is chosen (drafts).
import { change, openForms } from './forms-1.js';
import { say } from '../../../texts.js';

const LEAVING = '.modal [ng-click="back()"], [ng-click="logout()"]';
// in dialogs without such a form, of a comment for example
const fields = new Set();
let expired = false;

function isTyped(place = document) {
  return openForms(place).some(form => form.typed) || [...fields].some(field => field.isConnected && field.value && place.contains(field));
}

function hasDrafts() {
  return Object.keys(window.sessionStorage).some(key => key.startsWith('camunda-form:'));
}

function mayGo(lost) {
  return !lost || window.confirm(say('web.losses.question'));
}

document.addEventListener('input', event => {
  const dialog = event.target.closest('.modal');
  if (dialog && event.target.closest('.modal-body') && openForms(dialog).length === 0) {
    fields.add(event.target);
  }
}, true);

// Esc, a click beside it, its button
change('$uibModalStack', (stack, injector) => {
  const dismiss = stack.dismiss;
  stack.dismiss = (dialog, reason) => {
    const top = stack.getTop();
    const place = top && top.key === dialog && top.value.modalDomEl[0];
    // the form of a session that has run out is kept until the next login
    const kept = place && expired && openForms(place).length > 0;
    return mayGo(place && !kept && isTyped(place)) && dismiss(dialog, reason);
  };
  const root = injector.get('$rootScope');
  root.$on('authentication.login.required', () => { expired = true; });
  root.$on('authentication.login.success', () => { expired = false; });
  return stack;
});

document.addEventListener('click', event => {
  const button = event.target.closest(LEAVING);
  const dialog = button && button.closest('.modal');
  if (button && !mayGo(dialog ? isTyped(dialog) : isTyped() || hasDrafts())) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}, true);

window.addEventListener('beforeunload', event => {
  if (isTyped() || hasDrafts()) {
    event.preventDefault();
  }
});

export default [];
