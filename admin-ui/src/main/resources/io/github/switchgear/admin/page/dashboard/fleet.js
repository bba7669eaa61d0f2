// The other nodes of a fleet: who is there, how a breaker is on each, and how far what an operator decided has come.

import { breakerOnNodes, fleet } from './api.js';
import { byId, element, fill, set, setName } from './dom.js';
import { span } from './duration.js';
import { overridden } from './facts.js';
import { origin } from './news.js';
import { newRow } from './rows.js';
import { STATES, moment, number, simpleName, timeOf } from './text.js';

const AGAIN_MILLIS = 1000;
/** A report that takes long is asked for less often: so many times as long goes by. */
const PATIENCE = 2;

const panelTemplate = byId('nodes-panel').content.firstElementChild;

/** In the order in which an operator wants to know of them. */
const ORDER = Object.keys(STATES);
const rank = (state) => ORDER.indexOf(state.toUpperCase());
const word = (state) => STATES[state.toUpperCase()].word.toLowerCase();

/** How it is on the nodes, as "2 open, 1 closed" or "all 3 closed". */
function states(nodes) {
  const all = Object.entries(nodes).sort(([a], [b]) => rank(a) - rank(b));
  return all.length === 1 ? `all ${number.format(all[0][1])} ${word(all[0][0])}` : all.map(([state, count]) => `${number.format(count)} ${word(state)}`).join(', ');
}

const heard = ({ node, state, age }) => `${node} ${
  state === 'silent' ? `silent for ${span(age())}` : state === 'gone' ? `gone for ${span(age())}` : 'not yet'}`;

let panels = 0;

/** The part of a breaker's row that tells of the other nodes, and unfolds to one row for each. */
class Nodes {
  #fleet;
  #parts = null;
  #rows = new Map();
  #timer = null;

  constructor(row, ofFleet) {
    this.row = row;
    this.#fleet = ofFleet;
    this.tell();
  }

  #make() {
    const { element: tr, entry } = this.row;
    const { name } = entry.breaker;
    const panel = panelTemplate.cloneNode(true);
    const fold = element('button', 'fold');
    fold.tabIndex = -1; // the arrows lead to it, from the row's one stop
    fold.disabled = document.body.classList.contains('wall');
    this.#parts = { panel, fold, list: panel.querySelector('.list'), note: panel.querySelector('.note') };
    panel.id = `nodes-${++panels}`;
    fold.setAttribute('aria-controls', panel.id);
    fold.ariaExpanded = 'false';
    fold.dataset.of = 'nodes';
    this.#parts.list.parentElement.ariaLabel = `${name} on each node`;
    tr.querySelector('.on-nodes').append(fold);
    tr.append(panel);
    fold.addEventListener('click', () => this.#unfold(panel.hidden));
  }

  /** The row is no more. */
  end() {
    if (this.isUnfolded) this.#unfold(false);
  }

  get isUnfolded() {
    return this.#parts !== null && !this.#parts.panel.hidden;
  }

