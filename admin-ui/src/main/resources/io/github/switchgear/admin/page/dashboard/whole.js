// What all breakers together do now, and did an hour ago: one line above the list.

import { historyOfAll, historyRows } from './api.js';
import { byId, element, fill } from './dom.js';
import { MINUTE_MILLIS } from './pace.js';
import { number, percent, rate } from './text.js';

/** The server samples as often. */
const AGAIN_MILLIS = 10_000;
/** What it keeps has to reach so far back to be told as an hour ago. */
const HOUR_AGO_MILLIS = 55 * MINUTE_MILLIS;

let timer = null;

/** What calls came to within one minute of a history, from a step on; null where nobody knows. */
function minute(history, first) {
  const steps = MINUTE_MILLIS / history.stepMillis;
  const sum = (outcome) => {
    const counts = history[outcome].slice(first, first + steps);
    return counts.length < steps || counts.includes(null) ? null : counts.reduce((a, b) => a + b, 0);
  };
  const [succeeded, failed, neutral, rejected] = ['succeeded', 'failed', 'neutral', 'rejected'].map(sum);
  if (succeeded === null) return null;
  const judged = succeeded + failed;
  return {
    calls: (judged + neutral + rejected) / 60,
    failing: judged > 0 ? failed / judged : null,
    rejected,
  };
}

const FIGURES = [
  ['calls/s', ({ calls }) => rate(calls), () => false],
  ['failing', ({ failing }) => (failing === null ? '–' : percent(failing)), ({ failing }) => failing > 0.05],
  ['rejected/min', ({ rejected }) => number.format(rejected), ({ rejected }) => rejected > 0],
];

function show(history, now) {
  const steps = history.succeeded.length;
  const current = minute(history, steps - MINUTE_MILLIS / history.stepMillis);
  const before = now - Date.parse(history.from) >= HOUR_AGO_MILLIS ? minute(history, 0) : null;
  const figures = byId('figures');
  figures.hidden = current === null;
  if (current === null) return;
  fill(figures, ...FIGURES.map(([name, told, isBad]) => {
    const figure = element('div', '', element('dt', '', name), element('dd', '', told(current)));
    if (before) figure.append(element('dd', 'before', `(${told(before)} an hour ago)`));
    figure.dataset.bad = isBad(current);
    return figure;
  }));
}

/** Begins to tell, and goes on with it while somebody sees the page. */
export async function tellOfAll(clock) {
  clearTimeout(timer);
  const told = document.hidden ? null : await historyOfAll().catch(() => null);
  if (told) show(told, clock().now);
  clearTimeout(timer);
  timer = setTimeout(tellOfAll, AGAIN_MILLIS, clock);
}

/** What came to each breaker before the page was opened: its name, how to get the minutes, and the last of them. */
export async function minutesBefore() {
  const { from, stepMillis, steps, rows } = await historyRows();
  const begin = Date.parse(from);
  return rows.map(([name, through, failed, rejected, fallbacks, neutral = [], slow = []]) => {
    const minute = (i) => ({
      at: begin + i * stepMillis,
      succeeded: (through[i] ?? 0) - (failed[i] ?? 0) - (neutral[i] ?? 0),
      failed: failed[i] ?? 0, slow: slow[i] ?? 0, neutral: neutral[i] ?? 0, rejected: rejected[i] ?? 0,
    });
    return { name, minutes: () => Array.from({ length: steps }, (_, i) => minute(i)), last: () => ({ ...minute(steps - 1), fallbacks }) };
  });
}
