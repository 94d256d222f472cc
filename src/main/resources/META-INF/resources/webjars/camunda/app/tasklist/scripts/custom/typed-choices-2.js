// A field with a list to search in forgets what was typed into it and not chosen. Here a name or user id that was typed in full is chosen, a choice whose text
// was emptied is none any more, and anything else stays, with a sentence that names the field, and keeps the form from being saved, started or completed.
import { say } from '../../../texts.js';

const INPUT = '.fjs-form-field-select .fjs-input-group input[type="text"], .fjs-taglist-input';
const ITEM = '.fjs-dropdownlist-item';
const UNKNOWN = 'sixstep-unknown-choice';
// of each field: the text as somebody left it, until it is chosen from the list
const typed = new WeakMap();

function fold(text) {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}

function fieldOf(input) {
  return input.closest('.fjs-form-field');
}

// an item is called by its text, and one of a person, "Name (id)", by its name and its id too
function namesOf(item) {
  const parts = /^(.*\S) \((\S+)\)$/.exec(item.textContent);
  return [item.textContent].concat(parts ? parts.slice(1) : []).map(fold);
}

function meant(input) {
  const wanted = fold(input.value);
  const items = [...fieldOf(input).querySelectorAll(ITEM)];
  const exact = items.filter(item => fold(item.textContent) === wanted);
  return exact.length === 1 ? exact : items.filter(item => namesOf(item).includes(wanted));
}

function press(element) {
  element.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }));
}

function forgive(input) {
  const notice = fieldOf(input).querySelector('.' + UNKNOWN);
  if (notice) {
    notice.remove();
    input.removeAttribute('aria-invalid');
  }
}

function refuse(input, code) {
  forgive(input);
  const label = fieldOf(input).querySelector('label');
  const name = label ? label.textContent.replace(/\*$/, '').trim() : '';
  const notice = document.createElement('div');
  notice.className = UNKNOWN;
  notice.setAttribute('role', 'alert');
  notice.textContent = say(code, name, input.value.trim());
  fieldOf(input).appendChild(notice);
  input.setAttribute('aria-invalid', 'true');
}

// false: what is typed is neither chosen nor empty
function settle(input) {
  if (!typed.has(input) || typed.get(input) !== input.value) {
    typed.delete(input);
    return true;
  }
  const tags = [...fieldOf(input).querySelectorAll('.fjs-taglist-tag-label')];
  const items = meant(input);
  if (!fold(input.value)) {
    const cross = fieldOf(input).querySelector('.fjs-select-cross');
    if (cross) {
      press(cross);
    }
  } else if (items.length === 1) {
    press(items[0]);
  } else if (!tags.some(tag => namesOf(tag).includes(fold(input.value)))) {
    refuse(input, items.length ? 'web.choices.several' : 'web.choices.none');
    return false;
  }
  typed.delete(input);
  forgive(input);
  return true;
}

function leave(event) {
  if (!settle(event.target)) {
    // the library hears nothing of it, or it would take the text away; the list closes by Escape, which no dialog may hear
    event.stopImmediatePropagation();
    event.target.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
  }
}

function write(event) {
  if (event.inputType === 'insertFromPaste') {
    event.target.value = event.target.value.replace(/\s+/g, ' ').trim();
  }
  typed.set(event.target, event.target.value);
  forgive(event.target);
}

function chosen(field) {
  field.querySelectorAll(INPUT).forEach(input => {
    typed.delete(input);
    forgive(input);
  });
}

// the form that is about to be handed in keeps the first field that is not settled in view
function handIn(event, place) {
  const open = [...place.querySelectorAll(INPUT)].filter(input => !settle(input));
  if (open.length) {
    event.preventDefault();
    event.stopImmediatePropagation();
    open[0].focus();
    fieldOf(open[0]).scrollIntoView({ block: 'center' });
  }
}

function on(kind, selector, react) {
  document.addEventListener(kind, event => {
    const found = event.target.closest && event.target.closest(selector);
    if (found) {
      react(event, found);
    }
  }, true);
}

on('input', INPUT, write);
on('focusout', INPUT, leave);
on('mousedown', `${ITEM}, .fjs-select-cross`, (event, item) => chosen(fieldOf(item)));
on('keydown', INPUT, (event, input) => {
  if (event.key === 'Enter' && fieldOf(input).querySelector(`${ITEM}.focused`)) {
    chosen(fieldOf(input));
  }
});
on('submit', '.fjs-form', handIn);
// another task or tab would drop what is refused
on('click', 'li.task .clickable, .tabbed-content .nav-tabs a', event => handIn(event, document));
on('click', 'button[type="submit"]', (event, button) => handIn(event, button.closest('.modal-content') || document));

export default [];