  /** What the fleet's last report says of it. */
  tell() {
    const { name } = this.row.entry.breaker;
    const told = this.#fleet.isShared && this.#fleet.breaker(name);
    if (!told) {
      if (this.isUnfolded) this.#unfold(false);
      if (this.#parts) this.#parts.fold.hidden = true;
      this.row.reached = '';
      return;
    }
    if (!this.#parts) this.#make();
    const { fold } = this.#parts;
    fold.hidden = false;
    const there = this.#fleet.filter.there(name);
    const { reached } = told;
    if (there) set(fold, `${word(there.state)} ${timeOf(there.since, this.#fleet.now())}`);
    // Whether it holds everywhere is what somebody wants to know who has just decided it.
    else set(fold, reached?.missing.length > 0 ? `reached ${reached.applied} of ${reached.of}` : states(told.nodes));
    fold.ariaLabel = `${name} on ${there ? this.#fleet.filter.node : 'nodes'}: ${fold.textContent}`;
    const worst = there?.state ?? Object.keys(told.nodes).sort((a, b) => rank(a) - rank(b))[0]?.toUpperCase();
    if (worst && worst !== 'CLOSED') fold.dataset.state = worst;
    else delete fold.dataset.state;
    this.row.reached = this.#reached(told);
  }

  /** Who does what was decided last; nothing, where nothing holds and nobody lags. */
  #reached({ reached, override }) {
    if (!reached || (reached.missing.length === 0 && !override)) return '';
    const missing = reached.missing.map((node) => heard(this.#fleet.member(node) ?? { node, state: 'live' }));
    return [`reached ${reached.applied} of ${reached.of}`, ...missing].join(', ');
  }

  #unfold(isUnfolded) {
    const { fold, panel, list, note } = this.#parts;
    panel.hidden = !isUnfolded;
    fold.ariaExpanded = String(isUnfolded);
    clearTimeout(this.#timer);
    this.#timer = null;
    if (isUnfolded) return this.#load();
    this.#rows.clear();
    fill(list);
    set(note, '');
  }

  async #load() {
    const { name } = this.row.entry.breaker;
    if (this.row.element.isConnected && !document.hidden) {
      const told = await breakerOnNodes(name).catch((problem) => problem);
      if (!this.isUnfolded) return;
      this.#fleet.steadily(() => this.#show(told));
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#load(), AGAIN_MILLIS);
  }

  #show(told) {
    const { list, note } = this.#parts;
    if (told instanceof Error) return set(note, `The nodes could not be read. ${told.told ? told : ''} Trying again.`);
    set(note, '');
    const members = told.members.filter((member) => !this.#fleet.isDismissed(member));
    for (const node of [...this.#rows.keys()]) if (!members.some((member) => member.node === node)) this.#rows.delete(node);
    for (const member of members) {
      if (!this.#rows.has(member.node)) this.#rows.set(member.node, new NodeRow(member.node));
      this.#rows.get(member.node).tell(member, this.#fleet.now());
    }
    const rows = members.map(({ node }) => this.#rows.get(node).element);
    if (rows.some((tr, i) => list.children[i] !== tr) || list.children.length !== rows.length) fill(list, ...rows);
    return null;
  }
}

/** How a breaker is on one node. */
class NodeRow {
  constructor(node) {
    this.element = newRow();
    this.element.dataset.node = node;
    this.parts = {};
    for (const part of this.element.querySelectorAll('[class]')) this.parts[part.classList[0]] = part;
    this.parts.link.removeAttribute('href');
    setName(this.parts.link, node);
    this.element.querySelector('.operating').replaceChildren();
    this.parts.gauge.remove();
  }

  tell(member, now) {
    const { state, ageMillis, breaker, node } = member;
    const { shape, word: stateWord, since, method, count, next, override, totals } = this.parts;
    const isLive = state === 'live';
    this.element.dataset.member = state;
    if (breaker && isLive) this.element.dataset.state = breaker.state;
    else delete this.element.dataset.state;
    if (breaker) shape.setAttribute('d', STATES[breaker.state].shape);
    set(stateWord, breaker ? STATES[breaker.state].word : '');
    set(since, breaker ? timeOf(breaker.since, now) : '');
    set(method, [node === origin?.node && 'this node', !isLive && heard({ ...member, age: () => member.heardMillis }),
      breaker ? !isLive && `told ${span(ageMillis)} ago` : 'does not have it'].filter(Boolean).join(', '));
    set(count, breaker ? `${number.format(breaker.consecutiveFailures)} in a row` : '');
    set(next, breaker && breaker.applied === false ? 'Does not do yet what was decided' : '');
    set(override, breaker ? overridden(breaker, now) : '');
    totals.hidden = !breaker;
    for (const total of this.element.querySelectorAll('[data-total]')) {
      const is = breaker?.totals[total.dataset.total] ?? 0;
      set(total, number.format(is));
      total.parentElement.classList.toggle('none', is === 0);
    }
    const failure = breaker?.lastFailure;
    set(this.parts['failure-type'], failure ? simpleName(failure.type) : breaker ? 'none' : '');
    set(this.parts['failure-at'], failure ? timeOf(failure.at, now) : '');
  }
}

/** What is known of the fleet; nothing, where there is none. */
export class Fleet {
  #clock;
  #told;
  #report = null;
  #breakers = new Map();
  #nodes = new Map();
  #dismissed = new Set();
  #heardAt = 0;
  #timer = null;
  #isThere = false;

  /**
   * Whatever shows something of it changes the page by `steadily`; `told` takes the states, but closed, that each breaker
   * has on any node; the `filter` is told the nodes.
   */
  constructor(clock, steadily, filter, told) {
    this.#clock = clock;
    this.filter = filter;
    this.steadily = steadily;
    this.#told = told;
    document.addEventListener('visibilitychange', () => this.#ask());
    byId('members').addEventListener('click', ({ target }) => {
      const button = target.closest('button');
      if (button) this.#dismiss(button.closest('li').dataset.node);
    });
  }

  /** Whether there is one, as each answer of the server says; then it is asked how it is. */
  isThere(isThere) {
    if (isThere === this.#isThere) return;
    this.#isThere = isThere;
    if (isThere) this.#ask();
    else this.#take(null);
  }

  now() {
    return this.#clock().now;
  }

  /** Whether there is anybody but this node, or should be. */
  get isShared() {
    return this.#report !== null && (this.#report.members.length > 1 || this.#report.alone);
  }

  /** The names of the nodes that are there, this one first; empty where there is no fleet. */
  get nodes() {
    return this.isShared ? this.#report.members.filter(({ state }) => state !== 'gone').map(({ node }) => node) : [];
  }

  breaker(name) {
    return this.#breakers.get(name);
  }

  /** A node, and how long ago it was heard: its age goes on while nobody tells of it. */
  member(node) {
    const found = this.#report?.members.find((member) => member.node === node);
    return found && { ...found, age: () => found.heardMillis + performance.now() - this.#heardAt };
  }

  isDismissed({ node, state }) {
    return state !== 'live' && this.#dismissed.has(node);
  }

  /** A row of a breaker can be unfolded to its nodes. */
  unfoldable(row) {
    row.nodes = new Nodes(row, this);
    this.#nodes.set(row.entry.breaker.name, row.nodes);
  }

  /** The row is not there any more. */
  goneFrom(row) {
    const { name } = row.entry.breaker;
    row.nodes.end();
    if (this.#nodes.get(name) === row.nodes) this.#nodes.delete(name);
  }

  async #ask() {
    clearTimeout(this.#timer);
    if (!this.#isThere || document.hidden) return;
    const begun = performance.now();
    const told = await fleet().catch(() => null);
    if (!this.#isThere) return;
    if (told) this.#take(told);
    clearTimeout(this.#timer);
    const took = performance.now() - begun;
    this.#timer = setTimeout(() => this.#ask(), Math.max(AGAIN_MILLIS, PATIENCE * took));
  }

  #take(report) {
    this.#report = report;
    this.#heardAt = performance.now();
    this.#breakers = new Map(report?.breakers.map((breaker) => [breaker.name, breaker]) ?? []);
    for (const { node, state } of report?.members ?? []) if (state === 'live') this.#dismissed.delete(node);
    this.#told(new Map([...this.#breakers].map(([name, { nodes }]) =>
      [name, Object.keys(nodes).map((state) => state.toUpperCase()).filter((state) => state !== 'CLOSED')])));
    this.steadily(() => this.tick());
  }

  #dismiss(node) {
    this.#dismissed.add(node);
    this.steadily(() => this.tick());
    (byId('members').querySelector('button:not([hidden])') ?? byId('search')).focus();
  }

  /** Shows what is known, and the time. */
  tick() {
    byId('fleet').hidden = !this.isShared;
    document.body.dataset.fleet = this.isShared;
    set(byId('of-nodes'), this.filter.head);
    this.filter.offer(this.nodes);
    if (this.isShared) this.#showMembers();
    for (const nodes of this.#nodes.values()) nodes.tell();
  }

  #showMembers() {
    const { name, members, alone } = this.#report;
    set(byId('fleet-name'), name ? `Fleet ${name}` : 'Nodes');
    byId('alone').hidden = !alone;
    set(byId('alone'), alone ? `This node sees no other one${name ? ` of the fleet ${name}` : ''}, and there should be more:`
      + ' are they up, is discovery right, have all the same key? What you do reaches this node alone.' : '');
    const shown = members.filter((member) => !this.isDismissed(member));
    const list = byId('members');
    const isDifferent = new Set(members.map(({ version }) => version).filter(Boolean)).size > 1;
    const known = new Map([...list.children].map((item) => [item.dataset.node, item]));
    const items = shown.map(({ node, state, version }) => {
      const item = known.get(node) ?? this.#item(node);
      item.dataset.member = state;
      item.querySelector('button').hidden = state === 'live';
      const age = this.member(node).age();
      set(item.querySelector('.quiet'), [
        node === origin?.node ? 'this one' : state === 'live' ? `heard ${span(age)} ago` : `${state} for ${span(age)}`,
        isDifferent && version,
      ].filter(Boolean).join(', '));
      item.title = state === 'live' ? '' : `heard last ${moment(this.now() - age)}`;
      return item;
    });
    // One that stays where it is keeps the focus.
    for (const item of [...list.children]) if (!items.includes(item)) item.remove();
    items.forEach((item, i) => {
      if (list.children[i] !== item) list.insertBefore(item, list.children[i] ?? null);
    });
  }

  #item(node) {
    const dismiss = element('button', '', 'Dismiss');
    dismiss.ariaLabel = `Dismiss ${node}`;
    const item = element('li', '', element('b', '', node), ' ', element('span', 'quiet'), ' ', dismiss);
    item.dataset.node = node;
    return item;
  }
}
