export default {
  app: { name: 'Cockpit', vendor: 'Sixstep' },
  locales: { availableLocales: ['en'], fallbackLocale: 'en' },
  disableWelcomeMessage: true,
  customScripts: ['../tasklist/scripts/custom/sign-out-2', '../tasklist/scripts/custom/permitted-1']
};
