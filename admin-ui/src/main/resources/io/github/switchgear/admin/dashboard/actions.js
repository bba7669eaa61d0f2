// What an operator can do: what each action is called, what it effects, and the request that does it.

import { base, breakerUrl, change } from './api.js';
import { ask, told } from './dialog.js';
import { byId } from './dom.js';
import { ACTIONS } from './text.js';

const EFFECTS = {
  reset: 'It closes, its count of failures goes to zero, and an override ends.',
  'force-open': 'Every call is rejected without reaching the downstream.',
  'force-closed': 'Every call goes through, however many fail: the downstream has no protection.',
};

const RELEASED = {
  FORCED_OPEN: 'It goes back to working by itself: the next call is the probe that decides.',
  FORCED_CLOSED: 'It goes back to working by itself: closed, with no failures counted.',
};

/** An example of each change, for the `curl` lines: what it is called, its path, method and body. */
export const EXAMPLES = [
  ...Object.entries(ACTIONS).map(([action, word]) =>
    [word, action, 'POST', { reason: 'why', ...(action.startsWith('force') && { duration: 'PT10M' }) }]),
  ['Change settings', 'settings', 'PATCH', { allowedFails: 5, retryTimer: 'PT10S', reason: 'why' }],
];

export function askAction({ name, state }, done, action) {
  ask({
    action,
    name,
    title: `${ACTIONS[action]} ${name}`,
    effect: EFFECTS[action] ?? RELEASED[state] ?? 'It works by itself already.',
    word: ACTIONS[action],
    fields: action.startsWith('force') ? ['reason', 'duration'] : ['reason'],
    send: () => change(breakerUrl(name, action), 'POST', told()),
    done,
  });
}

export function askResetAll(count) {
  ask({
    action: 'reset-all',
    title: 'Reset all breakers',
    effect: `Every enabled breaker closes (${count}), its count goes to zero, and an override ends.`,
    word: 'Reset all',
    fields: ['confirm'],
    send: () => change(`${base}reset`, 'POST', { confirm: byId('act-typed').value }),
  });
}
