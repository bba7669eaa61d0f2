// Asks the server for the breakers every second and shows them.

import { Refusal, breakers as fetchBreakers } from './api.js';
import { ask, isOpen } from './dialog.js';
import { chosen } from './order.js';
import { Row } from './rows.js';
import { STATES, span } from './text.js';

const POLL_MILLIS = 1000;
const STALE_MILLIS = 4000;

const byId = (id) => document.getElementById(id);
const table = document.querySelector('table');
const body = table.tBodies[0];
const rows = new Map();
const view = { states: new Set(), search: '', order: 'worst' };

let breakers = [];
let received = 0; // by performance.now(), when the list last changed
let confirmed = 0; // by performance.now(), when the server last answered
let clockSkew = 0; // the server's clock minus this one's
let mayOperate = false;
let orderIsDue = false;

const serverNow = () => Date.now() + clockSkew;

function showStates() {
  for (const button of byId('states').children) {
    const count = breakers.filter((breaker) => breaker.state === button.dataset.state).length;
    button.lastChild.textContent = count;
    button.dataset.none = count === 0;
  }
}

function makeStates() {
  for (const [state, { word, shape }] of Object.entries(STATES)) {
    const button = document.createElement('button');
    button.type = 'button';
    button.dataset.state = state;
    button.setAttribute('aria-pressed', 'false');
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('viewBox', '0 0 16 16');
    svg.setAttribute('aria-hidden', 'true');
    svg.append(document.createElementNS('http://www.w3.org/2000/svg', 'path'));
    svg.firstChild.setAttribute('d', shape);
    button.append(svg, ` ${word} `, document.createElement('b'));
    button.addEventListener('click', () => {
      if (!view.states.delete(state)) view.states.add(state);
      button.setAttribute('aria-pressed', String(view.states.has(state)));
      arrange();
    });
    byId('states').append(button);
  }
}

function announce(breaker, before) {
  const line = document.createElement('span');
  line.textContent = `${breaker.name} went from ${STATES[before].word} to ${STATES[breaker.state].word}. `;
  const region = byId('announcements');
  region.append(line);
  if (region.childElementCount > 5) region.firstElementChild.remove();
}

function take(list) {
  clockSkew = Date.parse(list.at) - Date.now();
  received = performance.now();
  breakers = list.breakers;
  byId('node').textContent = list.node;
  document.title = title();
  for (const breaker of breakers) {
    const row = rows.get(breaker.name);
    if (!row) {
      rows.set(breaker.name, new Row(breaker, (current, action) => ask(current, action, poll)));
    } else {
      if (row.breaker.state !== breaker.state) announce(breaker, row.breaker.state);
      row.update(breaker);
    }
  }
  showStates();
  orderIsDue = true;
}

function title() {
  const ill = breakers.filter(({ state }) => state === 'OPEN' || state === 'FORCED_OPEN').length;
  return ill > 0 ? `(${ill} open) Switchgear` : 'Switchgear';
}

/** Puts the rows in order, but never under the pointer or the keyboard's focus. */
function arrangeWhenFree() {
  if (orderIsDue && !body.matches(':hover') && !body.contains(document.activeElement) && !isOpen()) arrange();
}

function arrange() {
  orderIsDue = false;
  const shown = chosen(breakers, view).map((breaker) => rows.get(breaker.name).element);
  const isAsBefore = shown.length === body.children.length && shown.every((row, i) => row === body.children[i]);
  if (!isAsBefore) body.replaceChildren(...shown);
  table.hidden = shown.length === 0;
  byId('empty').hidden = shown.length > 0;
  byId('empty').textContent = breakers.length === 0
    ? 'This application has no breakers. Write @Breaker on a bean method to make one.'
    : 'No breaker is like that. Clear the search or the states above to see the others.';
  tick();
}

function tick() {
  const now = serverNow();
  const elapsed = performance.now() - received;
  for (const element of body.children) rows.get(element.dataset.breaker).tick(now, elapsed);
  showConnection();
}

function showConnection() {
  if (confirmed === 0) return;
  const age = performance.now() - confirmed;
  const isAlive = age < STALE_MILLIS;
  const connection = byId('connection');
  connection.dataset.alive = isAlive;
  connection.textContent = isAlive ? `Live, ${span(age)} old` : `Connection lost, data is ${span(age)} old`;
  table.dataset.stale = !isAlive;
}

function showAccess(access) {
  mayOperate = access === 'operate';
  document.body.dataset.mayOperate = mayOperate;
  byId('access').textContent = mayOperate ? 'You may operate' : 'Read only';
}

function showTrouble(text) {
  byId('trouble').textContent = text;
  byId('trouble').hidden = text === '';
}

async function poll() {
  try {
    const { access, list } = await fetchBreakers();
    confirmed = performance.now();
    showTrouble('');
    showAccess(access);
    if (list) take(list);
  } catch (error) {
    if (error instanceof Refusal) showTrouble(`The server refused (${error.status}): ${error.message}`);
    else if (confirmed === 0) showTrouble('The server does not answer. Trying again every second.');
  }
  arrangeWhenFree();
  tick();
}

async function follow() {
  await poll();
  setTimeout(follow, POLL_MILLIS);
}

byId('search').addEventListener('input', (event) => {
  view.search = event.target.value;
  arrange();
});
byId('order').addEventListener('change', (event) => {
  view.order = event.target.value;
  arrange();
});
setInterval(tick, 500);
makeStates();
follow();
