// The language in which the web applications are shown: that of the browser, cut at the hyphen as they do it.
export const language = (navigator.languages?.[0] || navigator.language || '').toLowerCase().split('-')[0] === 'zh' ? 'zh' : 'en';
