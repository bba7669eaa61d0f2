// The strip of recent outcomes. The server tells totals: what they grew by within a second is one bar, divided as the
// calls were. Each outcome has a shape as well as a colour.

import { drawing } from './dom.js';
import { amount, percent } from './text.js';

const BARS = 20;
const PITCH = 6;
const HEIGHT = 16;
/** The least height of what there was at all. */
const LEAST = 1.5;

/** From the bottom up; each shape fills its part of a bar from `y` down by `h`. */
const SHAPES = {
  succeeded: (x, y, h) => `M${x + 1.3} ${y}v${h}h1.4v-${h}z`,
  neutral: (x, y, h) => `M${x} ${y}v${h}h1v-${h}zm3 0v${h}h1v-${h}z`,
  slow: (x, y, h) => `M${x} ${y}h4l-4 ${h}h4z`,
  failed: (x, y, h) => `M${x} ${y}v${h}h4v-${h}z`,
  rejected: (x, y, h) => `M${x} ${y}v${h}h4v-${h}zm1 ${h / 4}h2v${h / 2}h-2z`,
};
const OUTCOMES = Object.keys(SHAPES);
export const TOTALS = ['succeeded', 'failed', 'slow', 'neutral', 'rejected'];
/** All that the server counts, in the order in which the lean stream tells it. */
export const COUNTS = [...TOTALS, 'fallbacks'];

const round = (length) => Math.round(length * 100) / 100;
const sum = (bar) => OUTCOMES.reduce((all, outcome) => all + bar[outcome], 0);

export class Outcomes {
  #bars = [];

  /** Grows with each change. */
  version = 0;

  /** Which outcomes there were, each bar with how many of each; the newest last. */
  get bars() {
    return this.#bars;
  }

  clear() {
    this.#bars = [];
    this.version++;
  }

  /** Notes what has ended between two totals. Slow calls are among the failed ones. */
  note(before, after, at) {
    const grown = Object.fromEntries(TOTALS.map((outcome) => [outcome, after[outcome] - before[outcome]]));
    grown.failed -= grown.slow;
    if (OUTCOMES.some((outcome) => grown[outcome] < 0) || sum(grown) === 0) return;
    this.version++;
    const second = Math.floor(at / 1000);
    const last = this.#bars.at(-1);
    if (last?.second === second) {
      for (const outcome of OUTCOMES) last[outcome] += grown[outcome];
    } else {
      this.#bars = [...this.#bars, { ...grown, second }].slice(-BARS);
    }
  }
}

export function strip() {
  const svg = drawing(`0 0 ${BARS * PITCH - 2} ${HEIGHT}`, ...OUTCOMES.map(() => ''));
  svg.setAttribute('class', 'strip');
  svg.setAttribute('role', 'img');
  OUTCOMES.forEach((outcome, i) => {
    svg.children[i].dataset.outcome = outcome;
  });
  return svg;
}

/** How high each part of a bar is: as its share, but never so little that it cannot be seen. */
function heights(bar) {
  const all = sum(bar);
  const there = OUTCOMES.filter((outcome) => bar[outcome] > 0);
  const high = there.map((outcome) => Math.max(LEAST, (bar[outcome] / all) * HEIGHT));
  const excess = high.reduce((a, b) => a + b) - HEIGHT;
  const highest = high.indexOf(Math.max(...high));
  return there.map((outcome, i) => [outcome, high[i] - (i === highest ? excess : 0)]);
}

function shares(bar) {
  const all = sum(bar);
  return OUTCOMES.filter((outcome) => bar[outcome] > 0)
    .map((outcome) => `${percent(bar[outcome] / all)} ${outcome}`).join(', ');
}

function words(bars) {
  if (bars.length === 0) return 'No calls since the page was opened';
  const all = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, bars.reduce((n, bar) => n + bar[outcome], 0)]));
  return `Recent outcomes of ${amount(sum(all), 'call')}: ${shares(all)}; of the newest: ${shares(bars.at(-1))}`;
}

/** Draws the bars, the newest at the right. */
export function draw(svg, { bars, version }) {
  if (svg.drawn === version) return;
  svg.drawn = version;
  svg.setAttribute('aria-label', words(bars));
  const drawn = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, '']));
  bars.forEach((bar, i) => {
    let y = HEIGHT;
    for (const [outcome, height] of heights(bar)) {
      y -= height;
      drawn[outcome] += SHAPES[outcome]((BARS - bars.length + i) * PITCH, round(y), round(height));
    }
  });
  for (const path of svg.children) path.setAttribute('d', drawn[path.dataset.outcome]);
}
