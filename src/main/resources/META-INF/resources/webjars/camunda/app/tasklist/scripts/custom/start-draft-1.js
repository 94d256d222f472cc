// When a session ends, Tasklist keeps the open start form in this browser under one key for all forms and all users, and shows it in the
// next start form, whoever opens it. It must not be kept.
const KEY = 'camunda-form:undefined';
const setItem = Storage.prototype.setItem;

localStorage.removeItem(KEY);
Storage.prototype.setItem = function (key, value) {
  if (key !== KEY) {
    setItem.call(this, key, value);
  }
};

export default [];
