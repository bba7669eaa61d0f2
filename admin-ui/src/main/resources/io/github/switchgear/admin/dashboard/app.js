// Puts the page together: what the feed tells goes into the table, the header, the log and the detail view.

import { askAction, askResetAll } from './actions.js';
import * as detail from './detail.js';
import { watch } from './dialog.js';
import { byId, set } from './dom.js';
import { Feed } from './feed.js';
import { chosenStates, makeStates, showAccess, showConnection, showCounts } from './header.js';
import { linkedBreaker } from './link.js';
import * as log from './log.js';
import { chosen } from './order.js';
import { Outcomes } from './outcomes.js';
import { askSettings } from './settings.js';
import { SLICE_MILLIS, Table } from './table.js';

const TICK_MILLIS = 500;
const SOON_MILLIS = 50;

const entries = new Map();
const inbox = new Map(); // what was told and not yet taken in
const entryOf = (name) => entries.get(name);
const table = new Table(byId('breakers').tBodies[0], clock);
const feed = new Feed({ whole, changes, transition, access: showAccess });

let clockSkew = 0; // the server's clock minus this one's
let isComplete = false;
let orderIsDue = false;
let timer = null;

/** The server's time now; while it is not heard, the time at which it was heard last. */
function clock() {
  const at = feed.state === 'lost' ? feed.heard : performance.now();
  return { at, now: Date.now() + clockSkew - (performance.now() - at) };
}

function take(breaker) {
  const { name, methods, totals } = breaker;
  let entry = entryOf(name);
  if (!entry) {
    entry = { outcomes: new Outcomes(), haystack: [name, ...methods].join('\n').toLowerCase(), breaker };
    entries.set(name, entry);
  }
  entry.outcomes.note(entry.breaker.totals, totals);
  entry.breaker = breaker;
  entry.received = performance.now();
  table.changed(entry);
}

/** All breakers, from the stream's beginning or from polling. */
function whole(list) {
  const names = new Set(list.breakers.map(({ name }) => name));
  for (const name of entries.keys()) {
    if (names.has(name)) continue;
    entries.delete(name);
    table.forget(name);
  }
  const isMissed = ({ name, generation, settings }) => {
    const known = entryOf(name)?.breaker;
    return !known
      || (known.generation !== generation && log.latestGeneration(name) !== generation)
      || JSON.stringify(known.settings) !== JSON.stringify(settings);
  };
  if (!isComplete || list.breakers.some(isMissed)) log.catchUp(isComplete);
  changes(list);
  if (!isComplete) refresh();
  isComplete = true;
  detail.follow(entryOf);
}

function changes({ node, at, breakers }) {
  clockSkew = Date.parse(at) - Date.now();
  set(byId('node'), node);
  update(breakers);
}

function update(breakers) {
  for (const breaker of breakers) inbox.set(breaker.name, breaker);
  takeIn();
}

function takeIn() {
  const end = isComplete ? performance.now() + SLICE_MILLIS : Infinity;
  for (const [name, breaker] of inbox) {
    if (performance.now() > end) return setTimeout(takeIn, 0);
    inbox.delete(name);
    take(breaker);
  }
  orderIsDue = true;
  timer ??= setTimeout(refresh, SOON_MILLIS);
}

function transition(one) {
  log.add([one]);
  detail.renew(one.breaker);
}

/** Shows all that is new. Rows are put in order, but never under the pointer or the keyboard's focus. */
function refresh() {
  clearTimeout(timer);
  timer = null;
  if (orderIsDue) showCounts(entries.values());
  if (orderIsDue && !table.isHeld && !document.querySelector('dialog[open]')) arrange();
  const now = clock();
  table.tick(now);
  detail.tick(now);
  watch(entryOf, now);
  showConnection(feed);
}

function arrange() {
  orderIsDue = false;
  const shown = chosen([...entries.values()], chosenStates, byId('search').value, byId('order').value);
  table.arrange(shown);
  byId('breakers').hidden = shown.length === 0;
  byId('empty').hidden = shown.length > 0;
  set(byId('empty'), entries.size === 0
    ? 'This application has no breakers. Write @Breaker on a bean method to make one.'
    : 'No breaker is like that. Clear the search or the states above to see the others.');
}

makeStates(arrange);
byId('search').addEventListener('input', arrange);
byId('order').addEventListener('change', arrange);
byId('reset-all').addEventListener('click', () =>
  askResetAll([...entries.values()].filter(({ breaker }) => breaker.enabled).length));
document.addEventListener('click', ({ target }) => {
  const button = target.closest('button[data-action]');
  const entry = button && entryOf(button.closest('tr')?.dataset.breaker ?? linkedBreaker());
  if (!entry) return;
  const askFor = button.dataset.action === 'settings' ? askSettings : askAction;
  askFor(entry.breaker, (after) => update([after]), button.dataset.action);
  refresh();
});
addEventListener('hashchange', () => detail.follow(entryOf));
setInterval(refresh, TICK_MILLIS);
feed.start();
