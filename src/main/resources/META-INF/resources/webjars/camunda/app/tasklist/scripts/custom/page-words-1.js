// The engine's pages and its viewer of tables say a few words themselves, in English only. Here they are said as the catalogue has them, in the language of the
// page; and the page names its language, by which a browser chooses a font and a screen reader a voice.
import { say, tag } from '../../../texts.js';

// where they are said, and nobody else says anything
const WORDS = {
  '.dmn-decision-table-container .hit-policy .dms-label': [[/^Hit policy:$/, 'web.table.hitPolicy']],
  '.dmn-decision-table-container .hit-policy-value': [[/^Unique$/, 'web.table.unique'], [/^First$/, 'web.table.first'],
    [/^Priority$/, 'web.table.priority'], [/^Any$/, 'web.table.any'], [/^Collect$/, 'web.table.collect'],
    [/^Collect \(Sum\)$/, 'web.table.sum'], [/^Collect \(Min\)$/, 'web.table.min'], [/^Collect \(Max\)$/, 'web.table.max'],
    [/^Collect \(Count\)$/, 'web.table.count'], [/^Rule order$/, 'web.table.ruleOrder'], [/^Output order$/, 'web.table.outputOrder']],
  '.dmn-decision-table-container .clause': [[/^When$/, 'web.table.when'], [/^And$/, 'web.table.and'], [/^Then$/, 'web.table.then']],
  '.dmn-decision-table-container th.annotation': [[/^Annotations$/, 'web.table.annotations']],
  '.null-value': [[/^null$/, 'web.page.null']],
  '.called-process-instance th.state': [[/^State$/, 'web.page.state']],
  '.tooltip-inner': [[/^Toggle this section$/, 'web.page.toggle']],
  '.loading-text': [[/^Loading diagram$/, 'web.page.loading']],
  'thead td.actions': [[/^Actions$/, 'web.page.actions']],
  'a[download]': [[/^Download$/, 'web.page.download']],
  '[ng-click="uploadVariable(v)"]': [[/^Upload$/, 'web.page.upload']],
  'td i': [[/^Message is null\.$/, 'web.page.noMessage']]
};
const TITLES = {
  '.navigation.zoom .in': [[/^zoom in$/, 'web.page.zoomIn']],
  '.navigation.zoom .out': [[/^zoom out$/, 'web.page.zoomOut']],
  '.navigation.reset button': [[/^reset zoom$/, 'web.page.zoomReset']],
  '.bjs-powered-by': [[/^Powered by bpmn\.io$/, 'web.page.viewer']],
  '.decision-table-name': [[/^Decision name: (.*)$/, 'web.table.name']],
  '.hit-policy.header': [[/^No overlap is possible and all rules are disjoint\..*$/, 'web.table.unique.title'],
    [/^Rules may overlap\. The first .*$/, 'web.table.first.title'], [/^Rules may overlap\. The one .*$/, 'web.table.priority.title'],
    [/^Rules may overlap\. Their .*$/, 'web.table.any.title'], [/^Collects the values of all matching rules$/, 'web.table.collect.title'],
    [/^Collects .* sums up .*$/, 'web.table.sum.title'], [/^Collects .* lowest value$/, 'web.table.min.title'],
    [/^Collects .* highest value$/, 'web.table.max.title'], [/^Collects .* counts .*$/, 'web.table.count.title'],
    [/^Collects .* in rule order$/, 'web.table.ruleOrder.title'], [/^Collects .* priority order$/, 'web.table.outputOrder.title']],
  '.input-label, .input-expression': [[/^Input label: (.*)$/, 'web.table.input'], [/^Input expression: (.*)$/, 'web.table.expression']],
  '.output-label, .output-name': [[/^Output (?:label|name)(?:: (.*))?$/, 'web.table.output']],
  '.input-variable, .output-variable': [[/^(?:In|Out)put type$/, 'web.table.type']]
};

function inLanguage(said, sentences) {
  const [found] = sentences.map(([pattern, code]) => [pattern.exec(said), code]).filter(([values]) => values);
  return found ? say(found[1], ...found[0].slice(1).map(value => value || '')).trim() : said;
}

function write(place, property, sentences) {
  const text = inLanguage(place[property].trim(), sentences);
  if (text !== place[property].trim()) {
    place[property] = text;
  }
}

function look() {
  Object.entries(WORDS).forEach(([places, sentences]) => document.querySelectorAll(places).forEach(place => {
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      write(walker.currentNode, 'data', sentences);
    }
  }));
  Object.entries(TITLES).forEach(([places, sentences]) => document.querySelectorAll(places).forEach(place => write(place, 'title', sentences)));
}

let asked = false;
document.documentElement.lang = tag;
new MutationObserver(() => {
  if (!asked) {
    asked = true;
    // once for all that changes together
    window.requestAnimationFrame(() => {
      asked = false;
      look();
    });
  }
}).observe(document.body, { childList: true, subtree: true, characterData: true, attributeFilter: ['title'] });

export default [];
