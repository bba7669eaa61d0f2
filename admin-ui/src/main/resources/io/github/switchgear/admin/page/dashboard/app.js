// Puts the page together: what the feed tells goes into the table, the header, the log and the detail view.

import { askAction, askMany } from './actions.js';
import { sharedSettings, whoAsks } from './api.js';
import * as audit from './audit.js';
import * as detail from './detail.js';
import { watch } from './dialog.js';
import { byId, set } from './dom.js';
import { Feed } from './feed.js';
import { Fleet } from './fleet.js';
import { chosenStates, makeStates, mayOperate, showCaller, showConnection, showCounts, showOrigin, showRights } from './header.js';
import { linkList, linkedBreaker, linkedList } from './link.js';
import * as log from './log.js';
import { isSamePlan } from './meanwhile.js';
import { oneStop } from './keyboard.js';
import { Keys } from './keys.js';
import { hear, isSame, origin, tellFleet } from './news.js';
import { chosen, noteChange } from './order.js';
import { isOpen as isMenuOpen, openActions, openFor, subject } from './menu.js';
import { NodeFilter } from './nodefilter.js';
import { COUNTS, Outcomes } from './outcomes.js';
import { Pace } from './pace.js';
import { whenEnforced } from './rehearsal.js';
import { askSettings } from './settings.js';
import { SLICE_MILLIS, Table } from './table.js';
import { STATES, number } from './text.js';
import { minutesBefore, tellOfAll } from './whole.js';

const USUAL_ORDER = 'worst';
const TICK_MILLIS = 500;
const SOON_MILLIS = 50;
/** How long taking in goes on at a time while nobody sees anything yet. */
const FIRST_SLICE_MILLIS = 40;
/** How often the order is looked at though nothing was told: what has got better is so for a while then. */
const ORDER_TICKS = 10;

const asLinked = linkedList();
const entries = new Map();
const inbox = new Map(); // what was told and not yet taken in
let taking = null;
let whenTaken = []; // what is to be done as soon as all of it is
const places = new Map(); // the name that a number of the server's stands for
const entryOf = (breaker) => ((breaker.key ?? null) === null ? entries.get(breaker.name) : keys.entryOf(breaker));
const known = () => [...entries.values()].map(({ breaker }) => breaker);
const keys = new Keys(clock, (change) => table.steadily(change));
const table = new Table(byId('breakers').tBodies[0], clock, {
  whenShown: count,
  whenMade: (row) => {
    [keys, fleet].forEach((more) => more.unfoldable(row));
    oneStop(row.element);
  },
  whenGone: (row) => [keys, fleet].forEach((more) => more.goneFrom(row)),
});
const nodeFilter = new NodeFilter(asLinked.node, choose, () => {
  orderIsDue = true;
  refresh();
});
const fleet = new Fleet(clock, (change) => table.steadily(change), nodeFilter, (states) => {
  for (const [name, entry] of entries) entry.elsewhere = states.get(name);
});
const feed = new Feed({ whole, changes, transition, note: detail.renewOf, alive: notice, caller });

let clockSkew = 0; // the server's clock minus this one's
let shown = []; // the entries in the list, in its order
let isComplete = false;
let orderIsDue = false;
let timer = null;
let ticks = 0;

/** The server's time now; while it is not heard, the time at which it was heard last. */
function clock() {
  const at = feed.state === 'lost' ? feed.heard : performance.now();
  return { at, now: Date.now() + clockSkew - (performance.now() - at) };
}

let asked = ''; // for whom it was asked last what they may do

/** Which breakers they may operate is asked whenever they may do something else than before, or are somebody else. */
async function askRights({ access, user }) {
  const who = `${access} ${user}`;
  if (asked === who) return;
  asked = who;
  const rights = await whoAsks().catch(() => null);
  if (!rights) asked = '';
  else table.steadily(() => {
    showRights(rights);
    for (const entry of entries.values()) table.changed(entry);
    showActable();
    detail.rightsChanged();
  });
}

function caller(who) {
  showCaller(who);
  askRights(who);
  tellFleet(who.hasFleet);
  fleet.isThere(who.hasFleet);
}

function take(breaker) {
  const { name, totals } = breaker;
  let entry = entries.get(name);
  if (!entry) {
    entry = { outcomes: new Outcomes(), pace: new Pace(), breaker, isOfAnother: true };
    entries.set(name, entry);
  }
  const before = entry.isOfAnother ? breaker : entry.breaker;
  const { now } = clock();
  if (entry.isOfAnother) entry.pace.begin(now, Date.parse(origin?.started ?? 0));
  entry.isOfAnother = false;
  if (before.totals !== totals) {
    entry.outcomes.note(before.totals, totals, now);
    entry.pace.note(before.totals, now);
  }
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
  whenTaken = [];
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
  if (isComplete) whenTaken.push(follow);
  // Not in the same task: of very many breakers, either is long enough. The rows first: none comes behind an open dialog.
  else whenTaken.push(() => {
    isComplete = true;
    setTimeout(() => {
      refresh();
      follow();
    }, 0);
  });
  if (isAnew && !whenTaken.includes(seed)) whenTaken.push(seed);
  inbox.clear();
  update(list.breakers);
}

