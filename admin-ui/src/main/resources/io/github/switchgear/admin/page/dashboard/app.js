// Puts the page together: what the feed tells goes into the table, the header, the log and the detail view.

import { askAction, askResetAll } from './actions.js';
import { sharedSettings } from './api.js';
import * as detail from './detail.js';
import { watch } from './dialog.js';
import { byId, set } from './dom.js';
import { Feed } from './feed.js';
import { Fleet } from './fleet.js';
import { chosenStates, makeStates, showCaller, showConnection, showCounts, showOrigin } from './header.js';
import { linkedBreaker } from './link.js';
import * as log from './log.js';
import { isSamePlan } from './meanwhile.js';
import { Keys } from './keys.js';
import { hear, origin, tellFleet } from './news.js';
import { chosen, noteChange } from './order.js';
import { COUNTS, Outcomes } from './outcomes.js';
import { askSettings } from './settings.js';
import { SLICE_MILLIS, Table } from './table.js';

const TICK_MILLIS = 500;
const SOON_MILLIS = 50;
/** How often the order is looked at though nothing was told: what has got better is so for a while then. */
const ORDER_TICKS = 10;

const entries = new Map();
const inbox = new Map(); // what was told and not yet taken in
const places = new Map(); // the name that a number of the server's stands for
const entryOf = (breaker) => ((breaker.key ?? null) === null ? entries.get(breaker.name) : keys.entryOf(breaker));
const known = () => [...entries.values()].map(({ breaker }) => breaker);
const keys = new Keys(clock, (change) => table.steadily(change));
const table = new Table(byId('breakers').tBodies[0], clock, {
  whenShown: count,
  whenMade: (row) => [keys, fleet].forEach((more) => more.unfoldable(row)),
  whenGone: (row) => [keys, fleet].forEach((more) => more.goneFrom(row)),
});
const fleet = new Fleet(clock, (change) => table.steadily(change), (states) => {
  for (const [name, entry] of entries) entry.elsewhere = states.get(name);
});
const feed = new Feed({ whole, changes, transition, alive: notice, caller });

let clockSkew = 0; // the server's clock minus this one's
let isComplete = false;
let orderIsDue = false;
let timer = null;
let ticks = 0;

/** The server's time now; while it is not heard, the time at which it was heard last. */
function clock() {
  const at = feed.state === 'lost' ? feed.heard : performance.now();
  return { at, now: Date.now() + clockSkew - (performance.now() - at) };
}

function caller(who) {
  showCaller(who);
  tellFleet(who.hasFleet);
  fleet.isThere(who.hasFleet);
}

function take(breaker) {
  const { name, totals } = breaker;
  let entry = entries.get(name);
  if (!entry) {
    entry = { outcomes: new Outcomes(), breaker };
    entries.set(name, entry);
  }
  const before = entry.isOfAnother ? breaker : entry.breaker;
  entry.isOfAnother = false;
  if (before.totals !== totals) entry.outcomes.note(before.totals, totals, clock().now);
  entry.breaker = breaker;
  entry.received = breaker.heard;
  noteChange(entry, before);
  table.changed(entry);
  keys.familyChanged(name);
}

/** Whoever tells something says who that is: an application of which nothing is known yet is another than until now. */
function isOther(message) {
  clockSkew = Date.parse(message.at) - Date.now();
  const node = origin?.node;
  if (!hear(message, known)) return false;
  inbox.clear();
  for (const entry of entries.values()) {
    entry.outcomes.clear();
    Object.assign(entry, { isOfAnother: true, held: null, changedAt: null });
  }
  keys.startOver();
  log.startOver(node === message.node);
  detail.startOver();
  return true;
}

function notice(message) {
  table.steadily(() => isOther(message));
}

