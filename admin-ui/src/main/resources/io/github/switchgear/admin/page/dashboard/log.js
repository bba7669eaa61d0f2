// The event log: the transitions of all breakers, newest first, and the only thing that is read out by itself.

import { transitions } from './api.js';
import { byId, element, fill, icon, set } from './dom.js';
import { hashOf, idOf } from './link.js';
import { STATES, amount, moment, titleOf, utc, why } from './text.js';

const MOST = 200;
const MOST_READ_OUT = 3;
const PAUSE_MILLIS = 500;
export const AGAIN_MILLIS = 5000;

const idOfOne = ({ breaker, key, generation, cause, at }) => `${at} ${generation} ${cause} ${idOf({ name: breaker, key })}`;

/** The breaker or key that it is of. */
export const subjectOf = ({ breaker: name, key = null }) => ({ name, key });


let kept = new Map();
let fresh = [];
let timer = null;
const latest = new Map();
/** Grows where what is on its way was asked of an application that does not answer any more. */
let life = 0;

/** The newest generation whose beginning is known. */
export const latestGeneration = (name) => latest.get(name) ?? -1;

/** Takes what has just happened, to be read out, or what happened before the page was opened. */
export function add(found, isNews = true) {
  const unknown = found.filter((transition) => !kept.has(idOfOne(transition)));
  if (unknown.length === 0) return;
  for (const { breaker, key = null, generation } of unknown) {
    if (key === null) latest.set(breaker, Math.max(generation, latestGeneration(breaker)));
  }
  const sorted = [...unknown, ...kept.values()]
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || b.generation - a.generation)
    .slice(0, MOST);
  kept = new Map(sorted.map((transition) => [idOfOne(transition), transition]));
  if (isNews) fresh.push(...unknown.filter((transition) => kept.has(idOfOne(transition))));
  timer ??= setTimeout(show, PAUSE_MILLIS);
}

/** Asks for what has happened, until it is told. */
export async function catchUp(isNews, asked = life) {
  if (asked !== life) return;
  try {
    const found = await transitions();
    if (asked !== life) return;
    add(found, isNews);
    if (kept.size === 0) set(byId('latest'), 'No transitions yet');
  } catch {
    setTimeout(catchUp, AGAIN_MILLIS, isNews, asked);
  }
}

/** Another application answers, whose generations are others. What happened before on the same node is still told. */
export function startOver(isSameNode) {
  life++;
  latest.clear();
  if (isSameNode) return;
  kept.clear();
  fresh = [];
  fill(byId('events'));
  set(byId('latest'), '');
}

/** One transition: when, which breaker if there are several, from what to what, and why. */
export function lineOf(transition, told = moment, ...breaker) {
  const { from, to, at } = transition;
  const time = element('time', '', told(at));
  time.dateTime = at;
  time.title = utc(at);
  const [before, after] = [from, to].map((state) => {
    const { word, shape } = STATES[state];
    const span = element('span', 'state', icon(shape), word);
    span.dataset.state = state;
    return span;
  });
  const change = element('span', 'change', ...(from === to ? [after] : [before, ' → ', after]));
  return element('li', '', time, ...breaker, change, element('span', 'quiet', why(transition)));
}

function lineOfAll(transition) {
  const subject = subjectOf(transition);
  const link = element('a', '', titleOf(subject));
  link.href = hashOf(subject);
  return lineOf(transition, moment, link);
}

function sentence(transition) {
  const { from, to } = transition;
  const what = from === to ? `is ${STATES[to].word}` : `went from ${STATES[from].word} to ${STATES[to].word}`;
  return `${titleOf(subjectOf(transition))} ${what}, ${why(transition)}. `;
}

function show() {
  timer = null;
  if (kept.size === 0) return;
  const lines = new Map([...byId('events').children].map((line) => [line.dataset.key, line]));
  fill(byId('events'), ...[...kept].map(([name, transition]) => {
    const line = lines.get(name) ?? lineOfAll(transition);
    line.dataset.key = name;
    return line;
  }));
  const [newest] = kept.values();
  set(byId('latest'), `${moment(newest.at)} ${sentence(newest)}`);
  readOut();
}

function readOut() {
  const region = byId('announcements');
  const lines = fresh.slice(0, MOST_READ_OUT).map(sentence);
  if (fresh.length > MOST_READ_OUT) lines.push(`And ${amount(fresh.length - MOST_READ_OUT, 'transition')} more. `);
  region.append(...lines.map((line) => element('span', '', line)));
  while (region.childElementCount > 2 * MOST_READ_OUT) region.firstElementChild.remove();
  fresh = [];
}
