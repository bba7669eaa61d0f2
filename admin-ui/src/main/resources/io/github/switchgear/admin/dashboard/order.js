// Which breakers are shown, and in which order.

const RANK = { FORCED_OPEN: 0, OPEN: 1, HALF_OPEN: 2 };

const rank = (breaker) => RANK[breaker.state] ?? (breaker.wouldBeOpen ? 3 : 4);
const nearness = (breaker) => breaker.consecutiveFailures / breaker.settings.allowedFails.value;
const byName = (a, b) => (a.name < b.name ? -1 : 1);

const ORDERS = {
  worst: (a, b) => rank(a) - rank(b) || nearness(b) - nearness(a),
  name: () => 0,
  latest: (a, b) => Date.parse(b.since) - Date.parse(a.since),
  rejected: (a, b) => b.totals.rejected - a.totals.rejected,
};

export function chosen(breakers, { states, search, order }) {
  const text = search.trim().toLowerCase();
  return breakers
    .filter((breaker) => states.size === 0 || states.has(breaker.state))
    .filter((breaker) => [breaker.name, ...breaker.methods].some((where) => where.toLowerCase().includes(text)))
    .sort((a, b) => ORDERS[order](a, b) || byName(a, b));
}
