// Asks before anything is changed, and shows what the server refused. Nothing counts as done before the server said so.

import { Refusal } from './api.js';
import { byId, set } from './dom.js';
import { STATES, shownState, span } from './text.js';

const dialog = byId('act');
const form = dialog.querySelector('form');
const confirm = byId('act-confirm');
const refused = byId('act-refused');
const minutes = byId('act-minutes');
const length = byId('act-duration');

let current = null;

/** Asks: `title`, `effect`, `word` and `fields` make the dialog, `send()` does it, `done(answer)` comes after. */
export function ask(question) {
  current = question;
  form.reset();
  byId('act-title').textContent = question.title;
  byId('act-effect').textContent = question.effect;
  for (const part of form.querySelectorAll('[data-field]')) {
    const isThere = question.fields.includes(part.dataset.field);
    part.hidden = !isThere;
    for (const field of part.querySelectorAll('input, select')) field.disabled = !isThere;
  }
  const needsReason = question.fields.includes('duration');
  byId('act-reason').required = needsReason;
  byId('act-reason-note').textContent = needsReason ? '(required)' : '(optional)';
  confirm.textContent = question.word;
  confirm.dataset.doing = question.action;
  showMinutes();
  showRefusal('');
  busy(false);
  dialog.showModal();
  form.querySelector('input:enabled').focus();
}

/** Tells what has become of the breaker while the dialog is open. */
export function watch(entryOf, clock) {
  if (!dialog.open) return;
  const breaker = entryOf(current.name)?.breaker;
  const word = breaker && STATES[shownState(breaker)].word;
  current.was ??= word;
  set(byId('act-now'), breaker
    ? `It is ${word}, for ${span(clock.now - Date.parse(breaker.since))}.${
      word === current.was ? '' : ` When you opened this, it was ${current.was}.`}`
    : '');
}

/** The reason and the duration as the API wants them, where they were told. */
export function told() {
  const reason = byId('act-reason').value.trim();
  const duration = length.disabled ? '' : length.value === 'other' ? `PT${minutes.value}M` : length.value;
  return { ...(reason && { reason }), ...(duration && { duration }) };
}

function showMinutes() {
  byId('act-other').hidden = length.value !== 'other';
  minutes.disabled = length.disabled || length.value !== 'other';
}

function showRefusal(text) {
  refused.textContent = text;
  refused.hidden = text === '';
}

/** A button that is disabled while the server works would lose the focus. */
function busy(isBusy) {
  confirm.ariaDisabled = String(isBusy);
}

async function submit() {
  const asked = current;
  if (confirm.ariaDisabled === 'true') return;
  busy(true);
  showRefusal('');
  try {
    const answer = await asked.send();
    if (asked === current) dialog.close();
    asked.done?.(answer);
  } catch (error) {
    if (asked !== current || !dialog.open) return;
    showRefusal(error instanceof Refusal
      ? String(error)
      : 'The server did not answer. Whether it was done, the table will show when the connection is back.');
  } finally {
    if (asked === current) busy(false);
  }
}

length.addEventListener('change', () => {
  showMinutes();
  if (!minutes.disabled) minutes.focus();
});
byId('act-cancel').addEventListener('click', () => dialog.close());
form.addEventListener('submit', (event) => {
  event.preventDefault();
  submit();
});
