export default {
  app: { name: 'Welcome', vendor: 'Sixstep' },
  locales: { availableLocales: ['en'], fallbackLocale: 'en' },
  disableWelcomeMessage: true,
  customScripts: ['../tasklist/scripts/custom/sign-out-2']
};