/** What was before the page was opened, or before another application answered, is asked of the server. */
async function seed() {
  const asked = origin;
  const rows = await minutesBefore().catch(() => []);
  if (!isSame(asked, origin)) return;
  for (const { name, minutes, last } of rows) {
    const entry = entries.get(name);
    if (!entry) continue;
    entry.outcomes.seed(minutes);
    entry.pace.seed(last);
  }
  tellOfAll(clock);
  refresh();
}

/** A key whose rows nobody has unfolded is asked for first. */
function follow() {
  const linked = linkedBreaker();
  const key = linked?.key != null ? linked : null;
  if (!key || entryOf(key)) detail.follow(entryOf, clock);
  keys.watch(key, (isThere) => (isThere ? detail.follow(entryOf, clock) : detail.gone()));
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
  clearTimeout(taking);
  // A page that nobody sees is given its turn once a second.
  const slice = document.hidden ? Infinity : isComplete ? SLICE_MILLIS : FIRST_SLICE_MILLIS;
  const end = performance.now() + slice;
  for (const [name, breaker] of inbox) {
    if (performance.now() > end) {
      taking = setTimeout(takeIn, 0);
      return;
    }
    inbox.delete(name);
    take(breaker);
  }
  const due = whenTaken;
  whenTaken = [];
  for (const act of due) act();
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
    if (isComplete) {
      table.tick(now);
      keys.tick(now);
      fleet.tick();
      if (orderIsDue && !table.isHeld && !isMenuOpen() && !document.querySelector('dialog[open]')) arrange();
      count();
    }
    showOrigin(now.now);
    showConnection(feed, now.now);
  });
  detail.tick(now);
  watch(entryOf, now);
}

function count() {
  const all = [...entries.values()];
  showCounts(nodeFilter.isOn ? all.flatMap((entry) => nodeFilter.statesOf(entry)) : all.map((entry) => table.shownState(entry)));
}

/** Those that are shown and that this reader may act on. */
const actable = () => shown.filter(({ breaker }) => breaker.enabled && mayOperate(breaker)).map(({ breaker }) => breaker);

/** These, as the server selects them: once more by what was searched, but where that would be others, by their names. */
function selection() {
  const names = actable().map(({ name }) => name);
  // The server counts those that configuration has taken out as closed, and selects by how they are here.
  if (nodeFilter.isOn || names.length < shown.length || [...entries.values()].some(({ breaker }) => !breaker.enabled)) return { names };
  const text = byId('search').value.trim();
  const all = text ? [] : Object.keys(STATES).filter((name) => name !== 'DISABLED');
  const state = chosenStates.size > 0 ? [...chosenStates] : all;
  return { ...(text && { q: text }), ...(state.length > 0 && { state }) };
}

function showActable() {
  const { length } = actable();
  set(byId('act-on-shown'), `Act on ${length === entries.size ? 'all' : 'these'} ${number.format(length)} …`);
  byId('act-on-shown').disabled = length === 0;
}

function arrange() {
  orderIsDue = false;
  const { value: order } = byId('order');
  const choice = { states: chosenStates, search: byId('search').value, order };
  shown = chosen([...entries.values()], (entry) => nodeFilter.statesOf(entry), choice, clock().now);
  byId('breakers').hidden = shown.length === 0;
  table.arrange(shown);
  showActable();
  byId('empty').hidden = shown.length > 0 || !isComplete;
  set(byId('empty'), entries.size === 0
    ? 'This application has no breakers. Write @Breaker on a bean method to make one.'
    : 'No breaker is like that. Clear the search or the states above to see the others.');
}

/** Somebody has chosen other breakers or another order. */
function choose() {
  arrange();
  linkList({ states: chosenStates, search: byId('search').value, order: byId('order').value, node: nodeFilter.node }, USUAL_ORDER);
}

const { states, search, order, isOnWall } = asLinked;
document.body.classList.toggle('wall', isOnWall);
byId('search').value = search;
if ([...byId('order').options].some(({ value }) => value === order)) byId('order').value = order;
makeStates(states, choose);
for (const button of byId('states').children) button.disabled = isOnWall;
byId('search').addEventListener('input', choose);
byId('order').addEventListener('change', choose);
byId('skip').addEventListener('click', (event) => {
  event.preventDefault();
  byId('breakers').querySelector('.link')?.focus();
});
byId('act-on-shown').addEventListener('click', () => openActions(byId('act-on-shown'), (action) =>
  askMany(action, selection(), actable, fleet.nodes)));
document.addEventListener('click', ({ target }) => {
  const button = target.closest('button[data-action], .menu-button');
  const row = button?.closest('tr');
  const of = row ? { name: row.dataset.breaker, key: row.dataset.key } : linkedBreaker();
  const entry = button && (button.closest('#menu') ? subject : entryOf(of));
  if (!entry) return;
  if (button.matches('.menu-button')) return openFor(button, entry);
  const askFor = button.dataset.action === 'settings' ? askSettings : askAction;
  askFor(entry.breaker, changed, button.dataset.action, fleet.nodes);
  refresh();
});
whenEnforced((breaker, proposed) => {
  askSettings(entryOf(breaker).breaker, changed, 'settings', fleet.nodes, proposed);
  refresh();
});
addEventListener('hashchange', () => {
  follow();
  audit.follow();
});
audit.follow();
setInterval(refresh, TICK_MILLIS);
feed.start();
