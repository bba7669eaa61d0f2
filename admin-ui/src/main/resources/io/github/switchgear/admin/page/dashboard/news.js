// Tells when it is not the same application any more that answers: after a new start, which has lost what people
// decided, or from another node, where other things hold. All green would be no truth then.

import { byId, element, fill, set } from './dom.js';
import { span } from './duration.js';
import { changedSettings, forced, isNotClosed, toBeForced } from './facts.js';
import { amount, moment } from './text.js';

const MOST_NAMES = 10;
/** An application that keeps ending must not push its first loss out of sight. */
const MOST_NEWS = 5;

/** Which start of which node answers now. */
export let origin = null;

/** By node, the newest start that was heard of, and what was to be seen there last. */
const nodes = new Map();

let hasFleet = false;

/** Whether what somebody does on one node reaches others. */
export const tellFleet = (isThere) => {
  hasFleet = isThere;
};

/** What is to be read, the newest first: `kind`, `head`, `text` and `lines`. */
let news = [];
let isTurnTold = false;

export const isSame = (a, b) => a?.node === b?.node && a?.started === b?.started;

/**
 * Takes who tells something, before that is taken in; says whether it is somebody else than until now. All breakers as
 * they were told until now are `known()`.
 */
export function hear({ node, started, at }, known) {
  if (!started) return false;
  const before = origin;
  origin = { node, started, at };
  if (isSame(before, origin)) return false;
  if (before) nodes.set(before.node, { ...nodes.get(before.node), at: before.at, breakers: known() });
  const last = nodes.get(node);
  const isNew = !last || Date.parse(started) > Date.parse(last.started);
  if (isNew) nodes.set(node, { started });
  if (!before) return false;
  if (last && isNew) tell(restart(last));
  if (before.node !== node) tellOfNodes(before, Boolean(last));
  else if (!isNew) tell(otherProcess());
  return true;
}

function restart({ at, breakers }) {
  const lost = inForce(breakers, Date.parse(origin.started));
  const seen = `this page had seen at ${moment(at)}`;
  return {
    kind: 'restart',
    head: `The application was started anew at ${moment(origin.started)}.`,
    text: `On ${origin.node}, every breaker began closed, with counts of zero. ${lost.length > 0
      ? hasFleet ? `What ${seen} was this; what the fleet remembers is in force again:` : `What ${seen} is lost:`
      : `No override and no changed setting is lost of what ${seen}.`}`,
    lines: [...lost, ...counted(breakers)],
  };
}

function tellOfNodes(before, isBack) {
  if (isBack) {
    if (isTurnTold) return;
    isTurnTold = true;
    tell({
      kind: 'nodes',
      head: `Several nodes answer here in turn: ${[...nodes.keys()].join(', ')}.`,
      text: `${hasFleet ? 'States and counts are those' : 'Breakers are not shared. What is shown and done is that'} of one node,`
        + ` whose name is at the top; to act on one ${hasFleet ? 'alone ' : ''}for sure, open the page at its own address.`,
      lines: [],
    });
    return;
  }
  isTurnTold = false;
  const there = inForce(nodes.get(before.node).breakers, 0);
  tell({
    kind: 'nodes',
    head: `Another node answers now: ${origin.node}. Until now it was ${before.node}.`,
    text: `${alone(origin.node)}${
      there.length > 0 ? ` On ${before.node}, this page had seen at ${moment(before.at)}:` : ''}`,
    lines: there,
  });
}

const alone = (whose) => (hasFleet
  ? `States and counts are those of ${whose}; what is done holds on all nodes of the fleet, where nothing else is chosen.`
  : `Breakers are not shared: what is shown and done is that of ${whose} alone.`);

const otherProcess = () => ({
  kind: 'nodes',
  head: `Another application on ${origin.node} answers now, which was started at ${moment(origin.started)}.`,
  text: alone('this one'),
  lines: [],
});

/** What people had decided, and was not over at a moment. */
function inForce(breakers, at) {
  return breakers.flatMap((breaker) => {
    const { name, override, planned } = breaker;
    const changed = changedSettings(breaker);
    return [
      ...(planned && !(Date.parse(planned.until) < at) ? [`${name}: ${toBeForced(planned)}`] : []),
      ...(override && !(Date.parse(override.until) < at) ? [`${name}: ${forced(override)}`] : []),
      ...(changed ? [`${name}: settings changed while it ran: ${changed}`] : []),
    ];
  });
}

/** Which breakers were not closed, and what had been counted. */
function counted(breakers) {
  const open = breakers.filter(isNotClosed).map(({ name }) => name);
  const more = open.length > MOST_NAMES ? ` and ${open.length - MOST_NAMES} more` : '';
  const total = (outcome) => breakers.reduce((sum, { totals }) => sum + totals[outcome], 0);
  const [failed, rejected] = [total('failed'), total('rejected')];
  const calls = total('succeeded') + failed + total('neutral');
  return [
    ...(open.length > 0 ? [`open or half-open: ${open.slice(0, MOST_NAMES).join(', ')}${more}`] : []),
    ...(calls + rejected > 0
      ? [`counts: ${amount(calls, 'call')}, ${amount(failed, 'failure')}, ${amount(rejected, 'rejection')}`]
      : []),
  ];
}

/** Of the nodes only the last is told; each new start is. */
function tell(one) {
  const others = one.kind === 'nodes' ? news.filter(({ kind }) => kind !== 'nodes') : news;
  news = [one, ...others].slice(0, MOST_NEWS);
  show();
}

function show() {
  byId('news').hidden = news.length === 0;
  for (const place of document.querySelectorAll('.news')) {
    place.hidden = news.length === 0;
    set(place, news[0]?.head ?? '');
  }
  fill(byId('news-text'), ...news.flatMap(({ head, text, lines }) => [
    element('p', '', element('b', '', head), ` ${text}`),
    element('ul', '', ...lines.map((line) => element('li', '', line))),
  ]));
}

/** Since when it runs. */
export const running = (now) =>
  (origin ? `running since ${moment(origin.started)}, for ${span(now - Date.parse(origin.started))}` : '');

byId('news-seen').addEventListener('click', () => {
  news = [];
  show();
});
