// Which breakers are shown, and in which order.

import { nearness } from './facts.js';
import { shownState } from './text.js';

const RANK = { FORCED_OPEN: 0, OPEN: 1, HALF_OPEN: 2, DISABLED: 5 };

const rank = (breaker) => RANK[shownState(breaker)] ?? (breaker.wouldBeOpen ? 3 : 4);

/** What to order by: the greatest first. */
const KEYS = {
  worst: (breaker) => nearness(breaker) - rank(breaker) * 2,
  name: () => 0,
  latest: (breaker) => Date.parse(breaker.since),
  rejected: ({ totals }) => totals.rejected,
};

export function chosen(entries, states, search, order) {
  const text = search.trim().toLowerCase();
  const key = KEYS[order];
  return entries
    .filter(({ breaker }) => states.size === 0 || states.has(shownState(breaker)))
    .filter((entry) => entry.haystack.includes(text))
    .map((entry) => ({ entry, key: key(entry.breaker) }))
    .sort((a, b) => b.key - a.key || (a.entry.breaker.name < b.entry.breaker.name ? -1 : 1))
    .map(({ entry }) => entry);
}
