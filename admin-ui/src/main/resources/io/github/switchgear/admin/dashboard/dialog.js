// Asks before it acts, and shows what the server refused. Nothing counts as done before the server said so.

import { Refusal, act } from './api.js';

const ACTIONS = {
  reset: {
    word: 'Reset',
    effect: 'It closes, its count of failures goes to zero, and an override ends. Calls go through at once.',
  },
  'force-open': { word: 'Force open', forces: true, effect: 'Every call is rejected without reaching the downstream.' },
  'force-closed': {
    word: 'Force closed',
    forces: true,
    effect: 'Every call goes through, however many fail: the downstream has no protection.',
  },
  release: { word: 'Release', effect: '' },
};

const RELEASED = {
  FORCED_OPEN: 'It goes back to working by itself: the next call is the probe that decides.',
  FORCED_CLOSED: 'It goes back to working by itself: closed, with no failures counted.',
};

const byId = (id) => document.getElementById(id);
const dialog = document.querySelector('dialog');
const reason = byId('act-reason');
const duration = byId('act-duration');
const other = byId('act-other');
const confirm = byId('act-confirm');
const refused = byId('act-refused');

let current = null;
let onDone = () => {};

export const isOpen = () => dialog.open;

export function ask(breaker, action, done) {
  const { word, forces = false, effect } = ACTIONS[action];
  current = { breaker, action, forces };
  onDone = done;
  byId('act-title').textContent = `${word} ${breaker.name}`;
  byId('act-effect').textContent = effect || RELEASED[breaker.state] || 'It works by itself already.';
  byId('act-reason-note').textContent = forces ? '(required)' : '(optional)';
  byId('act-forced').hidden = !forces;
  reason.value = '';
  reason.required = forces;
  duration.value = 'PT10M';
  confirm.textContent = word;
  confirm.dataset.action = action;
  showOther();
  showRefusal('');
  busy(false);
  dialog.showModal();
  reason.focus();
}

function showOther() {
  other.hidden = duration.value !== 'other';
  other.required = !other.hidden && current.forces;
  if (other.hidden) other.value = '';
}

function showRefusal(text) {
  refused.textContent = text;
  refused.hidden = text === '';
}

function busy(isBusy) {
  confirm.disabled = isBusy;
  dialog.setAttribute('aria-busy', isBusy);
}

function body() {
  const told = { reason: reason.value.trim() || null };
  if (current.forces) {
    told.duration = (duration.value === 'other' ? other.value.trim() : duration.value) || null;
  }
  return told;
}

async function submit() {
  const asked = current;
  busy(true);
  showRefusal('');
  try {
    const after = await act(asked.breaker.name, asked.action, body());
    if (asked === current) dialog.close();
    onDone(after);
  } catch (error) {
    if (asked !== current || !dialog.open) return;
    showRefusal(error instanceof Refusal
      ? `The server refused (${error.status}): ${error.message}`
      : 'The server did not answer. Whether it was done, the table will show when the connection is back.');
  } finally {
    busy(false);
  }
}

duration.addEventListener('change', () => {
  showOther();
  if (!other.hidden) other.focus();
});
byId('act-cancel').addEventListener('click', () => dialog.close());
dialog.querySelector('form').addEventListener('submit', (event) => {
  event.preventDefault();
  submit();
});
