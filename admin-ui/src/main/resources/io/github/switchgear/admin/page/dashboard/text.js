// Words, numbers and moments for people.

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

/** Text that is written from right to left is kept from turning round what stands beside it. */
const TO_THE_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const isolated = (text) => (TO_THE_LEFT.test(text) ? `\u2068${text}\u2069` : text);

/** What nobody sees, or turns what stands beside it round, is shown as its code. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0\ufe00-\ufe0e]/gu;
export const visible = (text) => isolated(text.replace(UNSEEN, (unseen) =>
  [...Array(unseen.length).keys()].map((i) => `\\u${unseen.charCodeAt(i).toString(16).padStart(4, '0')}`).join('')));

/** What people call it: its name and, where it is that of a key, the key. */
export const titleOf = ({ name, key = null }) => (key === null ? name : `${name}, key ${visible(key)}`);

/** What somebody wrote, as a quotation. */
export const quoted = (text) => `“${isolated(text)}”`;

/** Who did something, where that is known. */
export const who = (actor) => (actor ? isolated(actor) : 'somebody');

export function why({ cause, failure, actor, reason }) {
  let text = cause.toLowerCase().replaceAll('_', ' ');
  if (failure) text += `, last ${simpleName(failure)}`;
  if (actor) text += ` by ${who(actor)}`;
  return reason ? `${text}: ${quoted(reason)}` : text;
}

export const simpleName = (name) => name.slice(name.lastIndexOf('.') + 1);

/** A class or a method without its package. */
export const shortMethod = (method) => method.replace(/^(?:[a-z_][\w]*\.)+(?=[A-Z])/, '');

const format = (options) => new Intl.DateTimeFormat(undefined, {
  hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZoneName: 'short', ...options,
});
const DATE = { year: 'numeric', month: 'short', day: 'numeric' };
const timeOfDay = format();
const dateAndTime = format(DATE);
const toTheMilli = { fractionalSecondDigits: 3 };
const exactTime = format(toTheMilli);
const exactDateAndTime = format({ ...DATE, ...toTheMilli });

function shown(instant, time, withDate) {
  const date = new Date(instant);
  return (date.toDateString() === new Date().toDateString() ? time : withDate).format(date);
}

/** A time of day with its zone, and with the date where that is not today's. */
export const moment = (instant) => shown(instant, timeOfDay, dateAndTime);

const hourAndMinute = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const day = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric' });
const DAY_MILLIS = 86_400_000;

/** For a narrow place: a time of day to the minute, in the reader's own zone; of what is farther than a day, the day. */
export function timeOf(instant, now) {
  const date = new Date(instant);
  return (Math.abs(now - date.getTime()) < DAY_MILLIS ? hourAndMinute : day).format(date);
}

/** The same to the millisecond, for what follows one upon the other. */
export const exactMoment = (instant) => shown(instant, exactTime, exactDateAndTime);

/** The same moment as logs and colleagues elsewhere write it. */
export const utc = (instant) => `${new Date(instant).toISOString().slice(0, 19)}Z`;

export const number = new Intl.NumberFormat();

/** An amount of something, whose name takes an s where it is not one. */
export const amount = (count, name) => `${number.format(count)} ${name}${count === 1 ? '' : 's'}`;

const fewDigits = new Intl.NumberFormat(undefined, { maximumSignificantDigits: 2 });

/** So many a second, as exactly as one reads it at a glance. */
export const rate = (perSecond) => (perSecond >= 100 ? number.format(Math.round(perSecond)) : fewDigits.format(perSecond));

/** A share of 1, which is 0 % and 100 % only where it is nothing and all. */
export function percent(share) {
  const tenths = share > 0.5 ? Math.floor(share * 1000) : Math.ceil(share * 1000);
  return `${number.format(tenths / 10)} %`;
}
