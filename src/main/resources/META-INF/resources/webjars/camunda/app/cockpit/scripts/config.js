import { language } from '../../tasklist/scripts/custom/language-2.js';

export default {
  app: { name: { en: 'Cockpit', zh: '监控中心' }[language], vendor: 'Sixstep' },
  locales: { availableLocales: ['en', 'zh'], fallbackLocale: language },
  disableWelcomeMessage: true,
  customScripts: ['../tasklist/scripts/custom/sign-out-3', '../tasklist/scripts/custom/permitted-2']
};
