// The detail view of one breaker: open while the page's address names it, as a link may.

import { examples } from './actions.js';
import { breakerUrl, curl, transitions } from './api.js';
import { breakable, byId, element, fill } from './dom.js';
import { user } from './header.js';
import { idOf, linkedBreaker } from './link.js';
import { AGAIN_MILLIS, lineOf } from './log.js';
import { isSamePlan } from './meanwhile.js';
import { Row } from './rows.js';
import { showSettings } from './settings.js';
import { exactMoment, titleOf } from './text.js';

const PAUSE_MILLIS = 300;
/** How many transitions of a breaker the server keeps. */
const KEPT = 50;

const dialog = byId('detail');
let row = null;
let shown = null;
let timer = null;

/** Opens or closes as the page's address says. */
export function follow(entryOf) {
  const linked = linkedBreaker();
  const entry = linked === null ? undefined : entryOf(linked);
  if (!entry) return dialog.close();
  if (row?.entry === entry) return;
  row = new Row(entry, (type) => type);
  shown = null;
  timer = clearTimeout(timer);
  fill(byId('detail-title'), ...breakable(titleOf(entry.breaker)));
  fill(byId('summary'), row.element);
  fill(byId('timeline'), ' '); // empty, it would say that nothing happened
  fill(byId('methods'), ...entry.breaker.methods.map((method) => element('li', 'code', ...breakable(method))));
  showCommands(entry.breaker);
  byId('change-settings').hidden = !isOfNoKey(entry.breaker);
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
  byId('change-settings').disabled = !breaker.enabled;
  shown = breaker;
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
    const history = await transitions(breaker).catch(() => {});
    if (!history) return renew(breaker, AGAIN_MILLIS);
    if (!isShown(breaker)) return;
    fill(byId('timeline'), ...history.map((one) => lineOf(one, exactMoment)),
      ...(history.length < KEPT ? [] : [element('li', 'quiet', 'What happened before is not kept.')]));
  }, after);
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
