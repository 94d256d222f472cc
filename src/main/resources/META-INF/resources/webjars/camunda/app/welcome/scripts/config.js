import { language, languages, say } from '../../texts.js';

export default {
  app: { name: say('web.welcome.name'), vendor: 'Sixstep' },
  locales: { availableLocales: languages, fallbackLocale: language },
  disableWelcomeMessage: true,
  customScripts: ['../tasklist/scripts/custom/sign-out-3', '../tasklist/scripts/custom/page-words-1']
};
