// Lets our scripts take part in every Camunda Form that Tasklist opens, in a task or in the dialog that starts a process.
const parts = [];
const open = new Set();

// part: gets Tasklist's controller of the form, the form (scope, element, typed, restored) and Angular's injector; returns what it does in the controller's place
export function onForm(part) {
  parts.push(part);
}

// without a place: also one whose tab has just been taken off the page, before its scope ends
export function openForms(place) {
  return [...open].filter(form => !place || place.contains(form.element));
}

// Angular's services do not exist yet when a script is loaded: this changes one when it is made
export function change(service, how) {
  window.angular.module('cam.tasklist.custom').config(['$provide', $provide => $provide.decorator(service, ['$delegate', '$injector', how])]);
}

// The library also changes fields itself, and reports what somebody typed only a moment later: what counts is what somebody has done.
function watchTyping(controller, form) {
  let touched = false;
  form.restored = () => { touched = form.typed = true; };
  const watch = (kinds, isTyping) => kinds.forEach(kind => form.element.addEventListener(kind, event => {
    if (event.isTrusted && !['Tab', 'Escape'].includes(event.key)) {
      touched = true;
      form.typed = form.typed || isTyping;
    }
  }, true));
  watch(['input', 'change'], true);
  // in lists and calendars: perhaps a change follows
  watch(['mousedown', 'keydown'], false);
  return {
    notifyFormDirty(dirty) {
      form.typed = dirty && touched;
      controller.notifyFormDirty(dirty);
    }
  };
}
onForm(watchTyping);

change('camTasklistFormCamundaDirective', ([directive], injector) => {
  const link = directive.link;
  directive.compile = () => (scope, element, attributes, controller) => {
    const form = { scope, element: element[0], typed: false };
    open.add(form);
    const own = Object.fromEntries(Object.entries(controller).map(([name, value]) => [name, typeof value === 'function' ? value.bind(controller) : value]));
    link(scope, element, attributes, parts.reduce((inner, part) => ({ ...inner, ...part(inner, form, injector) }), own));
    scope.$on('$destroy', () => open.delete(form));
  };
  return [directive];
});
