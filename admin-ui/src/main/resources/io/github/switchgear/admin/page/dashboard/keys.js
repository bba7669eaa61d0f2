// The keys of breakers: a row unfolds to them, the worst first, and they are kept fresh while it is unfolded.

import { breakerNow, keysOf } from './api.js';
import { byId, element, fill, set } from './dom.js';
import { oneStop } from './keyboard.js';
import { idOf, linkedBreaker } from './link.js';
import { Outcomes } from './outcomes.js';
import { Pace } from './pace.js';
import { Row } from './rows.js';
import { amount, number } from './text.js';

const PAGE = 50;
/** As many as the server tells at once. */
const MOST = 1000;
const AGAIN_MILLIS = 1000;
/** What changes a key alone, as a plan for it does, is told where there is a stream. */
const UNTOLD_MILLIS = 5000;
const TYPING_MILLIS = 250;

const template = byId('panel').content.firstElementChild;

/** How many there are, and what of them is ill. */
function summary({ tracked, open, halfOpen, forced }) {
  const ill = [[open, 'open'], [halfOpen, 'half-open'], [forced, 'forced']]
    .filter(([count]) => count > 0).map(([count, word]) => `${number.format(count)} ${word}`);
  return `${amount(tracked, 'key')}${ill.length > 0 ? `: ${ill.join(', ')}` : ''}`;
}

let panels = 0;

function rowOf(entry) {
  const row = new Row(entry);
  oneStop(row.element);
  return row;
}

const shortage = ({ limit, overflowed }) => (overflowed > 0
  ? `${amount(overflowed, 'call')} found no room among ${number.format(limit)} keys` : '');

/** The part of a breaker's row that its keys unfold from. */
class Unfolding {
  #keys;
  #rows = new Map();
  #wanted = PAGE;
  #asked = 0;
  #isAsked = false;
  #shownAt = 0;
  #parts = {};

  constructor(row, keys) {
    this.row = row;
    this.#keys = keys;
    const panel = template.cloneNode(true);
    const fold = element('button', 'fold');
    const overflow = element('span', 'overflow quiet');
    this.#parts = { panel, fold, overflow };
    for (const part of panel.querySelectorAll('[class]')) this.#parts[part.classList[0]] = part;
    const { find, more, list } = this.#parts;
    const { name } = row.entry.breaker;
    panel.id = `keys-${++panels}`;
    fold.setAttribute('aria-controls', panel.id);
    fold.ariaExpanded = 'false';
    list.parentElement.ariaLabel = `Keys of ${name}, worst first`;
    find.ariaLabel = `Search keys of ${name}`;
    row.element.classList.add('unfoldable');
    row.element.querySelector('.name').append(fold, overflow);
    row.element.append(panel);
    fold.addEventListener('click', () => this.#unfold(panel.hidden));
    more.addEventListener('click', () => this.#ask(this.#wanted + PAGE));
    let typing = null;
    find.addEventListener('input', () => {
      clearTimeout(typing);
      typing = setTimeout(() => this.#ask(PAGE), TYPING_MILLIS);
    });
    this.tell(row.entry.breaker);
  }

  get isUnfolded() {
    return !this.#parts.panel.hidden;
  }

  get ids() {
    return this.#rows.keys();
  }

  tell({ name, keys }) {
    const { fold, overflow } = this.#parts;
    set(fold, summary(keys));
    const worst = keys.open > 0 ? 'OPEN' : keys.halfOpen > 0 && 'HALF_OPEN';
    if (worst) fold.dataset.state = worst;
    else delete fold.dataset.state;
    fold.ariaLabel = `${fold.textContent}, of ${name}`;
    set(overflow, shortage(keys));
  }

  #unfold(isUnfolded) {
    const { fold, panel } = this.#parts;
    panel.hidden = !isUnfolded;
    fold.ariaExpanded = String(isUnfolded);
    if (isUnfolded) this.#ask(PAGE);
    else this.clear();
  }

  /** What somebody asks for is shown wherever they point. */
  #ask(wanted) {
    this.#wanted = wanted;
    this.#isAsked = true;
    this.#load();
  }

  clear() {
    this.#rows.clear();
    fill(this.#parts.list);
    this.#wanted = PAGE;
    this.#keys.prune();
  }

  /** Whether somebody can see its keys. */
  get #isSeen() {
    return this.isUnfolded && this.row.element.isConnected;
  }

  /** Not more often than each second, whatever happens. */
  renew() {
    if (!this.#isSeen || this.timer) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      if (this.#isSeen) this.#load();
    }, AGAIN_MILLIS);
  }

