// Says who else has the open task open, and who has completed it meanwhile (E18). A fault in here would keep every plugin from loading, so each
// way in catches what it meets and shows nothing.
import { language, say } from '../../../../../../app/texts.js';

const EVERY = 15000;

function time(instant) {
  return new Date(instant).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit', hour12: false });
}

function token() {
  const found = document.cookie.match(/(?:^|;\s*)XSRF-TOKEN=([^;]*)/);
  return found ? found[1] : '';
}

class Presence {
  constructor(node, api) {
    this.api = api;
    this.notice = document.createElement('div');
    this.notice.className = 'sixstep-presence';
    this.notice.setAttribute('role', 'status');
    this.notice.hidden = true;
    node.appendChild(this.notice);
    this.onVisible = () => this.look();
    document.addEventListener('visibilitychange', this.onVisible);
    this.timer = setInterval(() => this.look(), EVERY);
  }

  open(task) {
    if (task === this.task) {
      return;
    }
    if (this.task) {
      this.ask('leave', this.task).catch(() => {});
    }
    this.task = task;
    this.known = false;
    this.say('');
    this.look();
  }

  async look() {
    const task = this.task;
    if (!task || document.visibilityState !== 'visible') {
      return;
    }
    try {
      const answer = await this.ask('look', task);
      if (task === this.task) {
        await this.heard(answer);
      }
    } catch (offline) {
      // the next look tries again
    }
  }

  async heard(answer) {
    if (answer.status === 404 && this.known) {
      this.say(say('web.presence.gone'), true);
    } else if (answer.ok) {
      this.known = true;
      const said = await answer.json();
      if (said.completed) {
        this.say(say('web.presence.completed', said.completed.name, time(said.completed.since)), true);
      } else {
        const people = said.others.map(other => say('web.presence.since', other.name, time(other.since)));
        this.say(people.length ? say('web.presence.others', people.join(say('web.separator'))) : '');
      }
    }
  }

  ask(what, task) {
    return fetch(this.api.tasklistApi + '/plugin/presence/' + this.api.engine + '/task/' + encodeURIComponent(task) + '/' + what,
      { method: 'POST', credentials: 'same-origin', keepalive: true, headers: { 'X-XSRF-TOKEN': token() } });
  }

  say(sentence, late) {
    if (this.notice.textContent !== sentence) {
      this.notice.textContent = sentence;
    }
    this.notice.hidden = !sentence;
    this.notice.classList.toggle('late', !!late);
  }

  close() {
    clearInterval(this.timer);
    document.removeEventListener('visibilitychange', this.onVisible);
    this.open(null);
  }
}

export default {
  id: 'sixstep-presence',
  pluginPoint: 'tasklist.task.action',
  priority: 1,
  render: (node, { api }, scope) => {
    try {
      const own = new Presence(node, api);
      scope.$watch('task.id', task => own.open(task || null));
      scope.$on('$destroy', () => own.close());
    } catch (fault) {
      console.error('Who else has the task open cannot be shown', fault);
    }
  }
};
