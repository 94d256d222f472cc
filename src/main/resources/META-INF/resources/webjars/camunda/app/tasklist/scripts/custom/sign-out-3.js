// What somebody has typed into tasks and not sent (drafts) is gone with their sign-out, in whichever application it is.
// Who has signed in by their organisation's provider is led on to sign out there too, once the desk has ended its own session.
// Pages of all four applications load this.
import { watch } from './requests-1.js';

watch(/^POST .*\/auth\/user\/[^/]+\/logout$/, {
  sent: () => Object.keys(window.sessionStorage).filter(key => key.startsWith('camunda-form:')).forEach(key => window.sessionStorage.removeItem(key)),
  heard: request => {
    const next = request.getResponseHeader('Sixstep-Sign-Out');
    if (next) {
      window.location.assign(next);
    }
  }
});

export default [];
