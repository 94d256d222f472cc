export default {
  app: { name: 'Tasks', vendor: 'Sixstep' },
  locales: { availableLocales: ['en'], fallbackLocale: 'en' },
  disableWelcomeMessage: true,
  // change a script's name with its content: browsers keep it for as long as the engine's version stays
  customScripts: ['scripts/custom/drafts-2', 'scripts/custom/losses-1', 'scripts/custom/refusals-1', 'scripts/custom/started-1', 'scripts/custom/sign-out-2',
    'scripts/custom/typed-choices-1', 'scripts/custom/permitted-1'],
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: 'claims the currently selected task' },
    focusFilter: { key: 'ctrl+shift+f', description: 'set the focus to the first filter in the list' },
    focusList: { key: 'ctrl+alt+l', description: 'sets the focus to the first task in the list' },
    focusForm: { key: 'ctrl+alt+f', description: 'sets the focus to the first input field in a task form' },
    startProcess: { key: 'ctrl+alt+p', description: 'opens the start process modal dialog' }
  }
};
