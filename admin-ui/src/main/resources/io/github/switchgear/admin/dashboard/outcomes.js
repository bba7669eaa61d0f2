// The strip of recent outcomes. The server tells totals: what they grew by between two updates is one tick, which
// shows the worst that ended in that time, by shape as much as by colour.

import { drawing } from './dom.js';

const TICKS = 20;
const WIDTH = 6;

/** Worst first. Full height is ill, low is well, the top is turned away. */
const SHAPES = {
  failed: 'v16h4v-16z',
  slow: 'l4 16h-4l4-16z',
  rejected: 'v5h4v-5z',
  neutral: 'm0 7v3h4v-3z',
  succeeded: 'm0 11v5h4v-5z',
};
const OUTCOMES = Object.keys(SHAPES);
export const TOTALS = ['succeeded', 'failed', 'slow', 'neutral', 'rejected'];

export class Outcomes {
  ticks = [];

  /** Notes what has ended between two totals. Where they shrank, the application was started anew. */
  note(before, after) {
    const grown = (outcome) => after[outcome] - before[outcome];
    if (OUTCOMES.some((outcome) => grown(outcome) < 0)) this.ticks = [];
    const worst = OUTCOMES.find((outcome) =>
      grown(outcome) > 0 && !(outcome === 'failed' && grown('failed') === grown('slow')));
    if (!worst) return;
    this.ticks.push(worst);
    if (this.ticks.length > TICKS) this.ticks.shift();
  }
}

export function strip() {
  const svg = drawing(`0 0 ${TICKS * WIDTH - 2} 16`, ...OUTCOMES.map(() => ''));
  svg.setAttribute('class', 'strip');
  svg.setAttribute('role', 'img');
  OUTCOMES.forEach((outcome, i) => {
    svg.children[i].dataset.outcome = outcome;
  });
  return svg;
}

/** Draws the ticks, the newest at the right. */
export function draw(svg, { ticks }) {
  const text = ticks.length ? `Recent outcomes, newest last: ${ticks.join(', ')}` : 'No calls since the page was opened';
  if (svg.getAttribute('aria-label') === text) return;
  svg.setAttribute('aria-label', text);
  const first = TICKS - ticks.length;
  for (const path of svg.children) {
    const { outcome } = path.dataset;
    path.setAttribute('d', ticks.map((tick, i) =>
      (tick === outcome ? `M${(first + i) * WIDTH} 0${SHAPES[tick]}` : '')).join(''));
  }
}
