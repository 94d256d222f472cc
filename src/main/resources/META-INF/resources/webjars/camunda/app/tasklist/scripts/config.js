import { language } from './custom/language-2.js';

export default {
  app: { name: { en: 'Tasks', zh: '任务' }[language], vendor: 'Sixstep' },
  locales: { availableLocales: ['en', 'zh'], fallbackLocale: language },
  disableWelcomeMessage: true,
  // change a script's name with its content: browsers keep it for as long as the engine's version stays
  customScripts: ['scripts/custom/drafts-2', 'scripts/custom/losses-1', 'scripts/custom/refusals-1', 'scripts/custom/started-2', 'scripts/custom/sign-out-3',
    'scripts/custom/typed-choices-1', 'scripts/custom/permitted-2', 'scripts/custom/facts-1', 'scripts/custom/library-texts-1'],
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: { en: 'claims the currently selected task', zh: '领取当前选中的任务' }[language] },
    focusFilter: { key: 'ctrl+shift+f', description: { en: 'set the focus to the first filter in the list', zh: '转到列表中的第一个筛选器' }[language] },
    focusList: { key: 'ctrl+alt+l', description: { en: 'sets the focus to the first task in the list', zh: '转到列表中的第一个任务' }[language] },
    focusForm: { key: 'ctrl+alt+f', description: { en: 'sets the focus to the first input field in a task form', zh: '转到任务表单的第一个输入项' }[language] },
    startProcess: { key: 'ctrl+alt+p', description: { en: 'opens the start process modal dialog', zh: '打开启动流程对话框' }[language] }
  }
};
