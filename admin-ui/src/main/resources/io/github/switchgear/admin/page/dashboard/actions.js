// What an operator can do: what each action is called, what it effects, and the request that does it.

import { base, breakerUrl, change } from './api.js';
import { ask, told } from './dialog.js';
import { byId } from './dom.js';
import { forced } from './facts.js';
import { conditional, unlessForcedSince } from './meanwhile.js';
import { ACTIONS, number } from './text.js';

const EFFECTS = {
  reset: () => 'It closes, and its count of failures goes to zero.',
  'force-open': () => 'Every call is rejected without reaching the downstream.',
  'force-closed': () => 'Every call goes through, however many fail: the downstream has no protection.',
  release: ({ state }) => RELEASED[state] ?? 'It works by itself already.',
};

const RELEASED = {
  FORCED_OPEN: 'It goes back to working by itself: the next call is the probe that decides.',
  FORCED_CLOSED: 'It goes back to working by itself: closed, with no failures counted.',
};

const ENDING = ['No override is in force.', 'This override ends:'];

/** Whose decision is undone by it. */
function undone(action, { override }) {
  if (!override) return '';
  return `This ${action.startsWith('force') ? 'replaces' : 'ends'} what holds now: it is ${forced(override)}. `;
}

/** An example of each change, for the `curl` lines: what it is called, its path, method and body. */
export const EXAMPLES = [
  ...Object.entries(ACTIONS).map(([action, word]) =>
    [word, action, 'POST', { reason: 'why', ...(action.startsWith('force') && { duration: 'PT10M' }) }]),
  ['Change settings', 'settings', 'PATCH', { allowedFails: 5, retryTimer: 'PT10S', reason: 'why' }],
];

export function askAction(breaker, done, action) {
  const { name } = breaker;
  ask({
    action,
    breaker,
    title: `${ACTIONS[action]} ${name}`,
    effect: (now) => (action.startsWith('force')
      ? `${EFFECTS[action](now)} ${undone(action, now)}`
      : `${undone(action, now)}${EFFECTS[action](now)}`),
    word: ACTIONS[action],
    fields: action.startsWith('force') ? ['reason', 'duration'] : ['reason'],
    send: conditional(breaker, (etag) => change(breakerUrl(name, action), 'POST', told(), etag)),
    done,
  });
}

/** `breakers` tells all of them as they are now. */
export function askResetAll(breakers) {
  const forcedOnes = () => breakers().filter(({ override }) => override !== null);
  ask({
    action: 'reset-all',
    title: 'Reset all breakers',
    effect: () => {
      const closing = number.format(breakers().filter(({ enabled }) => enabled).length);
      const ending = forcedOnes().length;
      return `Every enabled breaker closes (${closing}), and its count of failures goes to zero. ${
        ENDING[ending] ?? `These ${ending} overrides end:`}`;
    },
    lines: () => forcedOnes().map(({ name, override }) => `${name}: ${forced(override)}`),
    word: 'Reset all',
    fields: ['confirm', 'reason'],
    send: unlessForcedSince(forcedOnes(), () =>
      change(`${base}reset`, 'POST', { confirm: byId('act-typed').value, ...told() })),
  });
}
