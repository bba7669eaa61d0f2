// One table row a breaker. A row is made once and then only told what has changed, so that focus, selection and the
// pointer stay where they are. All text is set as text: what people wrote is never markup.

import { STATES, countdown, leaseMillis, moment, number, shortMethod, simpleName, span } from './text.js';

const ACTIONS = [
  ['reset', 'Reset'],
  ['force-open', 'Force open'],
  ['force-closed', 'Force closed'],
  ['release', 'Release'],
];

function element(name, className = '', text = '') {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}

function set(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** Sets a name that may be broken between its words, but not within one. */
function setName(node, text) {
  if (node.textContent === text) return;
  const words = text.split(/(?=[.(])|(?<=[a-z])(?=[A-Z])/);
  node.replaceChildren(...words.flatMap((word) => [word, document.createElement('wbr')]));
}

function icon() {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  svg.append(document.createElementNS('http://www.w3.org/2000/svg', 'path'));
  return svg;
}

export class Row {
  constructor(breaker, onAction) {
    this.element = element('tr');
    this.element.setAttribute('role', 'row');
    this.element.dataset.breaker = breaker.name;

    this.state = this.cell('State', 'state');
    this.shape = icon();
    this.word = element('span');
    this.state.append(this.shape, this.word);

    const name = element('th', 'name');
    name.scope = 'row';
    name.setAttribute('role', 'rowheader');
    name.append(element('strong', '', breaker.name));
    for (const method of breaker.methods) {
      const line = element('span', 'method');
      setName(line, shortMethod(method));
      line.title = method;
      name.append(line);
    }
    this.element.append(name);

    this.failures = this.cell('Failures', 'failures');
    this.inState = this.cell('In state', 'in-state');
    const next = this.cell('Next', 'next');
    this.next = element('span');
    this.override = element('span', 'override');
    next.append(this.next, this.override);
    const calls = this.cell('Calls', 'calls');
    this.calls = Object.fromEntries(['succeeded', 'failed', 'neutral', 'rejected'].map((outcome) => {
      const count = element('b');
      const line = element('span', outcome);
      line.append(count, ` ${outcome}`);
      calls.append(line);
      return [outcome, count];
    }));
    const lastFailure = this.cell('Last failure', 'last-failure');
    this.failureType = element('span');
    this.failureAge = element('span', 'age');
    lastFailure.append(this.failureType, this.failureAge);
    this.actions(onAction);
    this.update(breaker);
  }

  cell(label, className) {
    const cell = element('td', className);
    cell.setAttribute('role', 'cell');
    cell.dataset.label = label;
    this.element.append(cell);
    return cell;
  }

  actions(onAction) {
    const cell = this.cell('Operate', 'operating');
    this.buttons = Object.fromEntries(ACTIONS.map(([action, word]) => {
      const button = element('button', '', word);
      button.type = 'button';
      button.dataset.action = action;
      button.addEventListener('click', () => onAction(this.breaker, action));
      cell.append(button);
      return [action, button];
    }));
  }

  update(breaker) {
    this.breaker = breaker;
    const { word, shape } = STATES[breaker.state];
    this.element.dataset.state = breaker.state;
    this.shape.firstChild.setAttribute('d', shape);
    set(this.word, word);
    const limit = breaker.settings.allowedFails.value;
    set(this.failures, `${number.format(breaker.consecutiveFailures)} / ${number.format(limit)}`);
    this.failures.dataset.counting = breaker.consecutiveFailures > 0;
    for (const [outcome, count] of Object.entries(this.calls)) {
      set(count, number.format(breaker.totals[outcome]));
      count.parentElement.dataset.none = breaker.totals[outcome] === 0;
    }
    const failure = breaker.lastFailure;
    setName(this.failureType, failure ? simpleName(failure.type) : 'none');
    this.failureType.title = failure?.type ?? '';
    this.buttons.release.disabled = breaker.override === null;
    for (const [action, word] of ACTIONS) {
      this.buttons[action].setAttribute('aria-label', `${word} ${breaker.name}`);
    }
  }

  /** Shows what only the clock changes. `elapsed` is the time since the server told of this breaker. */
  tick(now, elapsed) {
    const { breaker } = this;
    set(this.inState, span(now - Date.parse(breaker.since)));
    this.inState.title = `since ${moment(breaker.since, now)}`;
    set(this.next, next(breaker, (breaker.retryAfterMillis ?? 0) - elapsed));
    set(this.override, overridden(breaker.override, now));
    set(this.failureAge, breaker.lastFailure ? `${span(now - Date.parse(breaker.lastFailure.at))} ago` : '');
  }
}

function next(breaker, left) {
  switch (breaker.state) {
    case 'OPEN':
      return left > 0 ? `Probe in ${countdown(left)}` : 'The next call is the probe';
    case 'HALF_OPEN':
      return breaker.probeInFlight && left > 0
        ? `Probe running for ${span(leaseMillis(breaker.settings) - left)}`
        : 'The next call is the probe';
    case 'FORCED_OPEN':
      return 'Every call is rejected';
    case 'FORCED_CLOSED':
      return breaker.wouldBeOpen ? 'Lets calls through; would be open' : 'Lets every call through';
    default:
      return '';
  }
}

function overridden(override, now) {
  if (override === null) return '';
  const end = override.until
    ? `until ${moment(override.until, now)} (${countdown(Date.parse(override.until) - now)})`
    : 'until released';
  return `${override.actor ?? 'somebody'}: “${override.reason}”, ${end}`;
}
