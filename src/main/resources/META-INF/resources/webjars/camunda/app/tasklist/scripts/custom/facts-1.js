// The table above a form shows what matters first; the rest of what is known about a ticket unfolds when its reader asks, and stays so for the next.
import { onForm } from './forms-1.js';
import { language } from './language-2.js';

const TEXTS = { en: { more: 'Show all facts', less: 'Show less' }, zh: { more: '显示全部信息', less: '收起' } };
const text = TEXTS[language];
let unfolded = false;

function label(button, rest) {
  rest.hidden = !unfolded;
  button.textContent = unfolded ? text.less : text.more;
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
