// What there is to say about one breaker, for its row and its detail view alike.

import { countdown, duration, isoMillis, moment, number, span } from './text.js';

const setting = (breaker, name) => breaker.settings[name]?.value;

const hasWindow = (breaker) =>
  setting(breaker, 'window.calls') > 0 || isoMillis(setting(breaker, 'window.time')) > 0;

function minimumCalls(breaker) {
  return setting(breaker, 'window.minimumCalls') || Math.min(20, setting(breaker, 'window.calls') || 20);
}

/** The fewest failures in a row that can open it. */
function limit(breaker) {
  return hasWindow(breaker)
    ? Math.ceil(setting(breaker, 'window.failureRatio') * minimumCalls(breaker))
    : setting(breaker, 'allowedFails');
}

/** How near it is to tripping, from 0 to 1. */
export const nearness = (breaker) => Math.min(1, breaker.consecutiveFailures / limit(breaker));

export function failures(breaker) {
  const count = number.format(breaker.consecutiveFailures);
  return hasWindow(breaker) ? `${count} in a row` : `${count} / ${number.format(limit(breaker))}`;
}

/** The limit where it is not the number of consecutive failures. */
export function windowLimit(breaker) {
  if (!hasWindow(breaker)) return '';
  const calls = setting(breaker, 'window.calls');
  const length = calls > 0 ? `${number.format(calls)} calls` : duration(setting(breaker, 'window.time'));
  const percent = number.format(setting(breaker, 'window.failureRatio') * 100);
  return `opens at ${percent} % of ${length}, from ${number.format(minimumCalls(breaker))} on`;
}

/** How long a probe may take: what is set, else as long as the breaker stays open, but a second at least. */
function leaseMillis(breaker) {
  return isoMillis(setting(breaker, 'probeLease')) || Math.max(1000, isoMillis(setting(breaker, 'retryTimer')));
}

/** What happens next, when `left` milliseconds are left of the retry time or of the probe's lease. */
export function next(breaker, left) {
  if (!breaker.enabled) return 'Switched off: calls pass unguarded and uncounted';
  switch (breaker.state) {
    case 'OPEN':
      return left > 0 ? `Probe in ${countdown(left)}` : 'The next call is the probe';
    case 'HALF_OPEN':
      return breaker.probeInFlight && left > 0
        ? `Probe running for ${span(leaseMillis(breaker) - left)}`
        : 'The next call is the probe';
    case 'FORCED_OPEN':
      return 'Every call is rejected';
    case 'FORCED_CLOSED':
      return breaker.wouldBeOpen ? 'Lets calls through; would be open' : 'Lets every call through';
    default:
      return '';
  }
}

export function overridden({ override }, now) {
  if (override === null) return '';
  const end = override.until
    ? `until ${moment(override.until)} (${countdown(Date.parse(override.until) - now)})`
    : 'until released';
  return `${override.actor ?? 'somebody'}: “${override.reason}”, ${end}`;
}
