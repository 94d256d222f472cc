export default {
  app: { name: 'Cockpit', vendor: 'Sixstep' },
  locales: { availableLocales: ['en'], fallbackLocale: 'en' },
  disableWelcomeMessage: true
};
