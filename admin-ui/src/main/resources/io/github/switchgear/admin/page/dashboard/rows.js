// One table row a breaker: made once and then only told what has changed, so that focus and selection stay.

import { isAddressable } from './api.js';
import { byId, element, set, setName } from './dom.js';
import { span } from './duration.js';
import { failures, limitText, nearness, next, overridden, planned } from './facts.js';
import { hashOf } from './link.js';
import { TOTALS, draw, strip } from './outcomes.js';
import { ACTIONS, STATES, moment, number, shortMethod, shownState, simpleName, titleOf, utc, visible } from './text.js';

const template = byId('row').content.firstElementChild;

for (const outcome of TOTALS) {
  const count = element('b');
  count.dataset.total = outcome;
  template.querySelector('.totals').append(element('span', '', count, ` ${outcome}`));
}
for (const [action, word] of Object.entries(ACTIONS)) {
  const button = element('button', '', word);
  button.dataset.action = action;
  template.querySelector('.operating').append(button);
}

/** One that shows nothing yet. */
export const newRow = () => template.cloneNode(true);

export class Row {
  isChanged = true;

  /** How far what somebody decided for a fleet has come. */
  reached = '';

  /** The state that it shows. */
  state = null;

  constructor(entry, typeName = simpleName) {
    const { name, key = null, methods } = entry.breaker;
    this.entry = entry;
    this.typeName = typeName;
    this.element = newRow();
    this.element.dataset.breaker = name;
    this.parts = {};
    for (const part of this.element.querySelectorAll('[class]')) this.parts[part.classList[0]] = part;
    const { link, method, calls } = this.parts;
    link.href = hashOf(entry.breaker);
    if (key === null) {
      setName(link, name);
      setName(method, shortMethod(methods[0] ?? ''));
      if (methods.length > 1) method.append(` and ${methods.length - 1} more`);
      method.title = methods.join('\n');
    } else {
      this.element.dataset.key = key;
      link.textContent = visible(key);
      link.title = link.textContent;
    }
    this.isAddressable = isAddressable(entry.breaker);
    if (!this.isAddressable) {
      link.removeAttribute('href');
      method.textContent = 'No browser can send this key in an address: a shell with curl --path-as-is may.';
    }
    this.strip = strip();
    calls.prepend(this.strip);
    this.counts = [...this.element.querySelectorAll('[data-total]')];
    this.buttons = [...this.element.querySelectorAll('button[data-action]')];
    for (const button of this.buttons) button.ariaLabel = `${button.textContent} ${titleOf(entry.breaker)}`;
  }

  /** Shows what the clock changes and, if the breaker has changed, that. */
  render({ now, at }) {
    if (this.isChanged) this.renderBreaker();
    const { breaker, received } = this.entry;
    const { since, next: coming, override, reached, planned: plan, 'failure-age': failureAge } = this.parts;
    const ago = (instant) => span(now - Date.parse(instant));
    set(since, breaker.enabled ? `for ${ago(breaker.since)}` : '');
    set(coming, next(breaker, at - received, now));
    set(override, overridden(breaker, now));
    set(reached, this.reached);
    set(plan, planned(breaker, now));
    set(failureAge, breaker.lastFailure ? `${ago(breaker.lastFailure.at)} ago` : '');
  }

  /** Whether somebody has unfolded it. */
  get isUnfolded() {
    return Boolean(this.unfolding?.isUnfolded || this.nodes?.isUnfolded);
  }

  renderBreaker() {
    this.isChanged = false;
    const { breaker, outcomes } = this.entry;
    const { shape, word, since, count, limit, gauge, 'failure-type': failureType } = this.parts;
    const state = shownState(breaker);
    if (this.state !== state) {
      this.state = state;
      this.element.dataset.state = state;
      shape.setAttribute('d', STATES[state].shape);
      word.textContent = STATES[state].word;
    }
    for (const button of this.buttons) {
      const isIdle = button.dataset.action === 'release' && !breaker.override && !breaker.planned;
      button.disabled = !breaker.enabled || isIdle || !this.isAddressable;
    }
    since.title = `since ${moment(breaker.since)}, ${utc(breaker.since)}`;
    set(count, failures(breaker));
    set(limit, limitText(breaker));
    gauge.style.setProperty('--near', `${nearness(breaker) * 100}%`);
    for (const total of this.counts) {
      const amount = breaker.totals[total.dataset.total];
      set(total, number.format(amount));
      total.parentElement.classList.toggle('none', amount === 0);
    }
    this.unfolding?.tell(breaker);
    draw(this.strip, outcomes);
    const type = breaker.lastFailure?.type ?? '';
    setName(failureType, this.typeName(type) || 'none');
    failureType.title = type && `${type} at ${moment(breaker.lastFailure.at)}, ${utc(breaker.lastFailure.at)}`;
  }
}
