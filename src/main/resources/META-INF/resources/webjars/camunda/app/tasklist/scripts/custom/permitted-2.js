// Shows a control that changes something only to those whom the engine lets do it. It is asked for each permission on the process that the page is about, or on
// all, and the page is marked with what is granted; the styles of each application hide the controls whose mark is missing. The server remains the guard.
import { watch } from './requests-1.js';

const TYPES = { PROCESS_DEFINITION: 6, DEPLOYMENT: 9, DECISION_DEFINITION: 10, BATCH: 13 };
// the permissions for which the styles of each application have a mark
const OF_ALL = ['DEPLOYMENT DELETE', 'DECISION_DEFINITION UPDATE', 'BATCH UPDATE', 'BATCH DELETE'];
const ASKED = {
  tasklist: ['TASK_ASSIGN', 'TASK_WORK'].map(ofProcess),
  cockpit: [...OF_ALL, ...['UPDATE', 'SUSPEND', 'SUSPEND_INSTANCE', 'DELETE_INSTANCE', 'UPDATE_INSTANCE', 'UPDATE_INSTANCE_VARIABLE', 'RETRY_JOB',
    'TASK_ASSIGN'].map(ofProcess)]
};
const ANY = '*';
const base = document.querySelector('base');
const engine = base.getAttribute('engine-api') + 'engine/' + base.href.split('/').slice(-2)[0] + '/';
const application = base.getAttribute('app-name');
// what was answered, for as long as one person is signed in; nothing is asked for anybody else
let answers = null;
let shown = null;
// the page that the marks are of
let marked = null;
// as the page has loaded it
let task = null;

function ofProcess(permission) {
  return 'PROCESS_DEFINITION ' + permission;
}

async function ask(path) {
  const answer = await fetch(engine + path, { credentials: 'same-origin', headers: { Accept: 'application/json' } });
  if (answer.status >= 500) {
    throw new Error(path + ': ' + answer.status);
  }
  return answer.ok ? answer.json() : null;
}

// an id does not say a long key
async function keyOf(definition) {
  if (!definition || definition.includes(':')) {
    return definition ? definition.split(':')[0] : ANY;
  }
  const found = await ask('process-definition/' + definition);
  return found ? found.key : ANY;
}

// the pages that are about one process: what else they say of the person, and its key
const PAGES = [
  { page: /^#\/process-definition\/([^/?]+)/, about: async id => ({ process: await keyOf(id), marks: [] }) },
  {
    page: /^#\/process-instance\/([^/?]+)/,
    about: async id => {
      const instance = await ask('process-instance/' + id);
      return { process: await keyOf(instance && instance.definitionId), marks: [] };
    }
  },
  {
    page: /^#\/.*[?&]task=([^&]+)/,
    about: async id => {
      if (!task || task.id !== id) {
        return null;
      }
      const process = await keyOf(task.processDefinitionId);
      if (task.assignee) {
        return { process, marks: [] };
      }
      const user = window.angular.element(document.body).scope().$root.authentication.name;
      const offered = await ask('task/count?' + new URLSearchParams({ taskIdIn: id, candidateUser: user }));
      return { process, marks: offered && offered.count > 0 ? ['is-offered-task'] : [] };
    }
  }
];
// Cockpit's other pages are about all processes, Tasklist's have no such control
const ELSEWHERE = { tasklist: null, cockpit: { process: ANY, marks: [] } };

async function isGranted(asked, process) {
  const [resourceName, permissionName] = asked.split(' ');
  const resourceId = OF_ALL.includes(asked) ? ANY : process;
  const answer = await ask('authorization/check?' + new URLSearchParams({ permissionName, resourceName, resourceType: TYPES[resourceName], resourceId }));
  return Boolean(answer && answer.authorized);
}

async function grantsOn(known, process) {
  if (!known.has(process)) {
    const asking = Promise.all(ASKED[application].map(async asked => [asked, await isGranted(asked, process)]));
    asking.catch(() => known.delete(process));
    known.set(process, asking);
  }
  const granted = (await known.get(process)).filter(([, so]) => so);
  return granted.map(([asked]) => 'may-' + asked.toLowerCase().replace(/[ _]/g, '-'));
}

function mark(marks) {
  const { classList } = document.documentElement;
  [...classList].filter(name => /^(may|is)-/.test(name)).forEach(name => classList.remove(name));
  classList.add(...marks);
}

// a page that is left before its answers came gets none of them
async function look() {
  const page = PAGES.find(one => one.page.test(window.location.hash));
  const about = page ? page.page.exec(window.location.hash)[1] : ANY;
  if (!answers || about === shown) {
    return;
  }
  shown = about;
  if (marked !== about) {
    mark([]);
    marked = about;
  }
  const known = answers;
  const facts = page ? await page.about(decodeURIComponent(about)) : ELSEWHERE[application];
  if (!facts) {
    return;
  }
  const granted = await grantsOn(known, facts.process);
  if (shown === about && known === answers) {
    mark(['is-asked', ...granted, ...facts.marks]);
  }
}

function follow() {
  const looking = look();
  const page = shown;
  looking.catch(fault => {
    // by now another page may be shown
    shown = shown === page ? null : shown;
    console.error('What is permitted cannot be asked', fault);
  });
}

function forget() {
  answers = null;
  task = null;
  shown = null;
  marked = null;
  mark([]);
}

function again() {
  shown = null;
  follow();
}

// The engine answers nobody who is not signed in. Its first answer brings the token of the session; asked before, several at once would each bring another.
watch(/^GET .*\/api\/engine\/engine\/[^/]+\//, {
  heard: () => {
    answers = answers || new Map();
    follow();
  }
});
watch(/^POST .*\/task\/[^/]+\/((un)?claim|assignee|identity-links.*)$/, { heard: again });
// also loaded anew: somebody else may have released it
watch(/^GET .*\/task\/(?!count)[^/?]+(\?.*)?$/, {
  heard: request => {
    // what stands between may answer with a page of its own
    const found = /json/.test(request.getResponseHeader('Content-Type')) ? JSON.parse(request.responseText) : {};
    if (found.id && window.location.hash.includes('task=' + found.id)) {
      task = found;
      again();
    }
  }
});
watch(/^POST .*\/auth\/user\/[^/]+\/log(in\/.*|out)$/, { sent: forget });
window.addEventListener('hashchange', follow);

export default [];
