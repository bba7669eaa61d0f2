// Of a fleet, one node can be chosen: the list then shows how breakers are there, as that node told last.

import { breakersOnNode } from './api.js';
import { byId, fill } from './dom.js';
import { span } from './duration.js';
import { shownState } from './text.js';

const AGAIN_MILLIS = 2000;
/** An answer that takes long is asked for less often: so many times as long goes by. */
const PATIENCE = 2;

export class NodeFilter {
  #choice = byId('on-node');
  #isThere = false;
  #there = null;
  /** How the node itself was when it was asked for last. */
  #state = '';
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
      this.#state = '';
      whenChosen();
      this.#ask();
    });
    document.addEventListener('visibilitychange', () => this.#ask());
  }

  /** The node that is chosen; empty for none. */
  get node() {
    return this.#choice.value;
  }

  /** Whether what is shown is of one node. */
  get isOn() {
    return this.#there !== null;
  }

  /** What stands above the column: whose states they are, and whether that node tells them still. */
  get head() {
    return this.node ? `On ${this.node}${this.#state}` : 'Nodes';
  }

  /** These can be chosen, and the one that is, though it may have gone; none where there is no fleet. */
  offer(nodes) {
    const { node } = this;
    const isThere = nodes.length > 0;
    if (isThere !== this.#isThere) {
      this.#isThere = isThere;
      this.#there = null;
      this.#ask();
    }
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
    if (!there) return [];
    return [breaker.enabled ? there.state : 'DISABLED'];
  }

  async #ask() {
    clearTimeout(this.#timer);
    const { node } = this;
    if (!node || !this.#isThere || document.hidden) return;
    const begun = performance.now();
    const told = await breakersOnNode(node).catch(() => null);
    if (node !== this.node) return;
    if (!told) this.#state = ': not read';
    else {
      this.#there = new Map(told.breakers.map((breaker) => [breaker.name, breaker]));
      this.#state = told.state === 'live' ? '' : `, ${told.state} for ${span(told.heardMillis)}`;
    }
    this.#whenTold();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), Math.max(AGAIN_MILLIS, PATIENCE * (performance.now() - begun)));
  }
}
