// Lets our scripts look at what a page of the engine asks of the server, and at what it hears.
const watchers = [];
const { open, send } = XMLHttpRequest.prototype;

XMLHttpRequest.prototype.open = function (method, url, ...rest) {
  this.sixstepAsked = method.toUpperCase() + ' ' + url;
  return open.call(this, method, url, ...rest);
};
XMLHttpRequest.prototype.send = function (body) {
  watchers.filter(watcher => watcher.asked.test(this.sixstepAsked)).forEach(watcher => {
    watcher.sent(body);
    this.addEventListener('load', () => this.status < 300 && watcher.heard(this, body));
  });
  return send.call(this, body);
};

// asked: of method and address; sent: told the body; heard: told the request that was answered well, and the body
export function watch(asked, { sent = () => {}, heard = () => {} }) {
  watchers.push({ asked, sent, heard });
}
