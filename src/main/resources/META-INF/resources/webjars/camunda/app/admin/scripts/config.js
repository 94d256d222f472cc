import { language } from '../../tasklist/scripts/custom/language-2.js';

export default {
  app: { name: { en: 'Admin', zh: '系统管理' }[language], vendor: 'Sixstep' },
  locales: { availableLocales: ['en', 'zh'], fallbackLocale: language },
  disableWelcomeMessage: true,
  customScripts: ['../tasklist/scripts/custom/sign-out-3']
};
