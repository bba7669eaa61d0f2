// Asks before anything is changed, and shows what the server refused. Nothing counts as done before the server said so.

import { Refusal } from './api.js';
import { isoMillis, span } from './duration.js';
import { byId, element, fill, set } from './dom.js';
import { Meanwhile } from './meanwhile.js';
import { STATES, moment, shownState } from './text.js';

const LONGEST_REASON = 500;

const dialog = byId('act');
const form = dialog.querySelector('form');
const confirm = byId('act-confirm');
const refused = byId('act-refused');
const meanwhile = byId('act-meanwhile');
const minutes = byId('act-minutes');
const length = byId('act-duration');
const reason = byId('act-reason');
const typed = byId('act-typed');

let current = null;
/** The server's time when it was looked at last. */
let now = Date.now();

/**
 * Asks: `title`, `effect`, `lines`, `word` and `fields` make the dialog, `send()` does it, `done(answer)` comes after.
 * `breaker` is the one that is asked about, as it is at that moment.
 */
export function ask(question) {
  current = { ...question, was: question.breaker && stateOf(question.breaker) };
  form.reset();
  byId('act-title').textContent = question.title;
  for (const part of form.querySelectorAll('[data-field]')) {
    const isThere = question.fields.includes(part.dataset.field);
    part.hidden = !isThere;
    for (const field of part.querySelectorAll('input, select')) field.disabled = !isThere;
  }
  const needsReason = question.fields.includes('duration');
  reason.required = needsReason;
  byId('act-reason-note').textContent = needsReason ? '(required)' : '(optional)';
  confirm.textContent = question.word;
  confirm.dataset.doing = question.action;
  showMinutes();
  checkReason();
  checkTyped();
  showRefusal('');
  showMeanwhile(null);
  showNow(question.breaker);
  busy(false);
  dialog.showModal();
  form.querySelector('input:enabled').focus();
}

const stateOf = (breaker) => STATES[shownState(breaker)].word;

/** Tells what has become of the breaker while the dialog is open. */
export function watch(entryOf, clock) {
  now = clock.now;
  if (!dialog.open) return;
  showNow(current.breaker && (entryOf(current.breaker.name)?.breaker ?? current.breaker));
}

function showNow(breaker) {
  set(byId('act-effect'), current.effect(breaker));
  fill(byId('act-lines'), ...(current.lines?.() ?? []).map((line) => element('li', '', line)));
  const word = breaker && stateOf(breaker);
  set(byId('act-now'), breaker
    ? `It is ${word}, for ${span(now - Date.parse(breaker.since))}.${
      word === current.was ? '' : ` When you opened this, it was ${current.was}.`}`
    : '');
  set(byId('act-until'), chosenDuration() ? `until ${moment(now + isoMillis(chosenDuration()))}` : '');
  if (current.meanwhile) set(meanwhile, `${current.meanwhile(now)} Do it all the same?`);
}

function chosenDuration() {
  if (length.disabled || !length.value) return '';
  return length.value === 'other' ? `PT${minutes.value || 0}M` : length.value;
}

/** The reason and the duration as the API wants them, where they were told. */
export function told() {
  const why = reason.value.trim();
  const duration = chosenDuration();
  return { ...(why && { reason: why }), ...(duration && { duration }) };
}

function showMinutes() {
  byId('act-other').hidden = length.value !== 'other';
  minutes.disabled = length.disabled || length.value !== 'other';
}

/** Characters as people count them; the browser would count some twice. */
function checkReason() {
  const count = [...reason.value].length;
  reason.setCustomValidity(count > LONGEST_REASON ? `At most ${LONGEST_REASON} characters; these are ${count}.` : '');
}

/** What has to be typed is typed before the button can be pressed. */
function checkTyped() {
  confirm.disabled = !typed.disabled && !typed.validity.valid;
}

function showRefusal(text) {
  refused.textContent = text;
  refused.hidden = text === '';
}

/** What somebody did since is read, and then confirmed by a button that says so; the focus is on neither button. */
function showMeanwhile(tells) {
  current.meanwhile = tells;
  meanwhile.hidden = tells === null;
  if (tells === null) return;
  confirm.textContent = `${current.word} all the same`;
  set(meanwhile, `${tells(now)} Do it all the same?`);
  meanwhile.focus();
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
    if (error instanceof Meanwhile) return showMeanwhile(error.tells);
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
reason.addEventListener('input', checkReason);
typed.addEventListener('input', checkTyped);
// The second click of two was meant for what the first one did, and not for what it has brought.
confirm.addEventListener('click', (event) => event.detail > 1 && event.preventDefault());
byId('act-cancel').addEventListener('click', () => dialog.close());
form.addEventListener('submit', (event) => {
  event.preventDefault();
  submit();
});
