// The form library says a few sentences itself, in English only. Here they are said as the catalogue has them, in the language of the page.
import { onForm } from './forms-1.js';
import { say } from '../../../texts.js';

const SENTENCES = [
  [/^Select$/, 'web.library.select'],
  [/^Search$/, 'web.library.search'],
  [/^No results$/, 'web.library.noResults'],
  [/^All values selected$/, 'web.library.allSelected'],
  [/^Field is required\.$/, 'web.library.required'],
  [/^Field must match pattern .*$/, 'web.library.pattern'],
  [/^Field must have minimum value of (.*)\.$/, 'web.library.min'],
  [/^Field must have maximum value of (.*)\.$/, 'web.library.max'],
  [/^Field must have minimum length of (.*)\.$/, 'web.library.minLength'],
  [/^Field must have maximum length of (.*)\.$/, 'web.library.maxLength'],
  [/^Field must be a valid email\.$/, 'web.library.email'],
  [/^Field must be a valid +international phone number\..*$/, 'web.library.phone'],
  [/^Please select a valid value, the two nearest valid values are (.*) and (.*)\.$/, 'web.library.step'],
  [/^hh:mm$/, 'web.library.time'],
  [/^hh:mm --$/, 'web.library.time12']
];
const DATE = /^[ymd./ -]+$/;
// where it says them, and nobody else anything
const PLACES = '.fjs-form-field-error, .fjs-select-placeholder, .fjs-dropdownlist-empty';
// what was written here is not read as the library's again
const written = new WeakMap();

function inLanguage(said) {
  if (DATE.test(said)) {
    return said.replace(/y+|m+|d+/g, part => say({ y: 'web.library.year', m: 'web.library.month', d: 'web.library.day' }[part[0]]));
  }
  const found = SENTENCES.map(([pattern, code]) => [pattern.exec(said), code]).find(([values]) => values);
  return found ? say(found[1], ...found[0].slice(1)) : said;
}

function write(place, property) {
  if (written.get(place) !== place[property]) {
    const text = inLanguage(place[property]);
    written.set(place, text);
    if (text !== place[property]) {
      place[property] = text;
    }
  }
}

function look(form) {
  form.element.querySelectorAll(PLACES).forEach(place => {
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      write(walker.currentNode, 'data');
    }
  });
  form.element.querySelectorAll('input[placeholder]').forEach(input => write(input, 'placeholder'));
}

onForm((controller, form) => {
  const observer = new MutationObserver(() => look(form));
  observer.observe(form.element, { childList: true, subtree: true, characterData: true, attributeFilter: ['placeholder'] });
  form.scope.$on('$destroy', () => observer.disconnect());
  look(form);
  return {};
});

export default [];
