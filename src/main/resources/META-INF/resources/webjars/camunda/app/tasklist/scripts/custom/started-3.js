// Says the number of the ticket that was just opened, so that it can be told on the telephone. The page says only that a process has been started.
import { watch } from './requests-1.js';
import { say } from '../../../texts.js';

const NUMBER = /^TS\d+$/;

function show(number) {
  const earlier = document.querySelector('.sixstep-started');
  if (earlier) {
    earlier.remove();
  }
  const notice = document.createElement('div');
  notice.className = 'sixstep-started';
  notice.setAttribute('role', 'status');
  notice.textContent = say('web.started', number);
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'close';
  close.setAttribute('aria-label', 'OK');
  close.textContent = '×';
  close.addEventListener('click', () => notice.remove());
  notice.appendChild(close);
  document.body.appendChild(notice);
}

function started(request) {
  try {
    const number = JSON.parse(request.responseText).businessKey;
    if (NUMBER.test(number)) {
      show(number);
    }
  } catch (fault) {
    console.error('The number of the ticket cannot be shown', fault);
  }
}

watch(/^POST .*\/process-definition\/.+\/submit-form$/, { heard: started });

export default [];
