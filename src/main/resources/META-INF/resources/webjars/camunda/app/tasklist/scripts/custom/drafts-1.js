// Tasklist keeps what is typed into a form in this browser, unmasked, for ever, and shows it to whoever opens the task next. Here it is kept for this tab and
// for its writer: it is gone with the sign-out, and when somebody else signs in. A session that has run out leaves it to whoever signs in again. The open
// start form, which has one key for all forms and all users, is not kept at all.
import { watch } from './requests-1.js';

const PREFIX = 'camunda-form:';
const START_FORM = PREFIX + 'undefined';
const WRITER = 'sixstep-drafts-of';
const { getItem, setItem, removeItem } = Storage.prototype;
// the page writes the open form once more when its user has signed out
let signedOut = false;

function isDraft(key) {
  return String(key).startsWith(PREFIX);
}

function placeOf(storage, key) {
  return storage === window.localStorage && isDraft(key) ? window.sessionStorage : storage;
}

function forget(storage) {
  Object.keys(storage).filter(isDraft).forEach(key => removeItem.call(storage, key));
}

Storage.prototype.getItem = function (key) {
  return getItem.call(placeOf(this, key), key);
};
Storage.prototype.setItem = function (key, value) {
  if (key !== START_FORM && !(signedOut && isDraft(key))) {
    setItem.call(placeOf(this, key), key, value);
  }
};
Storage.prototype.removeItem = function (key) {
  removeItem.call(placeOf(this, key), key);
};
// what an earlier version has left
forget(window.localStorage);

function left() {
  signedOut = true;
  forget(window.sessionStorage);
}

function came(user) {
  signedOut = false;
  if (getItem.call(window.sessionStorage, WRITER) !== user) {
    forget(window.sessionStorage);
  }
  setItem.call(window.sessionStorage, WRITER, user);
}

watch(/^POST .*\/auth\/user\/[^/]+\/logout$/, { sent: left });
watch(/^POST .*\/auth\/user\/[^/]+\/login\//, { heard: (request, body) => came(new URLSearchParams(String(body)).get('username') || '') });

export default [];
