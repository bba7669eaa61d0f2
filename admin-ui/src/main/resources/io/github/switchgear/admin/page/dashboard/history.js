// The last hour of one breaker: how its calls ended in each minute, with what state it was in, and what people did, below.

import { historyOf } from './api.js';
import { byId, element, fill, set } from './dom.js';
import { OUTCOMES, PITCH, apart, drawBars, picture, shares, sum, sumOf } from './outcomes.js';
import { MINUTE_MILLIS } from './pace.js';
import { STATES, amount, number, timeOf } from './text.js';

const MINUTES = 60;
const HEIGHT = 48;
/** The band below that tells the state. */
const BAND = 5;
const MARK = 3;
/** A row of the table is so many minutes. */
const TABLE_MINUTES = 5;

/** How many transitions of a breaker the server keeps. */
export const KEPT = 50;

const PEOPLE = ['FORCED', 'RELEASED', 'RESET', 'RECONFIGURED', 'PLANNED'];

/** What the server tells in its own steps, by the minute; the first that it tells is the oldest. */
export function minutesOf({ from, stepMillis, ...counts }) {
  const minutes = new Map();
  const begin = Date.parse(from);
  counts.succeeded.forEach((_, i) => {
    const at = Math.floor((begin + i * stepMillis) / MINUTE_MILLIS) * MINUTE_MILLIS;
    const bar = minutes.get(at) ?? { at, succeeded: 0, failed: 0, slow: 0, neutral: 0, rejected: 0 };
    for (const outcome of OUTCOMES) bar[outcome] += counts[outcome][i] ?? 0;
    minutes.set(at, bar);
  });
  return [...minutes.values()];
}

/** When the hour begins of which the states are known: where all that is kept is of it, there may have been others before. */
const knownFrom = (transitions, begin) => Math.max(begin, transitions.length < KEPT ? begin : Date.parse(transitions.at(-1).at));

/** The states of the hour, each with when it began and ended. */
function states(transitions, breaker, begin, end) {
  const ofOldToNew = [...transitions].reverse().filter(({ at, from, to }) => from !== to && Date.parse(at) > begin);
  const spans = [];
  let from = knownFrom(transitions, begin);
  let state = ofOldToNew[0]?.from ?? breaker.state;
  for (const { to, at } of ofOldToNew) {
    spans.push({ state, from, to: Date.parse(at) });
    [from, state] = [Date.parse(at), to];
  }
  return [...spans, { state: breaker.state, from, to: end }].filter((span) => span.to > span.from);
}

const drawnRect = (x, y, width, height) => `M${x} ${y}h${width}v${height}h${-width}z`;

function draw(bars, spans, marks, begin) {
  const svg = picture(MINUTES, HEIGHT + BAND + MARK);
  svg.setAttribute('class', 'hour');
  drawBars(svg, bars, ({ at }) => Math.round((at - begin) / MINUTE_MILLIS), HEIGHT);
  const x = (at) => Math.round(((at - begin) / MINUTE_MILLIS) * PITCH * 100) / 100;
  const add = (shape) => svg.appendChild(document.createElementNS(svg.namespaceURI, 'path')).setAttribute('d', shape);
  for (const { state, from, to } of spans) {
    add(drawnRect(x(from), HEIGHT + 1, Math.max(1, x(to) - x(from)), BAND - 1));
    svg.lastChild.dataset.state = state;
  }
  for (const { at } of marks) {
    add(`M${x(at)} ${HEIGHT + BAND - 1}l-2 ${MARK + 1}h4z`);
    svg.lastChild.setAttribute('class', 'mark');
  }
  return svg;
}

function table(bars, spans, begin, now) {
  const heads = ['From', 'Succeeded', 'Failed', 'Slow', 'Neutral', 'Rejected', 'State at the end'];
  const head = element('tr', '', ...heads.map((text) => Object.assign(element('th', '', text), { scope: 'col' })));
  const rows = [];
  for (let i = 0; i < MINUTES; i += TABLE_MINUTES) {
    const at = begin + i * MINUTE_MILLIS;
    const end = at + TABLE_MINUTES * MINUTE_MILLIS;
    const all = sumOf(bars.filter((bar) => bar.at >= at && bar.at < end));
    const state = spans.findLast(({ from }) => from < end)?.state;
    const cells = [all.succeeded, all.failed, all.slow, all.neutral, all.rejected].map((count) => number.format(count));
    const first = Object.assign(element('th', '', timeOf(at, now)), { scope: 'row' });
    rows.push(element('tr', '', first, ...[...cells, state ? STATES[state].word : 'not known'].map((text) => element('td', '', text))));
  }
  return element('table', '', element('thead', '', head), element('tbody', '', ...rows));
}

/** In words, what the picture shows. */
function words(bars, spans, begin) {
  const all = sumOf(bars);
  const more = spans[0]?.from > begin ? 'at least ' : '';
  const openings = more + amount(spans.filter(({ state }) => state === 'OPEN').length, 'opening');
  return sum(all) === 0 ? 'No calls within the hour' : `${amount(sum(all), 'call')} within the hour: ${shares(all)}; ${openings}`;
}

/** Keeps the place of what is not known yet, so that nothing goes from under the pointer when it is. */
export function clearHour() {
  const svg = draw([], [], [], 0);
  const text = 'Not known yet';
  svg.setAttribute('aria-label', text);
  fill(byId('hour'), svg, element('p', 'times quiet', '\u00a0'));
  set(byId('hour-words'), text);
  fill(byId('hour-table'));
}

/** Shows the hour, if it `isStill` wanted then; where the server keeps none, that is not told as an hour without calls. */
export async function showHour(breaker, transitions, clock, isStill) {
  const history = await historyOf(breaker).catch(() => null);
  if (!isStill()) return;
  byId('last-hour').hidden = !history;
  if (!history) return;
  const { now } = clock();
  const end = Math.ceil(now / MINUTE_MILLIS) * MINUTE_MILLIS;
  const begin = end - MINUTES * MINUTE_MILLIS;
  const bars = minutesOf(history).filter(({ at }) => at >= begin && at < end).map(apart);
  const spans = states(transitions, breaker, begin, now);
  const marks = transitions.filter(({ cause, at }) => PEOPLE.includes(cause) && Date.parse(at) > begin)
    .map(({ at }) => ({ at: Date.parse(at) }));
  const svg = draw(bars, spans, marks, begin);
  const told = words(bars, spans, begin);
  svg.setAttribute('aria-label', told);
  fill(byId('hour'), svg, element('p', 'times quiet', ...[60, 45, 30, 15, 0].map((ago) =>
    element('span', '', ago === 0 ? 'now' : timeOf(end - ago * MINUTE_MILLIS, now)))));
  set(byId('hour-words'), told);
  fill(byId('hour-table'), table(bars, spans, begin, now));
}
