// The table's rows and their order. However many, they are made, moved and changed in short slices, those on the
// screen first, so that the page answers in between.

import { Row } from './rows.js';
import { shownState } from './text.js';

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
  #whenShown;
  #whenMade;
  #room = { above: 0, below: 0 };

  #observer = new IntersectionObserver((seen) => {
    for (const { target, isIntersecting } of seen) {
      const row = this.rowOf(target);
      if (isIntersecting) this.#visible.add(row);
      else this.#visible.delete(row);
    }
  }, { rootMargin: '100px' });

  /** Runs `whenShown` whenever rows show something new, before anybody can see them, and `whenMade` for each new row. */
  constructor(body, clock, whenShown, whenMade) {
    this.#body = body;
    this.#clock = clock;
    this.#whenShown = whenShown;
    this.#whenMade = whenMade;
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
    if (!row) return;
    row.isChanged = true;
    this.#due.add(row);
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
    const wanted = new Set(entries);
    for (const element of [...this.#body.children]) {
      const row = this.rowOf(element);
      if (!wanted.has(row.entry)) element.remove();
    }
    this.#order = entries;
    this.#placed = 0;
    this.#cursor = this.#body.firstElementChild;
    this.#work();
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

  /** Shows what has changed and the time: the rows on the screen at once, others as long as that is no long task. */
  tick(clock) {
    const isForAll = this.#ticks++ % UNSEEN_TICKS === 0;
    if (isForAll) for (const row of this.#rows.values()) this.#due.add(row);
    for (const row of this.#visible) this.#render(row, clock);
    this.#work();
  }

  #goOn() {
    this.#timer ??= setTimeout(() => this.steadily(() => {
      this.#work();
      this.#whenShown();
    }), 0);
  }

  #work() {
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
      this.#whenMade(row);
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
