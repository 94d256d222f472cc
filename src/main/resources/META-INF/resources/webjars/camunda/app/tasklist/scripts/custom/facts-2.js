// The table above a form shows what matters first; the rest of what is known about a ticket unfolds when its reader asks, and stays so for the next.
import { onForm } from './forms-1.js';
import { say } from '../../../texts.js';

let unfolded = false;

function label(button, rest) {
  rest.hidden = !unfolded;
  button.textContent = say(unfolded ? 'web.facts.less' : 'web.facts.more');
  button.setAttribute('aria-expanded', String(unfolded));
}

function fold(rest) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn btn-link sixstep-unfold';
  button.addEventListener('click', () => {
    unfolded = !unfolded;
    label(button, rest);
  });
  rest.before(button);
  label(button, rest);
}

onForm((controller, form) => {
  // the library draws the text after the form was linked, and again when a text of it changes
  const look = () => form.element.querySelectorAll('.sixstep-more').forEach(rest => rest.previousElementSibling?.matches('.sixstep-unfold') || fold(rest));
  const observer = new MutationObserver(look);
  observer.observe(form.element, { childList: true, subtree: true });
  form.scope.$on('$destroy', () => observer.disconnect());
  look();
  return {};
});

export default [];
