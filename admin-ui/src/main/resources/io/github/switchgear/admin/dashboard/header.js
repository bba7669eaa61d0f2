// The page's head: how many breakers are in which state, whether the connection lives, and what the caller may do.

import { byId, element, icon, set } from './dom.js';
import { STATES, moment, shownState, span } from './text.js';

const CONNECTION = { connecting: 'Connecting', live: 'Live', polling: 'Polling', lost: 'Lost' };

/** The only states to show; none: all. */
export const chosenStates = new Set();

export function makeStates(onChoice) {
  for (const [state, { word, shape }] of Object.entries(STATES)) {
    const button = element('button', '', icon(shape), ` ${word} `, element('b', '', '0'));
    button.dataset.state = state;
    button.ariaPressed = 'false';
    button.addEventListener('click', () => {
      if (!chosenStates.delete(state)) chosenStates.add(state);
      button.ariaPressed = String(chosenStates.has(state));
      onChoice();
    });
    byId('states').append(button);
  }
}

export function showCounts(entries) {
  const counts = Object.fromEntries(Object.keys(STATES).map((state) => [state, 0]));
  for (const { breaker } of entries) counts[shownState(breaker)]++;
  for (const button of byId('states').children) {
    const count = counts[button.dataset.state];
    set(button.lastChild, String(count));
    button.dataset.none = count === 0;
  }
  const open = counts.OPEN + counts.FORCED_OPEN;
  const title = open > 0 ? `(${open} open) Switchgear` : 'Switchgear';
  if (document.title !== title) document.title = title;
}

export function showAccess(access) {
  const mayOperate = access === 'operate';
  document.body.dataset.mayOperate = mayOperate;
  set(byId('access'), mayOperate ? 'You may operate' : 'Read only');
}

export function showConnection({ state, heard, refusal }) {
  document.body.dataset.connection = state;
  const age = performance.now() - heard;
  const since = heard && `since ${moment(Date.now() - age)}`;
  const isLost = state === 'lost';
  set(byId('connection'), heard
    ? `${CONNECTION[state]}${isLost ? ` ${since}` : ''}, data ${span(age)} old`
    : CONNECTION[state]);
  byId('trouble').hidden = !isLost;
  if (!isLost) return;
  const said = refusal || 'The server does not answer.';
  set(byId('trouble'), `${said} Nothing was heard ${since || 'so far'}. Trying again every second.`);
}
