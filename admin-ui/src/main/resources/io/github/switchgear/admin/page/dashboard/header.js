// The page's head: how many breakers are in which state, who answers whom, and whether the connection lives.

import { byId, element, icon, set } from './dom.js';
import { span } from './duration.js';
import { origin, running } from './news.js';
import { STATES, moment, number } from './text.js';

const CONNECTION = { connecting: 'Connecting', live: 'Live', polling: 'Polling', lost: 'Lost' };
/** A start that is this new explains why all is closed. */
const FRESH_MILLIS = 600_000;

/** The only states to show; none: all. */
export const chosenStates = new Set();

/** The caller's name, if they are signed in. */
export let user = '';

let open = 0;

/** Those of `chosen` that there are, are chosen from the beginning. */
export function makeStates(chosen, onChoice) {
  for (const state of chosen) if (Object.hasOwn(STATES, state)) chosenStates.add(state);
  for (const [state, { word, shape }] of Object.entries(STATES)) {
    const button = element('button', '', icon(shape), element('span', '', ` ${word} `), element('b', '', '0'));
    button.dataset.state = state;
    button.ariaPressed = String(chosenStates.has(state));
    button.addEventListener('click', () => {
      if (!chosenStates.delete(state)) chosenStates.add(state);
      button.ariaPressed = String(chosenStates.has(state));
      onChoice();
    });
    byId('states').append(button);
  }
}

/** Counts the states as they are shown. */
export function showCounts(states) {
  const counts = Object.fromEntries(Object.keys(STATES).map((state) => [state, 0]));
  for (const state of states) counts[state]++;
  for (const button of byId('states').children) {
    const count = counts[button.dataset.state];
    set(button.lastChild, number.format(count));
    button.dataset.none = count === 0;
  }
  open = counts.OPEN + counts.FORCED_OPEN;
}

/** The names of the breakers that they may operate; null where they may all, or none. */
let operable = null;
let isOperator = false;
let title = 'Switchgear';

/** Whether they may operate a breaker, be it that of a key. */
export const mayOperate = ({ name }) => isOperator && (operable === null || operable.has(name));

export function showCaller(caller) {
  isOperator = caller.access === 'operate';
  document.body.dataset.mayOperate = isOperator;
  user = caller.user;
  set(byId('user'), user && `Signed in as ${user}`);
  showAccess();
}

/** What they may do to which breakers, and the name of the application. */
export function showRights({ title: given, operable: names }) {
  operable = names && new Set(names);
  title = given || 'Switchgear';
  set(byId('title'), title);
  document.body.dataset.mayOperateAll = operable === null;
  showAccess();
}

function showAccess() {
  set(byId('access'), !isOperator ? 'Read only'
    : operable === null ? 'You may operate' : `You may operate ${number.format(operable.size)}`);
}

export function showOrigin(now) {
  if (!origin) return;
  set(byId('node'), origin.node);
  set(byId('started'), running(now));
  byId('started').dataset.fresh = now - Date.parse(origin.started) < FRESH_MILLIS;
}

/** The clock stands still while the connection is lost: `now` is then when the server was heard last, by its own time. */
export function showConnection({ state, heard, refusal }, now) {
  document.body.dataset.connection = state;
  const age = performance.now() - heard;
  const isLost = state === 'lost';
  const since = heard && `since ${moment(now)}`;
  set(byId('connection'), heard
    ? `${CONNECTION[state]}${isLost ? ` ${since}` : ''}, data ${span(age)} old`
    : CONNECTION[state]);
  const head = `${isLost ? 'Lost: ' : ''}${open > 0 ? `(${number.format(open)} open) ` : ''}${title}`;
  if (document.title !== head) document.title = head;
  const trouble = isLost
    ? `${refusal || 'The server does not answer.'} Nothing was heard ${since || 'so far'}. Trying again every second.`
    : '';
  for (const place of document.querySelectorAll('.trouble')) {
    place.hidden = !isLost;
    set(place, trouble);
  }
}
