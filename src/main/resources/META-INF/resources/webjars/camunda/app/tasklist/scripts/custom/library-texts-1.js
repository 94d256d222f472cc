// The form library says a few sentences itself, in English only. Here they are said in the language of the page.
import { onForm } from './forms-1.js';
import { language } from './language-2.js';

const TEXTS = {
  zh: [
    [/^Select$/, '请选择'],
    [/^Search$/, '搜索'],
    [/^No results$/, '没有匹配的选项'],
    [/^All values selected$/, '已全部选中'],
    [/^Field is required\.$/, '必填。'],
    [/^Field must match pattern .*$/, '格式不符合要求。'],
    [/^Field must have minimum value of (.*)\.$/, '不得小于 $1。'],
    [/^Field must have maximum value of (.*)\.$/, '不得大于 $1。'],
    [/^Field must have minimum length of (.*)\.$/, '至少 $1 个字符。'],
    [/^Field must have maximum length of (.*)\.$/, '最多 $1 个字符。'],
    [/^Field must be a valid email\.$/, '必须为邮箱地址。'],
    [/^Field must be a valid +international phone number\..*$/, '必须为带国际区号的电话号码，例如 +8613800138000。'],
    [/^Please select a valid value, the two nearest valid values are (.*) and (.*)\.$/, '请输入有效的值，最接近的有效值为 $1 和 $2。'],
    [/^hh:mm( --)?$/, '时:分'],
    [/^([ymd./ -]+)$/, format => format.replace(/y+/, '年').replace(/m+/, '月').replace(/d+/, '日')]
  ]
};
const texts = TEXTS[language] || [];
// where it says them, and nobody else anything
const PLACES = '.fjs-form-field-error, .fjs-select-placeholder, .fjs-dropdownlist-empty';

function inLanguage(said) {
  const found = texts.find(([pattern]) => pattern.test(said));
  return found ? said.replace(...found) : said;
}

function look(form) {
  form.element.querySelectorAll(PLACES).forEach(place => {
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const text = inLanguage(node.data);
      if (text !== node.data) {
        node.data = text;
      }
    }
  });
  form.element.querySelectorAll('input[placeholder]').forEach(input => {
    const text = inLanguage(input.placeholder);
    if (text !== input.placeholder) {
      input.placeholder = text;
    }
  });
}

if (texts.length > 0) {
  onForm((controller, form) => {
    const observer = new MutationObserver(() => look(form));
    observer.observe(form.element, { childList: true, subtree: true, characterData: true, attributeFilter: ['placeholder'] });
    form.scope.$on('$destroy', () => observer.disconnect());
    look(form);
    return {};
  });
}

export default [];
