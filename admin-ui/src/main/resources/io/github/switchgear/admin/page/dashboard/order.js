// Which breakers are shown, and in which order. An order by what changes all the time would move the rows all the time:
// what is ill keeps its place while it is, and what has got better stays where it was for a while.

import { isNotClosed, isRamping, nearness } from './facts.js';

/** How long a breaker keeps the place of the most that it failed lately. */
const HOLD_MILLIS = 30_000;
/** How often rows change places only because one was rejected more often than the other. */
const COUNT_MILLIS = 10_000;

/** The not closed are one rank: a dead downstream's breakers go from open to half-open and back with each probe. */
const RANKS = { FORCED_OPEN: 3, OPEN: 2, HALF_OPEN: 2, FORCED_CLOSED: 1, CLOSED: 1, DISABLED: 0 };

/** The worst of what it is, be that on several nodes. */
const rank = (states) => Math.max(...states.map((state) => RANKS[state]));

/** What of it is ill, more or less; within the ranks above nothing is told apart. */
function illness(breaker) {
  if (isRamping(breaker) || breaker.keys?.open + breaker.keys?.halfOpen > 0) return 3;
  if (breaker.wouldBeOpen) return 2;
  return isNotClosed(breaker) ? 1 : nearness(breaker);
}

/** The worst of the last half minute: it rises at once. */
function heldIllness(entry, now) {
  const current = illness(entry.breaker);
  const { held } = entry;
  if (!held || current >= held.worst || now - held.at > HOLD_MILLIS) entry.held = { worst: current, at: now };
  return entry.held.worst;
}

/** The rejections, as they were when last all of them were looked at. */
function heldRejections(entry, now) {
  const period = Math.floor(now / COUNT_MILLIS);
  if (entry.rejections?.period !== period) {
    entry.rejections = { period, count: entry.breaker.totals.rejected };
  }
  return entry.rejections;
}

/** How much it hurts, by rejections a minute: what rejects four times as many is a step worse, and not what rejects one more. */
function hurt(entry, now) {
  const held = heldRejections(entry, now);
  held.hurt ??= Math.min(9, Math.floor(Math.log2(1 + entry.pace.now(entry.breaker.totals, now).rejected) / 2));
  return held.hurt;
}

/** Notes when it last became well or ill; open and half-open follow each other without that. */
export function noteChange(entry, before) {
  if (entry.changedAt && isNotClosed(before) && isNotClosed(entry.breaker)) return;
  entry.changedAt = Date.parse(entry.breaker.since);
}

/** What to order by: the greatest first. */
const KEYS = {
  worst: (entry, now, states) => {
    const held = heldIllness(entry, now);
    const of = rank(states);
    return of * 10 + (of === 1 ? held : hurt(entry, now));
  },
  name: () => 0,
  latest: ({ changedAt }) => changedAt,
  rejected: (entry, now) => heldRejections(entry, now).count,
};

/** What a search looks into. */
function haystack(entry) {
  entry.haystack ??= [entry.breaker.name, ...entry.breaker.methods].join('\n').toLowerCase();
  return entry.haystack;
}

/** Those of `entries` that are in one of the `states`, by the first that `statesOf` tells, and have a text in them, in an order. */
export function chosen(entries, statesOf, { states, search, order }, now) {
  const text = search.trim().toLowerCase();
  const key = KEYS[order];
  return entries
    .map((entry) => ({ entry, all: statesOf(entry) }))
    .filter(({ all }) => all.length > 0 && (states.size === 0 || states.has(all[0])))
    .filter(({ entry }) => text === '' || haystack(entry).includes(text))
    .map(({ entry, all }) => ({ entry, key: key(entry, now, all) }))
    .sort((a, b) => b.key - a.key || (a.entry.breaker.name < b.entry.breaker.name ? -1 : 1))
    .map(({ entry }) => entry);
}
