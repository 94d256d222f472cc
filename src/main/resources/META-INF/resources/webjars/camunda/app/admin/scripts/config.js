export default {
  app: { name: 'Admin', vendor: 'Sixstep' },
  locales: { availableLocales: ['en'], fallbackLocale: 'en' },
  disableWelcomeMessage: true,
  customScripts: ['../tasklist/scripts/custom/sign-out-2']
};
