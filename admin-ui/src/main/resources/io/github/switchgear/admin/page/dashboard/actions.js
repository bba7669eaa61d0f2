// What an operator can do: what each action is called, what it effects, and the request that does it.

import { Refusal, base, breakerUrl, change } from './api.js';
import { ask, told } from './dialog.js';
import { byId } from './dom.js';
import { forced, toBeForced } from './facts.js';
import { conditional, isDecided, unlessDecidedSince } from './meanwhile.js';
import { ACTIONS, amount, number, titleOf, utc } from './text.js';

const EFFECTS = {
  reset: ({ keys }) => `It closes${keys ? ' with all its keys, those that are forced themselves included' : ''}, and its count of failures goes to zero.`,
  'force-open': (breaker) => `Every call${withKey(breaker)} is rejected without reaching the downstream.${butForced(breaker)}`,
  'force-closed': (breaker) => `Every call${withKey(breaker)} goes through, however many fail: the downstream has no protection.${butForced(breaker)}`,
  release: ({ key, keys, state }) => (isOfKey(key)
    ? 'An override of its own ends: it works by itself again, or as all keys are forced to.'
    : `${RELEASED[state] ?? 'It works by itself already.'}${keys ? ' Keys that are forced themselves stay so.' : ''}`),
};

const isOfKey = (key) => (key ?? null) !== null;
const withKey = ({ key, keys }) => (isOfKey(key) ? ' with this key' : keys ? ', whatever its key,' : '');
const butForced = ({ keys }) => (keys ? ' A key that is forced itself stays as it is.' : '');

const RELEASED = {
  FORCED_OPEN: 'It goes back to working by itself: the next call is the probe that decides.',
  FORCED_CLOSED: 'It goes back to working by itself: closed, with no failures counted.',
};


const isForce = (action) => action.startsWith('force');

/** Whose decision is undone by it: forcing later replaces what is planned, forcing now leaves it. */
function undone(action, { override, planned }, isLater) {
  const ends = override && !isLater && `This ${isForce(action) ? 'replaces' : 'ends'} what holds now: it is ${forced(override)}.`;
  const drops = planned && (isLater || !isForce(action))
    && `This ${isLater ? 'replaces' : 'drops'} what is planned: ${toBeForced(planned)}.`;
  const stays = planned && isForce(action) && !isLater && `What is planned stays: ${toBeForced(planned)}.`;
  return [ends, drops, stays].filter(Boolean).join(' ');
}

const DAY_MILLIS = 86_400_000;

/** An example of each change, for the `curl` lines: what it is called, its path, method and body. */
export const examples = ({ key }) => [
  ...Object.entries(ACTIONS).map(([action, word]) =>
    [word, action, 'POST', { reason: 'why', ...(isForce(action) && { duration: 'PT10M' }) }]),
  ['Force open later', 'force-open', 'POST',
    { reason: 'why', from: utc(Date.now() + DAY_MILLIS), duration: 'PT10M' }],
  ...(isOfKey(key) ? []
    : [['Change settings', 'settings', 'PATCH', { allowedFails: 5, retryTimer: 'PT10S', reason: 'why' }]]),
];

/** `nodes` are those of the fleet, this one first. */
export function askAction(breaker, done, action, nodes) {
  ask({
    action,
    breaker,
    nodes,
    title: `${ACTIONS[action]} ${titleOf(breaker)}`,
    effect: (now, isLater) => {
      const does = isLater ? EFFECTS[action](now).replace('Every', 'From then on, every') : EFFECTS[action](now);
      const undoes = undone(action, now, isLater);
      return (isForce(action) ? [does, undoes] : [undoes, does]).filter(Boolean).join(' ');
    },
    word: ACTIONS[action],
    fields: isForce(action) ? ['reason', 'scope', 'begin', 'duration'] : ['reason', 'scope'],
    send: conditional(breaker, (etag) => change(breakerUrl(breaker, [action]), 'POST', told(), etag)),
    done,
  });
}

const MANY = {
  reset: 'Each closes, and its count of failures goes to zero.',
  'force-open': 'Every call of each is rejected without reaching its downstream.',
  'force-closed': 'Every call of each goes through, however many fail: their downstreams have no protection.',
  release: 'Each that is forced works by itself again.',
};

const forcedKeys = (override, keys) => (override ? 0 : keys?.forced ?? 0);

/** What people had decided about a breaker, and what this makes of it. */
const decisions = ({ override, planned, keys }) => [
  ...(override ? [forced(override)] : []),
  ...(planned ? [toBeForced(planned)] : []),
  ...(forcedKeys(override, keys) > 0 ? [`${amount(keys.forced, 'key')} forced`] : []),
].join('; ');

/**
 * Asks about all that are shown: `breakers` tells them as they are now. The server selects them once more, and where
 * they are not as many as the one who asks has typed, nothing is done.
 */
export function askMany(action, select, breakers, nodes) {
  const asked = breakers();
  const count = asked.length;
  ask({
    action: `${action}-many`,
    nodes,
    title: `${ACTIONS[action]} ${amount(count, 'breaker')}`,
    effect: () => {
      const decided = breakers().filter(isDecided).length;
      return `${MANY[action]} ${decided === 0 ? 'No override is in force or planned among them.'
        : `Of these, ${number.format(decided)} ${decided === 1 ? 'is' : 'are'} forced or planned to be, as told below.`}`;
    },
    lines: () => breakers().map((breaker) => [breaker.name, decisions(breaker)].filter(Boolean).join(': ')),
    word: ACTIONS[action],
    typed: String(count),
    fields: ['confirm', 'reason', 'scope', ...(isForce(action) ? ['duration'] : [])],
    send: unlessDecidedSince(asked, isSelected(select), async () => {
      const answer = await change(`${base}actions`, 'POST', { action, select, expected: Number(byId('act-typed').value), ...told() });
      const refused = answer.breakers.filter(({ outcome }) => outcome !== 'done');
      if (refused.length > 0) throw new PartlyRefused(answer.done, refused);
    }),
  });
}

/** Whether the server would select a breaker, as it is. */
const isSelected = ({ names, q = '', state }) => ({ name, methods, state: current }) => (names
  ? names.includes(name)
  : (!state || state.includes(current)) && [name, ...methods].some((text) => text.toLowerCase().includes(q.toLowerCase())));

/** Some of several were refused, and the others are done. */
class PartlyRefused extends Refusal {
  constructor(done, refused) {
    super(200, { detail: `${number.format(done)} done; refused: ${refused.map(({ name, detail }) => `${name} (${detail})`).join(', ')}` });
  }

  toString() {
    return this.message;
  }
}
