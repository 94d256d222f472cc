// A field with an error that another answer has hidden since keeps its error in the form library, and Tasklist then keeps "Complete" disabled although
// nothing is to be seen. When no error is shown any more the button is free again: whoever presses it lets the form and the server look at everything once more.
const ERROR = '.fjs-form-field-error, .fjs-has-errors';
// the library tells Tasklist, and draws, a moment after somebody typed
const LATER = 300;
// the form that is open in each of Tasklist's places for one
const forms = new WeakMap();

function scopeOf(form) {
  let scope = window.angular.element(form).scope();
  // those inside it see its properties as theirs
  while (scope && !Object.prototype.hasOwnProperty.call(scope, 'onFormValidation')) {
    scope = scope.$parent;
  }
  return scope;
}

function release(scope) {
  const form = forms.get(scope);
  if (scope.$invalid && form.isConnected && !form.querySelector(ERROR)) {
    scope.$invalid = false;
    scope.onFormValidation(false);
    scope.$applyAsync();
  }
}

function look(form) {
  const scope = scopeOf(form);
  if (!scope) {
    return;
  }
  const known = forms.has(scope);
  forms.set(scope, form);
  setTimeout(() => release(scope), LATER);
  if (!known) {
    // at once: a button that is disabled between the press and the release of the mouse has not been clicked
    scope.$watch('$invalid', () => release(scope));
  }
}

['input', 'change', 'click'].forEach(kind => document.addEventListener(kind, event => {
  const form = event.target.closest && event.target.closest('.fjs-container');
  if (form) {
    look(form);
  }
}, true));

export default [];
