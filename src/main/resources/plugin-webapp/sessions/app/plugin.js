// Says below the profile where else its owner is logged in, and ends that (ASVS 7.5.2). A fault in here would keep every plugin from loading, so
// each way in catches what it meets and shows nothing.
const TEXTS = {
  en: {
    title: 'Where you are logged in',
    here: time => 'Here, since ' + time,
    there: (since, used) => 'Elsewhere, since ' + since + ', last used ' + used,
    end: 'Log out everywhere else',
    ended: 'You are logged out everywhere else. If one of these was not you, change your password now.',
    failed: 'That did not work. Reload the page and try again.'
  },
  zh: {
    title: '已登录的位置',
    here: time => '当前位置，自 ' + time + ' 起',
    there: (since, used) => '其他位置，自 ' + since + ' 起，最近使用于 ' + used,
    end: '退出其他所有位置的登录',
    ended: '您在其他位置的登录均已退出。如果其中有不是您本人的登录，请立即修改密码。',
    failed: '操作未成功。请刷新页面后重试。'
  }
};
const text = TEXTS[(navigator.language || 'en').split('-')[0]] || TEXTS.en;

function time(instant) {
  return new Date(instant).toLocaleString([], { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hour12: false });
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
    const title = element('h3', text.title, this.box);
    title.className = 'section-title';
    const list = element('ul', '', this.box);
    sessions.forEach(one => element('li', one.current ? text.here(time(one.since)) : text.there(time(one.since), time(one.lastUsed)), list));
    if (sessions.some(one => !one.current)) {
      const button = element('button', text.end, this.box);
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
      await this.show(text.ended);
    } catch (fault) {
      console.error(fault);
      button.disabled = false;
      this.say(text.failed);
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
