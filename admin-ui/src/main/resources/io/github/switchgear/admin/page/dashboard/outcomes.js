// The sparkline of the last minutes: a bar for each, as high as there were calls, and divided as they ended. The server
// tells what was before the page was opened; what its totals grew by since is added. Each outcome has a shape as well
// as a colour.

import { drawing } from './dom.js';
import { MINUTE_MILLIS } from './pace.js';
import { amount, percent } from './text.js';

export const MINUTES = 15;
export const PITCH = 6;
const HEIGHT = 16;
/** The least height of what there was at all. */
const LEAST = 1;

/** From the bottom up; each shape fills its part of a bar from `y` down by `h`. */
const SHAPES = {
  succeeded: (x, y, h) => `M${x + 1.3} ${y}v${h}h1.4v-${h}z`,
  neutral: (x, y, h) => `M${x} ${y}v${h}h1v-${h}zm3 0v${h}h1v-${h}z`,
  slow: (x, y, h) => `M${x} ${y}h4l-4 ${h}h4z`,
  failed: (x, y, h) => `M${x} ${y}v${h}h4v-${h}z`,
  rejected: (x, y, h) => `M${x} ${y}v${h}h4v-${h}zm1 ${h / 4}h2v${h / 2}h-2z`,
};
export const OUTCOMES = Object.keys(SHAPES);
export const TOTALS = ['succeeded', 'failed', 'slow', 'neutral', 'rejected'];
/** All that the server counts, in the order in which the lean stream tells it. */
export const COUNTS = [...TOTALS, 'fallbacks'];

const round = (length) => Math.round(length * 100) / 100;
export const sum = (bar) => OUTCOMES.reduce((all, outcome) => all + bar[outcome], 0);
const minuteOf = (at) => Math.floor(at / MINUTE_MILLIS);

/** Slow calls are among the failed ones. */
export const apart = (counts) => ({ ...counts, failed: counts.failed - counts.slow });

export class Outcomes {
  #bars = [];
  #before = null;

  /** Grows with each change. */
  version = 0;

  /** The minutes in which calls ended, each with how many ended how; the newest last. */
  get bars() {
    const before = this.#before;
    this.#before = null;
    for (const { at, ...counts } of before?.() ?? []) this.#add(minuteOf(at), apart(counts));
    return this.#bars;
  }

  clear() {
    this.#bars = [];
    this.#before = null;
    this.version++;
  }

  /** What was before anything was noted, asked when somebody wants to see it: what ended in the minute that began at each `at`. */
  seed(before) {
    this.#before = before;
    this.version++;
  }

  /** Notes what has ended between two totals. */
  note(before, after, at) {
    this.#add(minuteOf(at), apart(Object.fromEntries(TOTALS.map((outcome) => [outcome, after[outcome] - before[outcome]]))));
  }

  #add(minute, grown) {
    if (OUTCOMES.some((outcome) => grown[outcome] < 0) || sum(grown) === 0) return;
    this.version++;
    const there = this.#bars.find((bar) => bar.minute === minute);
    if (there) {
      for (const outcome of OUTCOMES) there[outcome] += grown[outcome];
      return;
    }
    const bars = [...this.#bars, { ...grown, minute }].sort((a, b) => a.minute - b.minute);
    this.#bars = bars.filter((bar) => bar.minute > bars.at(-1).minute - MINUTES);
  }
}

/** A picture for so many bars, in which nothing is drawn yet. */
export function picture(count, height = HEIGHT) {
  const svg = drawing(`0 0 ${count * PITCH - 2} ${height}`, ...OUTCOMES.map(() => ''));
  svg.setAttribute('role', 'img');
  OUTCOMES.forEach((outcome, i) => {
    svg.children[i].dataset.outcome = outcome;
  });
  return svg;
}

export function strip() {
  const svg = picture(MINUTES);
  svg.setAttribute('class', 'strip');
  return svg;
}

/** How high each part of a bar is: as many as they are, but never so little that it cannot be seen. */
function heights(bar, most, height) {
  const there = OUTCOMES.filter((outcome) => bar[outcome] > 0);
  const high = there.map((outcome) => Math.max(LEAST, (bar[outcome] / most) * height));
  const excess = Math.max(0, high.reduce((a, b) => a + b, 0) - height);
  const highest = high.indexOf(Math.max(...high));
  return there.map((outcome, i) => [outcome, high[i] - (i === highest ? excess : 0)]);
}

export function shares(bar) {
  const all = sum(bar);
  return OUTCOMES.filter((outcome) => bar[outcome] > 0)
    .map((outcome) => `${percent(bar[outcome] / all)} ${outcome}`).join(', ');
}

export const sumOf = (bars) =>
  Object.fromEntries(OUTCOMES.map((outcome) => [outcome, bars.reduce((n, bar) => n + bar[outcome], 0)]));

function words(bars) {
  if (bars.length === 0) return `No calls within ${MINUTES} minutes`;
  const all = sumOf(bars);
  return `${amount(sum(all), 'call')} within ${MINUTES} minutes: ${shares(all)}; in the newest: ${shares(bars.at(-1))}`;
}

/** Draws bars, each at the place that `at` tells. */
export function drawBars(svg, bars, at, height = HEIGHT) {
  const most = Math.max(...bars.map(sum));
  const paths = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, '']));
  for (const bar of bars) {
    let y = height;
    for (const [outcome, high] of heights(bar, most, height)) {
      y -= high;
      paths[outcome] += SHAPES[outcome](at(bar) * PITCH, round(y), round(high));
    }
  }
  for (const path of svg.querySelectorAll('[data-outcome]')) path.setAttribute('d', paths[path.dataset.outcome]);
}

/** Draws the minutes until now, the newest at the right. */
export function draw(svg, { bars, version }, now) {
  const last = minuteOf(now);
  const drawn = `${version} ${last}`;
  if (svg.drawn === drawn) return;
  svg.drawn = drawn;
  const shown = bars.filter(({ minute }) => minute > last - MINUTES);
  svg.setAttribute('aria-label', words(shown));
  drawBars(svg, shown, ({ minute }) => MINUTES - 1 - last + minute);
}
