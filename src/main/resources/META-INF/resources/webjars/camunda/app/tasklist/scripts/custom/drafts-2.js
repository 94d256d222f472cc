// What is typed into a task's form is kept when another task, filter or tab is chosen or the page is loaded anew, and it is there when somebody comes back.
// Tasklist would keep it only on "Save", in this browser, unmasked, for ever, and show it to whoever opens the task next. Here it is kept for this tab of the
// browser and for its writer: it is gone with the sign-out, and when somebody else signs in. A session that has run out leaves it to whoever signs in again.
import { onForm, openForms } from './forms-1.js';
import { watch } from './requests-1.js';

const PREFIX = 'camunda-form:';
// Tasklist has one key for the start forms of all processes: kept only until the login after a session that has run out
const START_FORM = PREFIX + 'undefined';
const WRITER = 'sixstep-drafts-of';
const { getItem, setItem, removeItem } = Storage.prototype;
// what the server gave for each task; only what differs is kept, so that nothing hides what has changed there since
const given = new Map();
const completed = new Set();
// the page writes the open form once more when its user has signed out
let signedOut = false;

function isDraft(storage, key) {
  return storage === window.localStorage && String(key).startsWith(PREFIX);
}

function processToStart() {
  return new URLSearchParams(window.location.hash.split('?')[1]).get('processStart');
}

function nameOf(key) {
  return key === START_FORM ? PREFIX + 'start:' + processToStart() : key;
}

function isEmpty(value) {
  return value === undefined || value === null || value === '' || value === false || Array.isArray(value) && value.length === 0;
}

function differs(value, before) {
  return !(isEmpty(value) && isEmpty(before)) && JSON.stringify(value) !== JSON.stringify(before);
}

function typed(key, draft) {
  const before = given.get(key) || {};
  return Object.fromEntries(Object.entries(JSON.parse(draft)).filter(([field, value]) => differs(value, before[field])));
}

function forget(storage) {
  Object.keys(storage).filter(key => key.startsWith(PREFIX)).forEach(key => removeItem.call(storage, key));
}

Storage.prototype.getItem = function (key) {
  if (!isDraft(this, key)) {
    return getItem.call(this, key);
  }
  const draft = getItem.call(window.sessionStorage, nameOf(key));
  if (key === START_FORM && draft) {
    removeItem.call(window.sessionStorage, nameOf(key));
    // not sent yet, as if it had just been typed; the form that asks is the last that was opened
    openForms().pop().restored();
  }
  return draft;
};
Storage.prototype.setItem = function (key, value) {
  if (!isDraft(this, key)) {
    setItem.call(this, key, value);
  } else if (!signedOut && !completed.has(key) && openForms().some(form => form.typed)) {
    const draft = typed(key, value);
    if (Object.keys(draft).length > 0) {
      setItem.call(window.sessionStorage, nameOf(key), JSON.stringify(draft));
    } else {
      removeItem.call(window.sessionStorage, nameOf(key));
    }
  }
};
Storage.prototype.removeItem = function (key) {
  if (!isDraft(this, key)) {
    removeItem.call(this, key);
  } else if (key !== START_FORM) {
    // Tasklist does so when the task is completed
    completed.add(key);
    removeItem.call(window.sessionStorage, key);
  }
};
// what an earlier version has left
forget(window.localStorage);

function left() {
  signedOut = true;
}

function came(user) {
  signedOut = false;
  if (getItem.call(window.sessionStorage, WRITER) !== user) {
    forget(window.sessionStorage);
  }
  setItem.call(window.sessionStorage, WRITER, user);
}

function loaded(request) {
  const [, task] = request.responseURL.match(/\/task\/([^/]+)\/form-variables/);
  const fields = Object.entries(JSON.parse(request.responseText));
  given.set(PREFIX + task, Object.fromEntries(fields.map(([field, { type, value }]) => [field, type === 'Json' ? JSON.parse(value) : value])));
}

watch(/^POST .*\/auth\/user\/[^/]+\/logout$/, { sent: left });
// also who came without a login on this page: by the provider, in another application or in another tab
watch(/^(POST .*\/auth\/user\/[^/]+\/login\/.*|GET .*\/auth\/user\/[^/]+)$/, { heard: request => came(JSON.parse(request.responseText).userId) });
watch(/^GET .*\/task\/[^/]+\/form-variables/, { heard: loaded });

onForm((controller, form) => {
  let save = () => {};
  // never to be sent: nor is anything asked about it
  form.scope.$on('taskremoved', () => window.localStorage.removeItem(PREFIX + controller.getParams().taskId));
  // what was typed into a task that is gone can never be sent; its page has said so
  const keep = () => {
    if (form.typed && !form.scope.taskRemoved) {
      // the library takes what is typed a moment later, or when its field is left
      if (form.element.contains(document.activeElement)) {
        document.activeElement.blur();
      }
      save();
    }
  };
  form.scope.$on('$destroy', () => {
    window.removeEventListener('pagehide', keep);
    keep();
  });
  return {
    registerSaveHandler(handler) {
      if (controller.getParams().taskId) {
        save = handler;
        window.addEventListener('pagehide', keep);
      }
      controller.registerSaveHandler(handler);
    }
  };
});

export default [];