/** All breakers, from the stream's beginning or from polling. */
function whole(list) {
  const node = origin?.node;
  let isAnew = !isComplete;
  table.steadily(() => {
    isAnew = isOther(list) || isAnew;
  });
  const names = new Set(list.breakers.map(({ name }) => name));
  const gone = new Set([...entries.keys()].filter((name) => !names.has(name)));
  for (const name of gone) {
    entries.delete(name);
    inbox.delete(name);
    keys.forget(name);
  }
  table.forget(gone);
  places.clear();
  const isMissed = (told) => {
    const { name, generation, settings } = told;
    const breaker = entries.get(name)?.breaker;
    return !breaker
      || (breaker.generation !== generation && log.latestGeneration(name) !== generation)
      || breaker.settings !== settings
      || !isSamePlan(breaker, told);
  };
  if (isAnew || list.breakers.some(isMissed)) log.catchUp(isComplete && node === list.node);
  update(list.breakers);
  const isFirst = !isComplete;
  isComplete = true;
  if (!isFirst) {
    follow();
    return;
  }
  // Not in the same task: of very many breakers, either is long enough. The rows first: none comes behind an open dialog.
  setTimeout(() => {
    refresh();
    follow();
  }, 0);
}

/** A key whose rows nobody has unfolded is asked for first. */
function follow() {
  const linked = linkedBreaker();
  const key = linked?.key != null ? linked : null;
  if (!key || entryOf(key)) detail.follow(entryOf);
  keys.watch(key, (isThere) => (isThere ? detail.follow(entryOf) : detail.gone()));
}

/** What has changed of breakers, each by its number and without what is as it was. */
function changes(told) {
  notice(told);
  const known = (place) => inbox.get(places.get(place)) ?? entries.get(places.get(place))?.breaker;
  update([
    ...told.counts.map(([place, ...counts]) => ({
      ...known(place), totals: Object.fromEntries(COUNTS.map((outcome, i) => [outcome, counts[i] ?? 0])),
    })),
    ...told.breakers.map((parts) => {
      const heard = 'state' in parts ? { heard: performance.now() } : {};
      return { ...known(parts.place), ...parts, ...heard };
    }),
  ]);
}

/** Breakers as they are; one that is told now has been heard of now. */
function update(breakers) {
  for (const breaker of breakers) {
    breaker.heard ??= performance.now();
    breaker.settings = sharedSettings(breaker.settings);
    if (breaker.place !== undefined) places.set(breaker.place, breaker.name);
    inbox.set(breaker.name, breaker);
  }
  takeIn();
}

/** However many there are, the page answers in between; they are shown when all are taken in. */
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

/** What a change has made of a breaker, or of a key. */
function changed(after) {
  if ((after.key ?? null) === null) return update([after]);
  keys.take(after);
  refresh();
}

function transition(one) {
  log.add([one]);
  detail.renew(log.subjectOf(one));
  keys.familyChanged(one.breaker);
}

/**
 * Shows all that is new, as it is at one moment. Rows are put in order, but never under the pointer or the keyboard's
 * focus.
 */
function refresh() {
  clearTimeout(timer);
  timer = null;
  const now = clock();
  orderIsDue ||= ticks++ % ORDER_TICKS === 0;
  table.steadily(() => {
    table.tick(now);
    keys.tick(now);
    fleet.tick();
    if (orderIsDue && !table.isHeld && !document.querySelector('dialog[open]')) arrange();
    count();
    showOrigin(now.now);
    showConnection(feed, now.now);
  });
  detail.tick(now);
  watch(entryOf, now);
}

function count() {
  showCounts([...entries.values()].map((entry) => table.shownState(entry)));
}

function arrange() {
  orderIsDue = false;
  const { value: order } = byId('order');
  const shown = chosen([...entries.values()], chosenStates, byId('search').value, order, performance.now());
  byId('breakers').hidden = shown.length === 0;
  table.arrange(shown);
  byId('empty').hidden = shown.length > 0 || !isComplete;
  set(byId('empty'), entries.size === 0
    ? 'This application has no breakers. Write @Breaker on a bean method to make one.'
    : 'No breaker is like that. Clear the search or the states above to see the others.');
}

makeStates(arrange);
byId('search').addEventListener('input', arrange);
byId('order').addEventListener('change', arrange);
byId('reset-all').addEventListener('click', () => askResetAll(known, fleet.nodes));
document.addEventListener('click', ({ target }) => {
  const button = target.closest('button[data-action]');
  const row = button?.closest('tr');
  const entry = button && entryOf(row ? { name: row.dataset.breaker, key: row.dataset.key } : linkedBreaker());
  if (!entry) return;
  const askFor = button.dataset.action === 'settings' ? askSettings : askAction;
  askFor(entry.breaker, changed, button.dataset.action, fleet.nodes);
  refresh();
});
addEventListener('hashchange', follow);
setInterval(refresh, TICK_MILLIS);
feed.start();
