// One table row a breaker: made once and then only told what has changed, so that focus and selection stay.

import { isAddressable } from './api.js';
import { byId, element, set, setName } from './dom.js';
import { failures, limitText, nearness, next, overridden, planned } from './facts.js';
import { mayOperate } from './header.js';
import { hashOf } from './link.js';
import { TOTALS, draw, strip } from './outcomes.js';
import { ACTIONS, STATES, moment, number, percent, rate, shortMethod, shownState, simpleName, timeOf, titleOf, utc, visible } from './text.js';

const template = byId('row').content.firstElementChild;

for (const outcome of TOTALS) {
  const count = element('b');
  count.dataset.total = outcome;
  template.querySelector('.totals').append(element('span', '', count, ` ${outcome}`));
}

/** A share of failures that is told more loudly. */
const WORTH_A_LOOK = 0.01;

/** A name that its method gave it; it is told without the package, and that beside it. */
const OF_A_METHOD = /^((?:[a-z_]\w*\.)*[a-z_]\w*)\.[A-Z][\w$]*\./;

/** One that shows nothing yet. */
export const newRow = () => template.cloneNode(true);

/** The buttons of what can be done to a breaker. */
export function actionButtons(breaker) {
  return Object.entries(ACTIONS).map(([action, word]) => {
    const button = element('button', '', word);
    button.dataset.action = action;
    button.ariaLabel = `${word} ${titleOf(breaker)}`;
    return button;
  });
}

/** Of those buttons, the ones that would do nothing, or that this reader may not press, are disabled. */
export function enable(buttons, breaker) {
  const isTheirs = mayOperate(breaker);
  for (const button of buttons) {
    const isIdle = button.dataset.action === 'release' && !breaker.override && !breaker.planned;
    button.disabled = !isTheirs || !breaker.enabled || isIdle || !isAddressable(breaker);
    button.title = isTheirs ? '' : 'You lack a role to operate this breaker';
  }
}

export class Row {
  isChanged = true;

  /** How far what somebody decided for a fleet has come. */
  reached = '';

  /** The state that it shows. */
  state = null;

  /** One of the list, or in its detail view alone: `isWhole`. */
  constructor(entry, isWhole = false) {
    const { name, key = null, methods } = entry.breaker;
    this.entry = entry;
    this.isWhole = isWhole;
    this.element = newRow();
    this.element.dataset.breaker = name;
    this.parts = {};
    for (const part of this.element.querySelectorAll('[class]')) this.parts[part.classList[0]] = part;
    const { link, method, calls, operating } = this.parts;
    link.href = hashOf(entry.breaker);
    if (key === null) {
      const [, type] = OF_A_METHOD.exec(name) ?? [];
      const more = methods.length > 1 ? ` and ${methods.length - 1} more` : '';
      set(link, type ? shortMethod(name) : name);
      set(method, (type ?? shortMethod(methods[0] ?? '')) + more);
      link.title = name;
      method.title = methods.join('\n');
    } else {
      this.element.dataset.key = key;
      link.textContent = visible(key);
      link.title = link.textContent;
    }
    if (!isAddressable(entry.breaker)) {
      link.removeAttribute('href');
      method.textContent = 'No browser can send this key in an address: a shell with curl --path-as-is may.';
    }
    this.strip = strip();
    if (!isWhole || key !== null) calls.prepend(this.strip);
    if (isWhole) calls.dataset.label = key === null ? 'Calls since the start' : 'Last 15 minutes, and calls in all';
    this.counts = [...this.element.querySelectorAll('[data-total]')];
    this.buttons = [];
    if (isWhole) {
      this.buttons = actionButtons(entry.breaker);
      operating.replaceChildren(...this.buttons);
    } else operating.firstElementChild.ariaLabel = `Actions for ${titleOf(entry.breaker)}`;
  }

  /** Shows what the clock changes and, if the breaker has changed, that. */
  render({ now, at }) {
    if (this.isChanged) this.renderBreaker();
    const { breaker, received, pace, outcomes } = this.entry;
    const { since, next: coming, override, reached, planned: plan, 'failure-at': failureAt } = this.parts;
    set(since, breaker.enabled ? timeOf(breaker.since, now) : '');
    set(coming, next(breaker, at - received, now));
    // In one line, the override says it all; but not what would be without it.
    coming.hidden = !this.isWhole && Boolean(breaker.override) && !breaker.wouldBeOpen;
    set(override, overridden(breaker, now, !this.isWhole));
    set(reached, this.reached);
    set(plan, planned(breaker, now));
    set(failureAt, breaker.lastFailure ? timeOf(breaker.lastFailure.at, now) : '');
    this.#renderPace(pace.now(breaker.totals, now));
    draw(this.strip, outcomes, now);
  }

  #renderPace({ perSecond, failing, rejected, fallbacks }) {
    const { rate: calls, failing: share, rejected: rejections, 'by-fallback': answered } = this.parts;
    set(calls, rate(perSecond));
    set(share, failing === null ? '–' : percent(failing));
    share.classList.toggle('none', !(failing >= WORTH_A_LOOK));
    set(rejections, number.format(rejected));
    rejections.classList.toggle('none', rejected === 0);
    rejections.parentElement.classList.toggle('nothing', rejected === 0);
    const byFallback = fallbacks > 0 ? `${number.format(fallbacks)} answered by fallback` : '';
    set(answered, byFallback);
    if (rejections.parentElement.title !== byFallback) rejections.parentElement.title = byFallback;
  }

  /** Whether somebody has unfolded it. */
  get isUnfolded() {
    return Boolean(this.unfolding?.isUnfolded || this.nodes?.isUnfolded);
  }

  renderBreaker() {
    this.isChanged = false;
    const { breaker } = this.entry;
    const { shape, word, since, count, limit, gauge, 'failure-type': failureType } = this.parts;
    const state = shownState(breaker);
    if (this.state !== state) {
      this.state = state;
      this.element.dataset.state = state;
      shape.setAttribute('d', STATES[state].shape);
      word.textContent = STATES[state].word;
    }
    enable(this.buttons, breaker);
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
    const type = breaker.lastFailure?.type ?? '';
    if (this.isWhole) setName(failureType, type || 'none');
    else set(failureType, simpleName(type) || 'none');
    failureType.classList.toggle('none', type === '');
    failureType.title = type && `${type} at ${moment(breaker.lastFailure.at)}, ${utc(breaker.lastFailure.at)}`;
  }
}
