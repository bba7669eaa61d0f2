// Other settings, tried on the calls that a breaker has kept: what it would have done, before anybody puts them in force.

import { Refusal, breakerUrl, change } from './api.js';
import { isoMillis, span } from './duration.js';
import { byId, drawing, element, fill, set } from './dom.js';
import { mayOperate } from './header.js';
import { changesIn, fieldsOf } from './settings.js';
import { STATES, amount, moment, number } from './text.js';

const MOST_CALLS = 5000;
const WIDTH = 360;
const BAND = 9;

const section = byId('rehearsal');
const form = section.querySelector('form');
const kept = byId('kept');
const keep = byId('keep-calls');
const answer = byId('rehearsed');
const problem = byId('rehearsal-problem');
const enforce = byId('enforce');

let breaker = null;
let tried = null;

const say = (text) => {
  set(problem, text);
  problem.hidden = text === '';
};

/** Of a breaker that is shown from now on. */
export function show(shown) {
  breaker = shown;
  tried = null;
  say('');
  fill(answer);
  enforce.hidden = true;
  section.hidden = true;
  fill(byId('tried-settings'), ...fieldsOf(shown));
}

/** What it keeps of its calls; null where it keeps nothing. */
export function tell(mine, recording) {
  if (mine !== breaker) return;
  section.hidden = false;
  form.hidden = recording === null;
  set(kept, recording === null
    ? 'It keeps none of its calls. Let it keep some, and come back when enough has happened.'
    : `It keeps ${number.format(recording.calls)} of the latest ${amount(recording.limit, 'call')}: how each ended, when, and how long it took.`);
  set(keep, recording === null ? `Keep ${number.format(MOST_CALLS)} calls` : 'Keep none any more');
  keep.dataset.calls = recording === null ? MOST_CALLS : 0;
  allow(mine);
}

/** Whoever may operate it has it keep calls, and puts settings in force. */
export function allow(mine) {
  keep.disabled = !mayOperate(mine) || !mine.enabled;
  enforce.disabled = keep.disabled || (mine.key ?? null) !== null;
}

/** Asks for what the server may refuse, and tells if it does. */
async function asked(request) {
  say('');
  try {
    return await request();
  } catch (refusal) {
    say(refusal instanceof Refusal ? String(refusal) : 'The server did not answer.');
    return null;
  }
}

/** From one assumption about calls that have no outcome to the other. */
function range({ assumingFailed, assumingSucceeded }, told) {
  const [a, b] = [assumingFailed, assumingSucceeded].map(told);
  return a === b ? a : `${a} or ${b}`;
}

/** To the tenth of a second, or in its two largest units. */
const lengthOf = (millis) => (millis < 60_000 ? `${number.format(Math.round(millis / 100) / 10)} s` : span(millis));

const FIGURES = [
  ['Openings', ({ openingCount }) => number.format(openingCount)],
  ['Time open', ({ timeOpen }) => lengthOf(isoMillis(timeOpen))],
  ['Calls rejected', ({ rejected }) => number.format(rejected)],
  ['Failures let through', ({ failuresLetThrough }) => number.format(failuresLetThrough)],
  ['Calls of which nobody knows the outcome', ({ unknown }) => number.format(unknown)],
];

/** The states over the recording, as a band. */
function band({ before, transitions }, { begin, end }, label) {
  const svg = drawing(`0 0 ${WIDTH} ${BAND}`);
  svg.setAttribute('role', 'img');
  svg.setAttribute('class', 'band');
  svg.setAttribute('preserveAspectRatio', 'none');
  const [from, to] = [begin, end].map((at) => Date.parse(at));
  const x = (at) => Math.max(0, Math.min(WIDTH, ((at - from) / Math.max(1, to - from)) * WIDTH));
  const add = (state, start, stop) => {
    const path = document.createElementNS(svg.namespaceURI, 'path');
    path.setAttribute('d', `M${x(start)} 0h${Math.max(0.5, x(stop) - x(start))}v${BAND}H${x(start)}z`);
    path.dataset.state = state;
    svg.append(path);
  };
  let state = transitions[0]?.from ?? before;
  let at = from;
  for (const change of transitions) {
    add(state, at, Date.parse(change.at));
    [state, at] = [change.to, Date.parse(change.at)];
  }
  add(state, at, to);
  const states = [...new Set(transitions.map((change) => STATES[change.to].word.toLowerCase()))];
  svg.setAttribute('aria-label', `${label}: ${amount(transitions.length, 'change')} of state${
    states.length > 0 ? `, to ${states.join(', ')}` : ''}`);
  return svg;
}

function showAnswer(told) {
  const { present, proposed, recording } = told;
  const heads = [element('td'), ...['As it is', 'Tried'].map((text) => Object.assign(element('th', '', text), { scope: 'col' }))];
  const rows = FIGURES.map(([name, figure]) => element('tr', '', Object.assign(element('th', '', name), { scope: 'row' }),
    element('td', '', range(present, figure)), element('td', '', range(proposed, figure))));
  const table = element('table', 'lines', element('thead', '', element('tr', '', ...heads)), element('tbody', '', ...rows));
  table.ariaLabel = 'What it would have done';
  const bands = recording.begin === null ? [] : [
    element('p', 'quiet', 'As it is'), band(present.assumingFailed, recording, 'As it is'),
    element('p', 'quiet', 'Tried'), band(proposed.assumingFailed, recording, 'Tried'),
    element('p', 'times quiet', element('span', '', moment(recording.begin)), element('span', '', moment(recording.end))),
  ];
  fill(answer, ...bands, table, element('p', 'quiet', `On ${amount(recording.calls, 'call')}. A call that was rejected in truth has no`
    + ' outcome: where the tried settings would have let it through, it is taken as failed once and as good once, and both are told.'
    + ' The bands are for failed.'));
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const settings = changesIn(byId('tried-settings'));
  const mine = breaker;
  const told = await asked(() => change(breakerUrl(mine, ['rehearse']), 'POST', { settings }));
  if (!told || mine !== breaker) return;
  tried = settings;
  showAnswer(told);
  enforce.hidden = Object.keys(settings).length === 0;
  allow(mine);
});
keep.addEventListener('click', async () => {
  const mine = breaker;
  const told = await asked(() => change(breakerUrl(mine, ['recording']), 'POST', { calls: Number(keep.dataset.calls) }));
  if (told) tell(mine, told.recording);
});

/** Takes what has been tried, when somebody wants it in force. */
export const whenEnforced = (take) => enforce.addEventListener('click', () => take(breaker, tried));
