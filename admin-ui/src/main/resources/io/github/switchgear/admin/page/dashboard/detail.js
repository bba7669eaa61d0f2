// The detail view of one breaker: open while the page's address names it, as a link may.

import { examples } from './actions.js';
import { breakerNow, breakerUrl, curl, notesOf, transitions } from './api.js';
import { breakable, byId, element, fill } from './dom.js';
import { mayOperate, user } from './header.js';
import { KEPT, clearHour, showHour } from './history.js';
import { idOf, linkedBreaker } from './link.js';
import { AGAIN_MILLIS, lineOf } from './log.js';
import { isSamePlan } from './meanwhile.js';
import { outward } from './menu.js';
import * as notes from './notes.js';
import * as rehearsal from './rehearsal.js';
import { Row } from './rows.js';
import { showSettings } from './settings.js';
import { exactMoment, titleOf } from './text.js';

const PAUSE_MILLIS = 300;
/** The server samples as often. */
const HOUR_AGAIN_MILLIS = 10_000;

const dialog = byId('detail');
let row = null;
let shown = null;
let timer = null;
let hourTimer = null;
let known = []; // the transitions of the breaker that is shown

let clock = null;

/** Opens or closes as the page's address says. */
export function follow(entryOf, serverClock) {
  clock = serverClock;
  const linked = linkedBreaker();
  const entry = linked === null ? undefined : entryOf(linked);
  if (!entry) return dialog.close();
  if (row?.entry === entry) return;
  row = new Row(entry, true);
  shown = null;
  timer = clearTimeout(timer);
  known = [];
  byId('last-hour').hidden = !isOfNoKey(entry.breaker);
  clearHour();
  fill(byId('detail-title'), ...breakable(titleOf(entry.breaker)));
  fill(byId('summary'), row.element);
  fill(byId('timeline'), ' '); // empty, it would say that nothing happened
  const { methods, position = null } = entry.breaker;
  fill(byId('methods'), ...methods.map((method) => element('li', 'code', ...breakable(method))),
    ...(position === null ? [] : [element('li', 'quiet', `Where @CircuitBreaker stands: ${position}`)]));
  showCommands(entry.breaker);
  rehearsal.show(entry.breaker);
  notes.show(entry.breaker, (breaker) => renew(breaker, 0));
  fill(byId('links'));
  lookFurther(entry.breaker);
  byId('change-settings').hidden = !isOfNoKey(entry.breaker);
  tick(clock());
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
}

/** Shows what has changed, be it the breaker or only the time. */
export function tick(clock) {
  if (!row) return;
  const { breaker } = row.entry;
  row.isChanged ||= breaker !== shown;
  row.render(clock);
  if (breaker === shown) return;
  if (shown?.generation !== breaker.generation || !isSamePlan(shown, breaker)) renew(breaker);
  if (JSON.stringify(shown?.settings) !== JSON.stringify(breaker.settings)) showSettings(breaker);
  byId('change-settings').disabled = !breaker.enabled || !mayOperate(breaker);
  shown = breaker;
}

/** The reader may do something else than before. */
export function rightsChanged() {
  if (!row) return;
  row.isChanged = true;
  byId('change-settings').disabled = !row.entry.breaker.enabled || !mayOperate(row.entry.breaker);
  notes.allow(row.entry.breaker);
  rehearsal.allow(row.entry.breaker);
}

/** Takes nothing for known any more: another application answers. */
export function startOver() {
  shown = null;
}

const isShown = (breaker) => Boolean(row) && idOf(row.entry.breaker) === idOf(breaker);
const isOfNoKey = ({ key = null }) => key === null;

/** Asks for the history, since something has happened to a breaker, until it is told. */
export function renew(breaker, after = PAUSE_MILLIS) {
  if (!isShown(breaker)) return;
  timer ??= setTimeout(async () => {
    timer = null;
    const asked = [transitions(breaker), isOfNoKey(breaker) ? notesOf(breaker) : []];
    const [history, written] = await Promise.all(asked).catch(() => []);
    if (!history) return renew(breaker, AGAIN_MILLIS);
    if (!isShown(breaker)) return;
    known = history;
    renewHour();
    fill(byId('timeline'), ...timelineOf(history, written),
      ...(history.length < KEPT ? [] : [element('li', 'quiet', 'What happened before is not kept.')]));
  }, after);
}

/** What happened and what people wrote, newest first; of two moments that are one, what happened is the older. */
function timelineOf(history, written) {
  const lines = [
    ...written.map((note) => ({ at: note.at, line: notes.lineOf(note) })),
    ...history.map((one) => ({ at: one.at, line: lineOf(one, exactMoment) })),
  ];
  return lines.sort((a, b) => Date.parse(b.at) - Date.parse(a.at)).map(({ line }) => line);
}

/** Somebody has written something down. */
export const renewOf = ({ breaker }) => renew({ name: breaker });

/** Asks for what no list tells: the ways on, and what is kept of calls. */
async function lookFurther(breaker) {
  const told = await breakerNow(breaker).catch(() => null);
  if (!told || !isShown(breaker)) return;
  fill(byId('links'), ...told.links.map((link) => element('li', '', outward(link))));
  rehearsal.tell(breaker, told.recording);
}

/** Of a key nobody keeps one: it is in that of its breaker. */
async function renewHour() {
  clearTimeout(hourTimer);
  if (!row || !isOfNoKey(row.entry.breaker)) return;
  const { breaker } = row.entry;
  if (!document.hidden) await showHour(breaker, known, clock, () => isShown(breaker));
  clearTimeout(hourTimer);
  hourTimer = setTimeout(renewHour, HOUR_AGAIN_MILLIS);
}

function showCommands(breaker) {
  fill(byId('commands'), ...examples(breaker).map(([word, path, method, body]) => {
    const code = element('pre', 'code', curl(user, breakerUrl(breaker, [path]), method, body));
    const copy = element('button', '', 'Copy');
    copy.ariaLabel = `Copy the curl line: ${word}`;
    copy.addEventListener('click', () => copyFrom(code, copy));
    return element('li', '', element('b', '', word), copy, code);
  }));
}

/** Where the browser keeps a page from the clipboard, the text is marked for the user to copy. */
async function copyFrom(code, button) {
  try {
    await navigator.clipboard.writeText(code.textContent);
    button.textContent = 'Copied';
  } catch {
    getSelection().selectAllChildren(code);
    button.textContent = 'Marked, now copy it';
  }
}

/** What the page's address names is not there, or not any more. */
export function gone() {
  if (dialog.open) dialog.close();
  else forgetAddress();
}

/** Not one more step of the browser's history, from which its way back would open this again. */
function forgetAddress() {
  if (linkedBreaker() !== null) history.replaceState(null, '', location.pathname + location.search);
}

byId('detail-close').addEventListener('click', () => dialog.close());
dialog.addEventListener('close', () => {
  row = null;
  forgetAddress();
});
