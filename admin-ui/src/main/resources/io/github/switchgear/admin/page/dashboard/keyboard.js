// The way through the rows by keyboard: each row is one stop of the Tab key; arrows lead up and down from row to row, and
// left and right within one.

import { byId } from './dom.js';

const body = byId('breakers').tBodies[0];
const REACHABLE = 'a[href], button:not(:disabled), .link';

const rowOf = (target) => target.closest('[role=row]');
/** What can be reached within a row, but not within what is unfolded from it. */
const within = (row) => [...row.querySelectorAll(REACHABLE)].filter((one) => rowOf(one) === row && !one.closest('.panel') === !row.closest('.panel') && one.checkVisibility());

/** Of a row just made, only its name is a stop. */
export function oneStop(row) {
  for (const one of row.querySelectorAll('a[href], button')) {
    if (!one.matches('.link') && rowOf(one) === row && one.closest('.panel') === row.closest('.panel')) one.tabIndex = -1;
  }
}

function neighbour(row, by) {
  let next = row;
  do next = by > 0 ? next.nextElementSibling : next.previousElementSibling;
  while (next && !next.checkVisibility());
  return next;
}

body.addEventListener('keydown', (event) => {
  const { key, target } = event;
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !target.matches('a, button')) return;
  const row = rowOf(target);
  const all = within(row);
  const at = all.indexOf(target);
  if (at < 0) return;
  let to = null;
  if (key === 'ArrowRight') to = all[at + 1];
  else if (key === 'ArrowLeft') to = all[at - 1];
  else if (key === 'ArrowDown' || key === 'ArrowUp') {
    const next = neighbour(row, key === 'ArrowDown' ? 1 : -1);
    to = next && (within(next)[at] ?? within(next)[0]);
  } else return;
  event.preventDefault();
  to?.focus();
});
