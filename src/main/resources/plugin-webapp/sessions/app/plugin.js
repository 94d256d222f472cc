// Says below the profile where else its owner is logged in, and ends that (ASVS 7.5.2). A fault in here would keep every plugin from loading, so
// each way in catches what it meets and shows nothing.
import { language, say } from '../../../../../../app/texts.js';

function time(instant) {
  return new Date(instant).toLocaleString(language, { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hour12: false });
}

function token() {
  const found = document.cookie.match(/(?:^|;\s*)XSRF-TOKEN=([^;]*)/);
  return found ? found[1] : '';
}

function element(name, content, parent) {
  const made = document.createElement(name);
  made.textContent = content;
  parent.appendChild(made);
  return made;
}

class Sessions {
  constructor(node, api) {
    this.at = document.querySelector('base').getAttribute('welcome-api') + 'plugin/sessions/' + api.engine + '/session';
    this.box = element('div', '', node);
    this.box.className = 'sixstep-sessions';
  }

  async show(message) {
    const answer = await fetch(this.at, { credentials: 'same-origin' });
    if (!answer.ok) {
      throw new Error('Sessions: ' + answer.status);
    }
    const sessions = await answer.json();
    this.box.replaceChildren();
    const title = element('h3', say('web.sessions.title'), this.box);
    title.className = 'section-title';
    const list = element('ul', '', this.box);
    sessions.forEach(one => element('li', one.current ? say('web.sessions.here', time(one.since)) : say('web.sessions.there', time(one.since), time(one.lastUsed)), list));
    if (sessions.some(one => !one.current)) {
      const button = element('button', say('web.sessions.end'), this.box);
      button.type = 'button';
      button.className = 'btn btn-default';
      button.addEventListener('click', () => this.endOthers(button));
    }
    if (message) {
      this.say(message);
    }
  }

  async endOthers(button) {
    button.disabled = true;
    try {
      const answer = await fetch(this.at + '/end-others', { method: 'POST', credentials: 'same-origin', headers: { 'X-XSRF-TOKEN': token() } });
      if (!answer.ok) {
        throw new Error('Sessions: ' + answer.status);
      }
      await this.show(say('web.sessions.ended'));
    } catch (fault) {
      console.error(fault);
      button.disabled = false;
      this.say(say('web.sessions.failed'));
    }
  }

  say(sentence) {
    element('p', sentence, this.box).setAttribute('role', 'status');
  }
}

export default {
  id: 'sixstep-sessions',
  pluginPoint: 'welcome.profile',
  priority: 100,
  render: (node, { api }) => {
    try {
      new Sessions(node, api).show().catch(fault => console.error('Sessions cannot be shown', fault));
    } catch (fault) {
      console.error('Sessions cannot be shown', fault);
    }
  }
};
