// The table's rows and their order. However many, they are made, moved and changed in short slices, those on the
// screen first, so that the page answers in between.

import { Row } from './rows.js';

export const SLICE_MILLIS = 8;
/** After how many ticks rows off the screen are told the time. */
const UNSEEN_TICKS = 5;

export class Table {
  #body;
  #clock;
  #rows = new Map();
  #due = new Set();
  #visible = new Set();
  #order = [];
  #placed = 0;
  #cursor = null;
  #timer = null;
  #ticks = 0;

  #observer = new IntersectionObserver((seen) => {
    for (const { target, isIntersecting } of seen) {
      const row = this.rowOf(target);
      if (isIntersecting) this.#visible.add(row);
      else this.#visible.delete(row);
    }
  }, { rootMargin: '100px' });

  constructor(body, clock) {
    this.#body = body;
    this.#clock = clock;
  }

  rowOf(element) {
    return this.#rows.get(element.closest('tr').dataset.breaker);
  }

  /** Whether somebody points at a row or has the focus in one, which then must not move. */
  get isHeld() {
    return this.#body.matches(':hover') || this.#body.contains(document.activeElement);
  }

  changed({ breaker }) {
    const row = this.#rows.get(breaker.name);
    if (!row) return;
    row.isChanged = true;
    this.#due.add(row);
    this.#goOn();
  }

  /** Shows exactly these, in this order. */
  arrange(entries) {
    const wanted = new Set(entries);
    for (const element of [...this.#body.children]) {
      const row = this.rowOf(element);
      if (!wanted.has(row.entry)) element.remove();
    }
    this.#order = entries;
    this.#placed = 0;
    this.#cursor = this.#body.firstElementChild;
    this.#slice();
  }

  forget(name) {
    const row = this.#rows.get(name);
    if (!row) return;
    this.#observer.unobserve(row.element);
    this.#visible.delete(row);
    this.#due.delete(row);
    if (this.#cursor === row.element) this.#cursor = row.element.nextElementSibling;
    row.element.remove();
    this.#rows.delete(name);
  }

  tick(clock) {
    const isForAll = this.#ticks++ % UNSEEN_TICKS === 0;
    for (const row of isForAll ? this.#rows.values() : this.#visible) this.#due.add(row);
    for (const row of this.#visible) this.#render(row, clock);
    this.#goOn();
  }

  #goOn() {
    this.#timer ??= setTimeout(() => this.#slice(), 0);
  }

  #slice() {
    clearTimeout(this.#timer);
    this.#timer = null;
    const end = performance.now() + SLICE_MILLIS;
    const clock = this.#clock();
    while (this.#placed < this.#order.length) {
      this.#place(this.#order[this.#placed++], clock);
      if (performance.now() > end) return this.#goOn();
    }
    for (const row of this.#due) {
      this.#render(row, clock);
      if (performance.now() > end) break;
    }
    if (this.#due.size > 0) this.#goOn();
  }

  #render(row, clock) {
    row.render(clock);
    this.#due.delete(row);
  }

  #place(entry, clock) {
    const { name } = entry.breaker;
    let row = this.#rows.get(name);
    if (!row) {
      row = new Row(entry);
      row.render(clock);
      this.#rows.set(name, row);
      this.#observer.observe(row.element);
    }
    // A row that only has to go down is taken out, which spares moving all that follow it.
    if (this.#cursor && this.#cursor !== row.element && this.#cursor.nextElementSibling === row.element) {
      this.#cursor.remove();
      this.#cursor = row.element;
    }
    if (this.#cursor === row.element) this.#cursor = row.element.nextElementSibling;
    else this.#body.insertBefore(row.element, this.#cursor);
  }
}
