// Who has signed in by their organisation's provider is led on to sign out there too, once the desk has ended its own session.
// Pages of all four applications load this.
const open = XMLHttpRequest.prototype.open;

XMLHttpRequest.prototype.open = function (method, url, ...rest) {
  if (method.toUpperCase() === 'POST' && /\/auth\/user\/[^/]+\/logout$/.test(url)) {
    this.addEventListener('load', () => {
      const next = this.status < 300 && this.getResponseHeader('Sixstep-Sign-Out');
      if (next) {
        window.location.assign(next);
      }
    });
  }
  return open.call(this, method, url, ...rest);
};

export default [];
