import { language, languages, say } from '../../texts.js';

export default {
  app: { name: say('web.tasklist.name'), vendor: 'Sixstep' },
  locales: { availableLocales: languages, fallbackLocale: language },
  disableWelcomeMessage: true,
  // change a script's name with its content: browsers keep it for as long as the engine's version stays
  customScripts: ['scripts/custom/drafts-2', 'scripts/custom/losses-2', 'scripts/custom/refusals-2', 'scripts/custom/started-3', 'scripts/custom/sign-out-3',
    'scripts/custom/typed-choices-2', 'scripts/custom/permitted-2', 'scripts/custom/facts-2', 'scripts/custom/library-texts-2', 'scripts/custom/page-words-1'],
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: say('web.shortcut.claimTask') },
    focusFilter: { key: 'ctrl+shift+f', description: say('web.shortcut.focusFilter') },
    focusList: { key: 'ctrl+alt+l', description: say('web.shortcut.focusList') },
    focusForm: { key: 'ctrl+alt+f', description: say('web.shortcut.focusForm') },
    startProcess: { key: 'ctrl+alt+p', description: say('web.shortcut.startProcess') }
  }
};
