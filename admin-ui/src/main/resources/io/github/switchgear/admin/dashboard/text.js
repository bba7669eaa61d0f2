// Words, numbers and times for people.

export const STATES = {
  FORCED_OPEN: { word: 'Forced open', shape: 'M2 2h12v12H2z' },
  OPEN: { word: 'Open', shape: 'M8 1.5 15 14.5H1z' },
  HALF_OPEN: { word: 'Half-open', shape: 'M8 1a7 7 0 0 1 0 14zM8 2.6a5.4 5.4 0 0 0 0 10.8V15A7 7 0 0 1 8 1z' },
  FORCED_CLOSED: { word: 'Forced closed', shape: 'M8 .8 15.2 8 8 15.2.8 8z' },
  CLOSED: { word: 'Closed', shape: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1z' },
  DISABLED: { word: 'Disabled', shape: 'M1 7h14v2H1z' },
};

/** Its state, or that configuration has switched it off. */
export const shownState = (breaker) => (breaker.enabled ? breaker.state : 'DISABLED');

export const ACTIONS = {
  reset: 'Reset',
  release: 'Release',
  'force-open': 'Force open',
  'force-closed': 'Force closed',
};

export function why({ cause, failure, actor, reason }) {
  let text = cause.toLowerCase().replaceAll('_', ' ');
  if (failure) text += `, last ${simpleName(failure)}`;
  if (actor) text += ` by ${actor}`;
  return reason ? `${text}: “${reason}”` : text;
}

const UNITS = [[86400, 'd'], [3600, 'h'], [60, 'min'], [1, 's']];

/** A length of time in its two largest units, as "2 min 5 s". */
export function span(millis) {
  let rest = Math.max(0, Math.floor(millis / 1000));
  const parts = UNITS.map(([size, unit]) => {
    const amount = Math.floor(rest / size);
    rest %= size;
    return amount && `${amount} ${unit}`;
  });
  const first = parts.findIndex(Boolean);
  return first < 0 ? '0 s' : parts.slice(first, first + 2).filter(Boolean).join(' ');
}

/** A countdown: rounded up, so that it says 1 s until the time has come. */
export const countdown = (millis) => span(Math.ceil(Math.max(0, millis) / 1000) * 1000);

/** The milliseconds of a duration as Java writes it, as PT1H30M0.5S. */
export function isoMillis(text) {
  const found = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(text ?? '');
  return found ? ((+(found[1] ?? 0) * 60 + +(found[2] ?? 0)) * 60 + +(found[3] ?? 0)) * 1000 : 0;
}

/** A duration as Java writes it, for people. */
export function duration(text) {
  const millis = isoMillis(text);
  return millis % 1000 ? `${number.format(millis)} ms` : span(millis);
}

export const simpleName = (name) => name.slice(name.lastIndexOf('.') + 1);

/** A class or a method without its package. */
export const shortMethod = (method) => method.replace(/^(?:[a-z_][\w]*\.)+(?=[A-Z])/, '');

const format = (options) => new Intl.DateTimeFormat(undefined, { timeStyle: 'medium', hourCycle: 'h23', ...options });
const timeOfDay = format();
const dateAndTime = format({ dateStyle: 'medium' });

/** A time of day, with the date where that is not today's. */
export function moment(instant) {
  const date = new Date(instant);
  return (date.toDateString() === new Date().toDateString() ? timeOfDay : dateAndTime).format(date);
}

export const number = new Intl.NumberFormat();
