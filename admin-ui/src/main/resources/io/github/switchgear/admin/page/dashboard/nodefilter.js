// Of a fleet, one node can be chosen: the list then shows how breakers are there, as that node told last.

import { breakersOnNode } from './api.js';
import { byId, fill } from './dom.js';
import { shownState } from './text.js';

const AGAIN_MILLIS = 2000;
/** An answer that takes long is asked for less often: so many times as long goes by. */
const PATIENCE = 2;

export class NodeFilter {
  #choice = byId('on-node');
  #there = null;
  #timer = null;
  #whenTold;

  /**
   * Begins with the node that the page's address names, if it does. `whenChosen` comes when somebody has chosen another,
   * `whenTold` whenever that has told how it is.
   */
  constructor(node, whenChosen, whenTold) {
    this.#whenTold = whenTold;
    this.#offer(node ? ['', node] : [''], node);
    this.#choice.addEventListener('change', () => {
      this.#there = null;
      whenChosen();
      this.#ask();
    });
    document.addEventListener('visibilitychange', () => this.#ask());
    this.#ask();
  }

  /** The node that is chosen; empty for none. */
  get node() {
    return this.#choice.value;
  }

  /** Whether what is shown is of one node. */
  get isOn() {
    return this.#there !== null;
  }

  /** These can be chosen, and the one that is, though it may have gone. */
  offer(nodes) {
    const { node } = this;
    const all = new Set(['', ...nodes, node]);
    if ([...all].join('\n') !== [...this.#choice.options].map(({ value }) => value).join('\n')) this.#offer([...all], node);
  }

  #offer(nodes, chosen) {
    fill(this.#choice, ...nodes.map((node) => new Option(node ? `On ${node}` : 'On any node', node)));
    this.#choice.value = chosen;
  }

  /** How a breaker is on that node; nothing, where that has none of its name. */
  there(name) {
    return this.#there?.get(name);
  }

  /** The states that an entry is looked for by, the first, and put in order by, the worst. */
  statesOf({ breaker, elsewhere = [] }) {
    if (!this.isOn) return [shownState(breaker), ...elsewhere];
    const there = this.there(breaker.name);
    return there ? [there.state] : [];
  }

  async #ask() {
    clearTimeout(this.#timer);
    const { node } = this;
    if (!node || document.hidden) return;
    const begun = performance.now();
    const told = await breakersOnNode(node).catch(() => null);
    if (node !== this.node) return;
    if (told) {
      this.#there = new Map(told.breakers.map((breaker) => [breaker.name, breaker]));
      this.#whenTold();
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), Math.max(AGAIN_MILLIS, PATIENCE * (performance.now() - begun)));
  }
}
