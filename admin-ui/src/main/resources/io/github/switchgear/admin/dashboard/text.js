// Words and numbers for people.

export const STATES = {
  FORCED_OPEN: { word: 'Forced open', shape: 'M2 2h12v12H2z' },
  OPEN: { word: 'Open', shape: 'M8 1.5 15 14.5H1z' },
  HALF_OPEN: { word: 'Half-open', shape: 'M8 1a7 7 0 0 1 0 14zM8 2.6a5.4 5.4 0 0 0 0 10.8V15A7 7 0 0 1 8 1z' },
  FORCED_CLOSED: { word: 'Forced closed', shape: 'M8 .8 15.2 8 8 15.2.8 8z' },
  CLOSED: { word: 'Closed', shape: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1z' },
};

const UNITS = [[86400, 'd'], [3600, 'h'], [60, 'min'], [1, 's']];

/** A length of time in its two largest units, as "2 min 5 s". */
export function span(millis) {
  let seconds = Math.max(0, Math.floor(millis / 1000));
  const parts = [];
  for (const [size, unit] of UNITS) {
    const amount = Math.floor(seconds / size);
    if (parts.length === 1) {
      if (amount > 0) parts.push(`${amount} ${unit}`);
      break;
    }
    if (amount > 0 || unit === 's') parts.push(`${amount} ${unit}`);
    seconds -= amount * size;
  }
  return parts.join(' ');
}

/** A countdown: rounded up, so that it says 1 s until the time has come. */
export const countdown = (millis) => span(Math.ceil(Math.max(0, millis) / 1000) * 1000);

/** The milliseconds of a duration as Java writes it, as PT1H30M0.5S. */
export function isoMillis(text) {
  const found = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(text);
  return found ? ((+(found[1] ?? 0) * 60 + +(found[2] ?? 0)) * 60 + +(found[3] ?? 0)) * 1000 : 0;
}

/** How long a probe may take: what is set, else as long as the breaker stays open, but a second at least. */
export function leaseMillis(settings) {
  return isoMillis(settings.probeLease.value) || Math.max(1000, isoMillis(settings.retryTimer.value));
}

/** A class without its package. */
export const simpleName = (name) => name.slice(name.lastIndexOf('.') + 1);

/** A method without its package. */
export const shortMethod = (method) => method.replace(/^(?:[a-z_][\w]*\.)+(?=[A-Z])/, '');

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const calendar = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

/** A time of day, with the date where that is another. */
export function moment(instant, now) {
  const date = new Date(instant);
  return date.toDateString() === new Date(now).toDateString() ? clock.format(date) : calendar.format(date);
}

export const number = new Intl.NumberFormat();
