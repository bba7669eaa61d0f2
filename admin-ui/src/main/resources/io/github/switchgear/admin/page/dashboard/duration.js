// Lengths of time: as Java writes them (PT1M30.5S), as people read them (1 min 30.5 s), and from the one to the other.

const UNITS = [[86_400_000, 'd'], [3_600_000, 'h'], [60_000, 'min'], [1000, 's'], [1, 'ms']];

/** What people write besides: the units' first letters and long names. */
const WRITTEN = { d: /^d(ays?)?$/, h: /^h(ours?)?$/, min: /^m(in(utes?)?)?$/, s: /^s(ec(onds?)?)?$/, ms: /^ms$/ };

const ISO = /^PT(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/i;

export const isDuration = (value) => typeof value === 'string' && ISO.test(value);

/** The milliseconds of a duration as Java writes it; 0 if it is none. */
export function isoMillis(text) {
  const [, hours = 0, minutes = 0, seconds = 0] = ISO.exec(text ?? '') ?? [];
  return Math.round(((+hours * 60 + +minutes) * 60 + +seconds) * 1e9) / 1e6;
}

/** To the nanosecond, and never as 5e-7. */
const toIso = (millis) => `PT${(millis / 1000).toFixed(9).replace(/\.?0+$/, '')}S`;

/** A length of time in its two largest units, as "2 min 5 s": for what goes on, and needs no more. */
export function span(millis) {
  let rest = Math.max(0, Math.floor(millis / 1000)) * 1000;
  const parts = UNITS.slice(0, -1).map(([size, unit]) => {
    const amount = Math.floor(rest / size);
    rest %= size;
    return amount && `${amount} ${unit}`;
  });
  const first = parts.findIndex(Boolean);
  return first < 0 ? '0 s' : parts.slice(first, first + 2).filter(Boolean).join(' ');
}

/** A countdown: rounded up, so that it says 1 s until the time has come. */
export const countdown = (millis) => span(Math.ceil(Math.max(0, millis) / 1000) * 1000);

/** A duration as Java writes it, for people, with nothing left out: what is shown is what holds. */
export function duration(iso) {
  const millis = isoMillis(iso);
  if (millis < 1000) return millis > 0 ? `${millis} ms` : '0 s';
  let rest = millis;
  return UNITS.slice(0, -1).flatMap(([size, unit]) => {
    const amount = unit === 's' ? Math.round(rest * 1e6) / 1e9 : Math.floor(rest / size);
    rest %= size;
    return amount ? [`${amount} ${unit}`] : [];
  }).join(' ');
}

/** What somebody wrote, as Java writes it: 10 s, 1 min 30 s, 500ms, PT10S, or seconds alone; null if it is none. */
export function toDuration(written) {
  const text = written.trim().toLowerCase();
  if (ISO.test(text)) return text.toUpperCase();
  if (/^\d+(\.\d+)?$/.test(text)) return toIso(+text * 1000);
  if (!/^(\d+(\.\d+)?\s*[a-z]+\s*)+$/.test(text)) return null;
  let millis = 0;
  for (const [, amount, name] of text.matchAll(/(\d+(?:\.\d+)?)\s*([a-z]+)/g)) {
    const [size] = UNITS.find(([, unit]) => WRITTEN[unit].test(name)) ?? [];
    if (!size) return null;
    millis += amount * size;
  }
  return toIso(millis);
}
