// Asks before anything is changed, and shows what the server refused. Nothing counts as done before the server said so.

import { Refusal } from './api.js';
import { isoMillis, span } from './duration.js';
import { byId, element, fill, set } from './dom.js';
import { Meanwhile, Others } from './meanwhile.js';
import { origin } from './news.js';
import { STATES, moment, shownState, utc } from './text.js';

const LONGEST_REASON = 500;
/** How far ahead the server lets somebody plan. */
const FARTHEST_MILLIS = 90 * 86_400_000;
const HOUR_MILLIS = 3_600_000;

const dialog = byId('act');
const form = dialog.querySelector('form');
const confirm = byId('act-confirm');
const refused = byId('act-refused');
const meanwhile = byId('act-meanwhile');
const minutes = byId('act-minutes');
const length = byId('act-duration');
const begin = byId('act-begin');
const from = byId('act-from');
const reason = byId('act-reason');
const typed = byId('act-typed');
const scope = byId('act-scope');

let current = null;
/** The server's time when it was looked at last. */
let now = Date.now();

/**
 * Asks: `title`, `effect`, `lines`, `word` and `fields` make the dialog, `send()` does it, `done(answer)` comes after.
 * `breaker` is the one that is asked about, as it is at that moment. Where there are others, `nodes` are those of the
 * fleet, this one first.
 */
export function ask(question) {
  current = { ...question, was: question.breaker && stateOf(question.breaker) };
  form.reset();
  byId('act-title').textContent = question.title;
  for (const part of form.querySelectorAll('[data-field]')) {
    const isThere = question.fields.includes(part.dataset.field) && (part.dataset.field !== 'scope' || isShared(question));
    part.hidden = !isThere;
    for (const field of part.querySelectorAll('input, select')) field.disabled = !isThere;
  }
  const needsReason = question.fields.includes('duration');
  reason.required = needsReason;
  byId('act-reason-note').textContent = needsReason ? '(required)' : '(optional)';
  confirm.textContent = question.word;
  confirm.dataset.doing = question.action;
  if (question.typed) {
    typed.pattern = question.typed;
    typed.title = question.typed;
    set(byId('act-typed-word'), question.typed);
  }
  offerTimes();
  showBeginning();
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
  showNow(current.breaker && (entryOf(current.breaker)?.breaker ?? current.breaker));
}

function showNow(breaker) {
  showNodes(current);
  set(byId('act-effect'), current.effect(breaker, chosenBeginning() !== null));
  fill(byId('act-lines'), ...(current.lines?.() ?? []).map((line) => element('li', '', line)));
  const word = breaker && stateOf(breaker);
  set(byId('act-now'), breaker
    ? `It is ${word}, for ${span(now - Date.parse(breaker.since))}.${
      word === current.was ? '' : ` When you opened this, it was ${current.was}.`}`
    : '');
  set(byId('act-until'), times());
  if (current.meanwhile) set(meanwhile, `${current.meanwhile(now)} Do it all the same?`);
}

/** When it begins and ends, where that is known. */
function times() {
  const start = chosenBeginning();
  const duration = chosenDuration();
  return [
    start !== null && `from ${moment(start)} (${utc(start)})`,
    duration && `until ${moment((start ?? now) + isoMillis(duration))}`,
  ].filter(Boolean).join(' ');
}

/** The moment for which it is planned; null where it begins at once, or no moment is told yet. */
function chosenBeginning() {
  const millis = from.disabled ? NaN : new Date(from.value).getTime(); // without a zone, it is the reader's own
  return Number.isNaN(millis) ? null : millis;
}

function chosenDuration() {
  if (length.disabled || !length.value) return '';
  return length.value === 'other' ? `PT${minutes.value || 0}M` : length.value;
}

const isShared = ({ nodes = [] }) => nodes.length > 1;

/** Whichever node answers now is the one that does it. */
function showNodes({ nodes = [] }) {
  const [all, here] = scope.options;
  set(all, `on all nodes of the fleet: ${nodes.join(', ')}`);
  set(here, `on ${origin?.node ?? nodes[0]} alone`);
}

/** What is for all nodes, as the API takes it to be, or for one alone; then the reason, the beginning and the duration. */
export function told() {
  const why = reason.value.trim();
  const start = chosenBeginning();
  const duration = chosenDuration();
  return {
    ...(why && { reason: why }), ...(!scope.disabled && scope.value === 'node' && { scope: 'node' }), ...(start !== null && { from: utc(start) }), ...(duration && { duration }),
  };
}

/** As the field for a date and a time has it: in the reader's zone, to the minute. */
function local(millis) {
  const offset = new Date(millis).getTimezoneOffset() * 60_000;
  return new Date(millis - offset).toISOString().slice(0, 16);
}

/** What may be chosen: from the next minute on, and at first the next hour. */
function offerTimes() {
  from.min = local(now + 60_000);
  from.max = local(now + FARTHEST_MILLIS);
  from.value = local(Math.ceil((now + 60_000) / HOUR_MILLIS) * HOUR_MILLIS);
  set(byId('act-zone'), `(${Intl.DateTimeFormat().resolvedOptions().timeZone})`);
}

function showBeginning() {
  byId('act-later').hidden = begin.value === '';
  from.disabled = begin.disabled || begin.value === '';
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
    if (error instanceof Others) return showRefusal(error.message);
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
begin.addEventListener('change', () => {
  showBeginning();
  if (!from.disabled) from.focus();
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
