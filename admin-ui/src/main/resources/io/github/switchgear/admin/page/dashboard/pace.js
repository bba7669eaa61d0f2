// How often a breaker is called now, and how that ends: by what its totals grew within the last minute.

export const MINUTE_MILLIS = 60_000;
/** What is told for a second is of the last so many. */
const RECENT_MILLIS = 20_000;
/** Totals are kept no more often than this. */
const APART_MILLIS = 5000;

const ALL = ['succeeded', 'failed', 'neutral', 'rejected'];
const NOTHING = { perSecond: 0, failing: null, rejected: 0, fallbacks: 0 };

export class Pace {
  /** What the totals were, each until the moment `at` which it was kept: the oldest first. */
  #marks = [];
  #began = 0;
  /** How long before it began there was somebody to call, a minute at most. */
  #earlier = MINUTE_MILLIS;
  #before = null;

  /** Begins anew, at a moment, for an application that was started at another. */
  begin(at, started = at) {
    this.#began = at;
    this.#earlier = Math.min(MINUTE_MILLIS, Math.max(1, at - started));
    this.#before = null;
    this.#marks = [];
  }

  /** What came to it in the minute before it began, asked when somebody wants to see it. */
  seed(before) {
    this.#before = before;
  }

  /** Notes that totals have grown. */
  note(before, at) {
    const last = this.#marks.at(-1);
    if (last && at - last.at < APART_MILLIS) return;
    while (this.#marks.length > 0 && at - this.#marks[0].at > MINUTE_MILLIS) this.#marks.shift();
    this.#marks.push({ at, totals: before });
  }

  /** What it is now: calls a second, the share of judged calls that failed (null where there were none), and a minute's rejections. */
  now(totals, at) {
    const age = at - this.#began;
    // What was before the beginning is told for a minute as a whole, and taken to have been even.
    const told = age < MINUTE_MILLIS ? this.#before?.() ?? null : null;
    if (!told && this.#marks.length === 0) return NOTHING;
    const left = Math.min(1, (MINUTE_MILLIS - age) / this.#earlier); // the part of it that still lies in the last minute
    const before = told && Object.fromEntries([...ALL, 'fallbacks'].map((outcome) => [outcome, Math.round((told[outcome] ?? 0) * left)]));
    const minute = this.#since(totals, at, MINUTE_MILLIS, before);
    const isRecent = age >= RECENT_MILLIS || before === null;
    const recent = isRecent ? this.#since(totals, at, RECENT_MILLIS, null) : minute;
    const over = isRecent ? Math.min(RECENT_MILLIS, Math.max(1000, age)) : Math.min(MINUTE_MILLIS, Math.max(1000, this.#earlier + age));
    const judged = recent('succeeded') + recent('failed');
    return {
      perSecond: (ALL.reduce((sum, outcome) => sum + recent(outcome), 0) * 1000) / over,
      failing: judged > 0 ? recent('failed') / judged : null,
      rejected: minute('rejected'),
      fallbacks: minute('fallbacks'),
    };
  }

  #since(totals, at, length, before) {
    const i = this.#marks.findIndex((mark) => at - mark.at <= length);
    const first = i < 0 ? null : this.#marks[i];
    const from = first?.totals ?? totals;
    const older = i > 0 ? this.#marks[i - 1] : null;
    // The first mark in that length of time is younger than its beginning: of what came since the one before, a part is in it.
    const part = older ? (first.at - (at - length)) / (first.at - older.at) : 0;
    const grown = (outcome, now, then) => Math.max(0, (now[outcome] ?? 0) - (then[outcome] ?? 0));
    return (outcome) => grown(outcome, totals, from) + (older ? Math.round(part * grown(outcome, from, older.totals)) : 0)
      + (before?.[outcome] ?? 0);
  }
}
