// A change of a breaker holds for the state in which somebody saw it. What it did by itself since is no decision, and
// the dialog tells of it; what people did since has to be answered: nobody undoes it without having read it.

import { Refusal, currentBreakers } from './api.js';
import { span } from './duration.js';
import { forced, settingText, toBeForced } from './facts.js';
import { isSame, origin } from './news.js';
import { STATES, moment, quoted, shownState, who } from './text.js';

const MOST_TRIES = 4;
const MOST_TOLD = 3;

/** That somebody did something since; what it `tells` is for the present moment. */
export class Meanwhile extends Error {
  constructor(tells) {
    super();
    this.tells = tells;
  }
}

const several = (names) => names.slice(0, MOST_TOLD).join(', ') + (names.length > MOST_TOLD ? ` and ${names.length - MOST_TOLD} more` : '');

/** Several that were asked about are not those any more that it would be done to. */
export class Others extends Error {
  constructor(come, gone) {
    const told = [
      come.length > 0 && `${several(come)} ${come.length > 1 ? 'are' : 'is'} among them now`,
      gone.length > 0 && `${several(gone)} ${gone.length > 1 ? 'are' : 'is'} not any more`,
    ];
    super(`Nothing was done, as they are others now: ${told.filter(Boolean).join(', ')}. Look at them, and ask again.`);
  }
}

/** Sends a change as often as it has to be confirmed: each time for the breaker as it was told last. */
export function conditional(breaker, request) {
  let seen = { breaker, origin };
  return async () => {
    for (let tries = 1; ; tries++) {
      try {
        return await request(seen.breaker.etag);
      } catch (refusal) {
        if (!(refusal instanceof Refusal) || refusal.status !== 412 || !refusal.told.current) throw refusal;
        const before = seen;
        seen = { breaker: refusal.told.current, origin };
        const tells = since(before, seen, refusal.told.transitions);
        if (tells || tries === MOST_TRIES) throw new Meanwhile(tells ?? (() => isNow(seen.breaker)));
      }
    }
  };
}

const isNow = (breaker) => `It is ${STATES[shownState(breaker)].word} now.`;

/** What to tell of the time since; nothing, where a breaker only went on by itself. */
function since(before, after, transitions) {
  if (!transitions) return () => `${elsewhere(before.origin)} ${isNow(after.breaker)}`;
  const decided = transitions.map((one, i) => ({ ...one, isDrop: isDrop(one, transitions[i + 1] ?? before.breaker) }))
    .filter(isDecision).slice(0, MOST_TOLD);
  if (decided.length === 0) return null;
  const newest = (cause) => decided.find((one) => one.cause === cause);
  const outcome = new Map([
    [newest('FORCED'), ending(after.breaker.override)],
    [newest('PLANNED'), after.breaker.planned && toBeForced(after.breaker.planned)],
    [newest('RECONFIGURED'), difference(before.breaker, after.breaker)],
  ]);
  return (now) => decided.map((one) => sentence(one, outcome.get(one), now)).join(' Before that, ');
}

/** A tag of which the server knows nothing is another node's, or an earlier start's. */
function elsewhere(then) {
  if (isSame(then, origin)) return 'Another node has answered, or the application was started anew.';
  return then?.node === origin.node
    ? `The application was started anew at ${moment(origin.started)}.`
    : `Another node answers now: ${origin.node}.`;
}

const isDecision = ({ cause }) => ['FORCED', 'PLANNED', 'RELEASED', 'RESET', 'RECONFIGURED'].includes(cause);

const DID = { PLANNED: 'planned an override', RELEASED: 'released it', RESET: 'reset it', RECONFIGURED: 'changed its settings' };

/** A release that began no generation ended no override; what a key itself is forced to may be what its breaker is. */
const isDrop = ({ cause, generation }, earlier) => cause === 'RELEASED' && generation === earlier.generation;

/** Who did what when and why, and what of it is in force. */
function sentence({ cause, to, actor, reason, at, isDrop: isOfPlan }, inForce, now) {
  const did = isOfPlan ? 'dropped what was planned'
    : DID[cause] ?? (to === 'FORCED_OPEN' ? 'forced it open' : 'forced it closed');
  const more = [reason && quoted(reason), inForce].filter(Boolean).join(', ');
  return `${who(actor)} ${did} ${span(now - Date.parse(at))} ago${more && `: ${more}`}.`;
}

const ending = (override) => (override?.until ? `until ${moment(override.until)}` : '');

/** Which settings are now others, as "allowedFails 7 instead of 3". */
function difference(before, after) {
  return Object.entries(after.settings)
    .filter(([name, { value }]) => String(value) !== String(before.settings[name]?.value))
    .map(([name, { value }]) => `${name} ${settingText(name, value)} instead of ${
      settingText(name, before.settings[name].value)}`)
    .join(', ');
}

/**
 * The same for several: what was in force among `asked` when they were asked about is known, what came since is not. Nor is
 * anything done to others than these, where `isSelected` finds others by now.
 */
export function unlessDecidedSince(asked, isSelected, request) {
  const names = new Set(asked.map(({ name }) => name));
  let known = asked.filter(isDecided);
  let then = origin;
  return async () => {
    if (!isSame(then, origin)) {
      const before = then;
      then = origin;
      throw new Meanwhile(() => elsewhere(before));
    }
    const current = await currentBreakers();
    const selected = new Set(current.filter(isSelected).map(({ name }) => name));
    const [come, gone] = [[...selected].filter((name) => !names.has(name)), [...names].filter((name) => !selected.has(name))];
    if (come.length + gone.length > 0) throw new Others(come, gone);
    const now = current.filter((breaker) => names.has(breaker.name) && isDecided(breaker));
    const fresh = now.filter((breaker) => !known.some((one) => isSameDecision(one, breaker)));
    if (fresh.length === 0) return request();
    known = now;
    throw new Meanwhile((at) => fresh.slice(0, MOST_TOLD).map((breaker) => decision(breaker, at)).join(' ')
      + (fresh.length > MOST_TOLD ? ` And so were ${fresh.length - MOST_TOLD} more.` : ''));
  };
}

function decision({ name, override, planned }, at) {
  const parts = [
    override && `was ${forced(override)} (${span(at - Date.parse(override.since))} ago)`,
    planned && `is planned to be ${toBeForced(planned)}`,
  ];
  return `${name} ${parts.filter(Boolean).join(', and ')}.`;
}

/** Whether somebody has forced it, or planned to. */
export const isDecided = ({ override, planned }) => Boolean(override || planned);

const isEqual = (a, b) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

export const isSamePlan = (a, b) => isEqual(a?.planned, b?.planned);

const isSameDecision = (a, b) => a.name === b.name && isEqual(a.override, b.override) && isSamePlan(a, b);
