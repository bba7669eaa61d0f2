// The table's rows and their order. However many breakers there are, only the rows on the screen and near it are in the
// page, and only they are told the time; gaps as high as the others keep the place of those.

import { Row } from './rows.js';
import { shownState } from './text.js';

export const SLICE_MILLIS = 8;
/** So few rows are all there. */
const FEW = 60;
/** How far beyond the screen there are rows. */
const MARGIN = 600;
/** How high a row may be, before any is there to be measured. */
const USUAL = 38;

export class Table {
  #body;
  #clock;
  #rows = new Map();
  #order = [];
  #width = 0;
  #usual = USUAL;
  #told;
  #room = { above: 0, below: 0 };

  /**
   * Tells `whenShown` whenever rows show something new, before anybody can see them, and `whenMade` and `whenGone` of each
   * new row and of each that is given up.
   */
  constructor(body, clock, told) {
    this.#body = body;
    this.#clock = clock;
    this.#told = told;
    addEventListener('scroll', () => this.#follow(), { passive: true });
    addEventListener('resize', () => this.#follow());
  }

  rowOf(element) {
    return this.#rows.get(element.closest('tr').dataset.breaker);
  }

  /** Whether somebody points at a row or has the focus in one, which then must not move. */
  get isHeld() {
    return this.#body.matches(':hover') || this.#body.contains(document.activeElement);
  }

  /** The state that is shown of a breaker. */
  shownState({ breaker }) {
    return this.#rows.get(breaker.name)?.state ?? shownState(breaker);
  }

  /** A breaker has changed; the next tick shows it. */
  changed({ breaker }) {
    const row = this.#rows.get(breaker.name);
    if (row) row.isChanged = true;
  }

  /**
   * Changes the page. Whatever grows or goes above the row that somebody points at, or has the focus in, that row stays
   * where it is on the screen: a click must not meet another breaker than it was meant for.
   */
  steadily(change) {
    const held = this.isHeld && (this.#body.querySelector('tr:hover') ?? document.activeElement.closest('tr'));
    const top = held && held.getBoundingClientRect().top;
    change();
    if (!held) this.#makeRoom(0, 0);
    else if (held.isConnected) this.#keep(() => held.getBoundingClientRect().top - top);
  }

  /** Scrolls by what a row is off, and where the page cannot be scrolled so far, makes room above or below. */
  #keep(off) {
    scrollBy(0, off());
    if (Math.abs(off()) < 1) return; // the browser scrolls by whole pixels
    const rest = Math.sign(off()) * Math.ceil(Math.abs(off()));
    const { above, below } = this.#room;
    const unused = Math.max(0, Math.ceil(innerHeight - document.body.getBoundingClientRect().height));
    this.#makeRoom(above + Math.max(0, -rest), below + (rest > 0 ? rest + unused : 0));
    scrollBy(0, off());
  }

  #makeRoom(above, below) {
    if (above === this.#room.above && below === this.#room.below) return;
    this.#room = { above, below };
    this.#body.parentElement.style.margin = above || below ? `${above}px 0 ${below}px` : '';
  }

  /** Shows exactly these, in this order. */
  arrange(entries) {
    this.#order = entries;
    this.#body.parentElement.ariaRowCount = entries.length + 1;
    entries.forEach((entry, i) => {
      entry.index = i;
    });
    this.#place();
  }

  /** Breakers of these names are no more. */
  forget(names) {
    if (names.size === 0) return;
    for (const name of names) this.#give(name);
    this.arrange(this.#order.filter(({ breaker }) => !names.has(breaker.name)));
  }

  /** Shows what has changed and the time. */
  tick(clock) {
    for (const element of this.#body.children) this.rowOf(element).render(clock);
    this.#place();
  }

  /** Scrolling has brought other rows onto the screen; those that were there stay where they are. */
  #follow() {
    const anchor = [...this.#body.children].find((element) => element.getBoundingClientRect().bottom > 0);
    const top = anchor?.getBoundingClientRect().top;
    if (!this.#place()) return;
    const off = anchor?.isConnected ? anchor.getBoundingClientRect().top - top : 0;
    if (Math.abs(off) >= 1) scrollBy(0, off);
    this.#told.whenShown();
  }

  /** Has the rows in the page that have to be there; says whether there was anything to change. */
  #place() {
    this.#measure();
    const tops = new Float64Array(this.#order.length + 1);
    this.#order.forEach(({ height = this.#usual }, i) => {
      tops[i + 1] = tops[i] + height;
    });
    const isChanged = this.#show(this.#wanted(tops), tops);
    // What is there for the first time tells how high rows are.
    if (this.#measure() && this.#order.length > FEW) this.#place();
    return isChanged;
  }

  /** The places of the rows that have to be there, in their order. */
  #wanted(tops) {
    const { length } = this.#order;
    if (length <= FEW) return [...this.#order.keys()];
    const top = -this.#body.getBoundingClientRect().top;
    const places = new Set();
    const add = (i) => i >= 0 && i < length && places.add(i);
    let first = 0;
    while (first < length - 1 && tops[first + 1] < top - MARGIN) first++;
    for (let i = first; i < length && tops[i] < top + innerHeight + MARGIN; i++) add(i);
    // The focus stays where it is, and goes on from there by the keyboard.
    const focused = this.#body.contains(document.activeElement)
      && this.rowOf(document.activeElement.closest('#breakers > tbody > tr'))?.entry.index;
    if (Number.isInteger(focused)) [focused - 1, focused, focused + 1].forEach(add);
    return [...places].sort((a, b) => a - b);
  }

  #show(places, tops) {
    const wanted = places.map((i) => this.#row(this.#order[i]));
    const elements = new Set(wanted.map(({ element }) => element));
    let isChanged = false;
    for (const element of [...this.#body.children]) {
      if (elements.has(element)) continue;
      isChanged = true;
      const row = this.rowOf(element);
      if (row.isUnfolded) element.remove();
      else this.#give(row.entry.breaker.name);
    }
    let cursor = this.#body.firstElementChild;
    let end = 0;
    wanted.forEach(({ element }, n) => {
      const i = places[n];
      const gap = tops[i] - tops[end];
      end = i + 1;
      element.style.marginTop = gap > 0 ? `${gap}px` : '';
      element.ariaRowIndex = i + 2;
      if (cursor === element) {
        cursor = cursor.nextElementSibling;
        return;
      }
      isChanged = true;
      // A row that only has to go down is taken out, which spares moving all that follow it.
      if (cursor?.nextElementSibling === element) {
        const down = cursor;
        cursor = element.nextElementSibling;
        down.remove();
      } else this.#body.insertBefore(element, cursor);
    });
    this.#body.style.paddingBottom = `${tops[this.#order.length] - tops[end]}px`;
    return isChanged;
  }

  #row(entry) {
    const { name } = entry.breaker;
    let row = this.#rows.get(name);
    if (!row) {
      row = new Row(entry);
      this.#told.whenMade(row);
      this.#rows.set(name, row);
    }
    if (!row.element.isConnected) row.render(this.#clock());
    return row;
  }

  #give(name) {
    const row = this.#rows.get(name);
    if (!row) return;
    row.element.remove();
    this.#rows.delete(name);
    this.#told.whenGone(row);
  }

  /** How high the rows are, which holds for one width; says whether nothing was known of it. */
  #measure() {
    const rows = [...this.#body.children];
    const { clientWidth } = this.#body;
    if (rows.length === 0 || clientWidth === 0) return false;
    const isFirst = clientWidth !== this.#width;
    if (isFirst) for (const entry of this.#order) entry.height = undefined;
    this.#width = clientWidth;
    const apart = parseFloat(getComputedStyle(rows[0]).marginBottom);
    const heights = rows.map((element) => element.getBoundingClientRect().height + apart);
    rows.forEach((element, i) => {
      this.rowOf(element).entry.height = heights[i];
    });
    if (isFirst) this.#usual = heights.sort((a, b) => a - b)[Math.floor(heights.length / 2)];
    return isFirst;
  }
}
