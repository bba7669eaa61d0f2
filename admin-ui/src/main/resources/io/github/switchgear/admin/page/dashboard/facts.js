// What there is to say about one breaker, for its row, its detail view and the dialogs alike.

import { countdown, duration, isDuration, isoMillis, span } from './duration.js';
import { moment, number, percent, quoted, timeOf, who } from './text.js';

const setting = (breaker, name) => breaker.settings[name]?.value;

const hasWindow = (breaker) =>
  setting(breaker, 'window.calls') > 0 || isoMillis(setting(breaker, 'window.time')) > 0;

function minimumCalls(breaker) {
  return setting(breaker, 'window.minimumCalls') || Math.min(20, setting(breaker, 'window.calls') || 20);
}

/** By settings, which many breakers share. */
const limits = new WeakMap();

/** The fewest failures in a row that can open it. */
function limit(breaker) {
  const { settings } = breaker;
  if (!limits.has(settings)) {
    limits.set(settings, hasWindow(breaker)
      ? Math.ceil(setting(breaker, 'window.failureRatio') * minimumCalls(breaker))
      : setting(breaker, 'allowedFails'));
  }
  return limits.get(settings);
}

/** How near it is to tripping, from 0 to 1. */
export const nearness = (breaker) => Math.min(1, breaker.consecutiveFailures / limit(breaker));

export const isNotClosed = ({ state }) => state === 'OPEN' || state === 'HALF_OPEN';

/** Of so many that it may have; where there are more, as failed probes add to them, that would read as an error. */
const isOfLimit = (breaker) => !hasWindow(breaker) && breaker.consecutiveFailures <= limit(breaker);

export function failures(breaker) {
  const count = number.format(breaker.consecutiveFailures);
  return isOfLimit(breaker) ? `${count} / ${number.format(limit(breaker))}` : `${count} in a row`;
}

/** The limit where the count does not tell it. */
export function limitText(breaker) {
  if (isOfLimit(breaker)) return '';
  if (!hasWindow(breaker)) return `opens at ${number.format(limit(breaker))}`;
  const calls = setting(breaker, 'window.calls');
  const length = calls > 0 ? `${number.format(calls)} calls` : duration(setting(breaker, 'window.time'));
  return `opens at ${percent(setting(breaker, 'window.failureRatio'))} of ${length}, from ${
    number.format(minimumCalls(breaker))} on`;
}

/** How long a probe may take: what is set, else as long as the breaker stays open, but a second at least. */
function leaseMillis(breaker) {
  return isoMillis(setting(breaker, 'probeLease')) || Math.max(1000, isoMillis(setting(breaker, 'retryTimer')));
}

/** Whether not all calls are let through again, though it is closed. */
export const isRamping = ({ rampUp }) => Boolean(rampUp);

/** The share grows evenly, so that what was told of it `age` milliseconds ago tells what it is now. */
function ramp({ share, until: end }, age, now) {
  const left = Date.parse(end) - now;
  if (left <= 0) return 'Ramped up: the ramp is over';
  const current = 1 - ((1 - share) * left) / (left + age);
  return `Ramping up ${number.format(Math.floor(current * 100))} %, all in ${countdown(left)}`;
}

function probing(breaker, left) {
  const probes = setting(breaker, 'probes') ?? 1;
  if (!breaker.probeInFlight) {
    return probes > 1 ? `The next calls are probes, ${number.format(probes)} at most at once` : 'The next call is the probe';
  }
  if (probes > 1 && breaker.retryAfterMillis === 0) return 'Probing; the next call is a probe, too';
  if (left <= 0) return `${probes > 1 ? 'A' : 'The'} probe takes too long: the next call is another`;
  const running = span(leaseMillis(breaker) - left);
  return probes > 1 ? `${number.format(probes)} probes running, the first for ${running}` : `Probe running for ${running}`;
}

/**
 * What happens next, as it was told `age` milliseconds ago. What the clock brings is the server's to say: until it does,
 * no state is told that is not shown.
 */
export function next(breaker, age, now) {
  const left = (breaker.retryAfterMillis ?? 0) - age;
  if (breaker.guardedBy === 'container') return 'Guarded by the container, state unknown';
  if (!breaker.enabled) return 'Switched off: calls pass unguarded and uncounted';
  switch (breaker.state) {
    case 'OPEN':
      return left > 0 ? `Probe in ${countdown(left)}` : 'The retry time is over';
    case 'HALF_OPEN':
      return probing(breaker, left);
    case 'FORCED_OPEN':
      return 'Every call is rejected';
    case 'FORCED_CLOSED':
      return breaker.wouldBeOpen ? 'Lets calls through; would be open' : 'Lets every call through';
    default:
      return isRamping(breaker) ? ramp(breaker.rampUp, age, now) : '';
  }
}

const until = ({ until: end }, told = moment) => (end ? `until ${told(end)}` : 'until released');

/** Who decided, until when and why; for a narrow place, the time to the minute. */
export function overridden({ override }, now, isNarrow = false) {
  if (override === null) return '';
  const left = override.until ? ` (${countdown(Date.parse(override.until) - now)})` : '';
  const told = isNarrow ? (instant) => timeOf(instant, now) : moment;
  return `${who(override.actor)} ${until(override, told)}${left}: ${quoted(override.reason)}`;
}

const FORCED = { FORCED_OPEN: 'forced open', FORCED_CLOSED: 'forced closed' };

/** An override as what it is in a sentence, as "forced open by ann: “flood”, until released". */
export const forced = ({ kind, actor, reason, ...rest }) =>
  `${FORCED[kind]} by ${who(actor)}: ${quoted(reason)}, ${until(rest)}`;

/** What is planned as what it will be, as "forced open from 02:00:00 CET by ann: “flood”, until released". */
export const toBeForced = ({ kind, actor, reason, from, ...rest }, left = '') =>
  `${FORCED[kind]} from ${moment(from)}${left} by ${who(actor)}: ${quoted(reason)}, ${until(rest)}`;

export function planned(breaker, now) {
  if (!breaker.planned) return '';
  return `Planned: ${toBeForced(breaker.planned, ` (in ${countdown(Date.parse(breaker.planned.from) - now)})`)}`;
}

/** What was set while the application ran, as "allowedFails 7, retryTimer 10 s"; empty if nothing was. */
export const changedSettings = ({ settings }) => Object.entries(settings)
  .filter(([, { source }]) => source === 'runtime')
  .map(([name, { value }]) => `${name} ${settingText(name, value)}`)
  .join(', ');

/** What nought means where it is not an amount. */
export const NOUGHT = {
  slowCall: 'off',
  probeLease: 'as retryTimer',
  rampUp: 'off',
  'window.calls': 'off',
  'window.time': 'off',
  'window.minimumCalls': '20 at most',
  'backoff.max': 'no cap',
};

/** The value of a setting for people. */
export function settingText(name, value) {
  if (Array.isArray(value)) return value.join(', ') || 'none';
  if (NOUGHT[name] && (value === 0 || value === 'PT0S')) return NOUGHT[name];
  if (typeof value === 'number') return number.format(value);
  return isDuration(value) ? duration(value) : value;
}
