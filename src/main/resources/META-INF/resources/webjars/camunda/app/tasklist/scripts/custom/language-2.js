// The language in which the web applications are shown: the first that the browser prefers and we have, cut at the hyphen, as the server chooses it.
export const language = [...(navigator.languages || [navigator.language || ''])].map(tag => tag.toLowerCase().split('-')[0])
  .find(tag => ['en', 'zh'].includes(tag)) || 'en';