  async #load() {
    const asked = ++this.#asked;
    const { find, note } = this.#parts;
    const found = [];
    let next = null;
    try {
      do {
        const page = await keysOf(this.row.entry.breaker, Math.min(MOST, this.#wanted - found.length), find.value.trim(), next);
        found.push(...page.keys);
        next = page.next;
      } while (next !== null && found.length < this.#wanted);
    } catch (problem) {
      if (asked !== this.#asked) return;
      set(note, `The keys could not be read. ${problem.told ? problem : ''} Trying again.`);
      return this.renew();
    }
    if (asked !== this.#asked || !this.isUnfolded) return;
    this.#keys.steadily(() => this.#show(found, next !== null));
  }

  /** Rows stay where they are while somebody points at one or has the focus in one. */
  #show(found, isMore) {
    const { list, more, note, find } = this.#parts;
    const isHeld = !this.#isAsked && (list.matches(':hover') || list.contains(document.activeElement));
    this.#isAsked = false;
    this.#rows = new Map(found.map((breaker) => {
      const entry = this.#keys.take(breaker);
      const known = this.#rows.get(idOf(breaker));
      return [idOf(breaker), known?.entry === entry ? known : rowOf(entry)];
    }));
    this.#shownAt = performance.now();
    const rows = [...this.#rows.values()];
    for (const row of rows) row.render(this.#keys.clock());
    if (isHeld) list.append(...rows.map(({ element: tr }) => tr).filter((tr) => tr.parentElement !== list));
    else if (rows.some((row, i) => list.children[i] !== row.element) || list.children.length !== rows.length) {
      fill(list, ...rows.map(({ element: tr }) => tr));
    }
    more.hidden = !isMore;
    set(note, rows.length > 0 ? '' : find.value.trim() ? 'No key is like that.' : 'No key is tracked.');
    this.#keys.prune();
  }

  tick(clock) {
    if (!this.#isSeen) return;
    for (const row of this.#rows.values()) row.render(clock);
    if (performance.now() - this.#shownAt > UNTOLD_MILLIS) this.renew();
  }

  changed(id) {
    const row = this.#rows.get(id);
    if (row) row.isChanged = true;
  }
}

export class Keys {
  #entries = new Map();
  #unfoldings = new Map();
  #watched = null;

  /** Whatever shows a key's state changes the page by `steadily`. */
  constructor(clock, steadily) {
    this.clock = clock;
    this.steadily = steadily;
  }

  entryOf(breaker) {
    return this.#entries.get(idOf(breaker));
  }

  /** A row of a breaker with keys can be unfolded. */
  unfoldable(row) {
    const { name, keys } = row.entry.breaker;
    if (!keys) return;
    row.unfolding = new Unfolding(row, this);
    this.#unfoldings.set(name, row.unfolding);
  }

  /** The row is not there any more, and was not unfolded. */
  goneFrom(row) {
    const { name } = row.entry.breaker;
    if (this.#unfoldings.get(name) === row.unfolding) this.#unfoldings.delete(name);
  }

  take(breaker) {
    const id = idOf(breaker);
    let entry = this.#entries.get(id);
    if (!entry) {
      entry = { outcomes: new Outcomes(), pace: new Pace(), breaker };
      entry.pace.begin(this.clock().now);
      this.#entries.set(id, entry);
    }
    const { now } = this.clock();
    entry.outcomes.note(entry.breaker.totals, breaker.totals, now);
    entry.pace.note(entry.breaker.totals, now);
    entry.breaker = breaker;
    entry.received = performance.now();
    for (const unfolding of this.#unfoldings.values()) unfolding.changed(id);
    return entry;
  }

  /** A call of a key, or a key that comes or goes, changes its breaker, too. */
  familyChanged(name) {
    this.#unfoldings.get(name)?.renew();
    if (this.#watched?.name === name) this.#renew();
  }

  /** Keeps a key fresh whether or not it is unfolded, or none; tells at first, and where it goes, whether it is there. */
  watch(breaker, tell) {
    this.#watched = breaker && { ...breaker, tell };
    if (breaker) this.#ask();
    else this.prune();
  }

  #renew() {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.#ask();
    }, AGAIN_MILLIS);
  }

  async #ask() {
    const watched = this.#watched;
    if (!watched) return;
    const found = await breakerNow(watched).catch((problem) => problem);
    if (watched !== this.#watched) return;
    if (found instanceof Error) {
      if (found.status === 404) watched.tell(false);
      else this.#renew();
      return;
    }
    this.take(found);
    watched.tell(true);
  }

  /** Lets go of keys that nobody sees. */
  prune() {
    const seen = new Set([...this.#unfoldings.values()].flatMap(({ ids }) => [...ids]));
    if (this.#watched) seen.add(idOf(this.#watched));
    for (const id of this.#entries.keys()) if (!seen.has(id)) this.#entries.delete(id);
  }

  tick(clock) {
    if (this.#watched && linkedBreaker() === null) this.watch(null);
    for (const unfolding of this.#unfoldings.values()) unfolding.tick(clock);
  }

  forget(name) {
    this.#unfoldings.delete(name);
    this.prune();
  }

  /** Another application answers, whose keys are others. */
  startOver() {
    this.#entries.clear();
    for (const unfolding of this.#unfoldings.values()) {
      unfolding.clear();
      unfolding.renew();
    }
  }
}
