// What can be done with a breaker, in one menu for all rows: it opens at the button of the row that asks for it.

import { breakerNow } from './api.js';
import { byId, element, fill } from './dom.js';
import { hashOf } from './link.js';
import { actionButtons, enable } from './rows.js';
import { ACTIONS, titleOf } from './text.js';

const menu = byId('menu');
let opener = null;
/** Where the opener was when the menu opened beside it. */
let anchor = null;
/** Whether it was when the pointer went down last: on its own button, that has closed it when the click comes of it. */
let wasOpen = false;

/** The entry that it is open for, or was last. */
export let subject = null;

export const isOpen = () => menu.matches(':popover-open');

/** Opens it at the button of a row. */
export function openFor(button, entry) {
  const { breaker } = entry;
  const details = element('a', '', 'Details');
  details.href = hashOf(breaker);
  const actions = document.body.dataset.mayOperate === 'true' ? actionButtons(breaker) : [];
  enable(actions, breaker);
  subject = entry;
  open(button, titleOf(breaker), [details, ...actions]);
  addLinks(entry);
}

/** The ways on are of this moment, and asked for when somebody may want them. */
async function addLinks(entry) {
  const told = await breakerNow(entry.breaker).catch(() => null);
  if (!told || subject !== entry || !isOpen()) return;
  menu.append(...told.links.map(outward).map(asItem));
  place(anchor);
}

/** Opens it at a button, for what can be done to several. */
export function openActions(button, whenChosen) {
  open(button, 'all that are shown', Object.entries(ACTIONS).map(([action, word]) => {
    const item = element('button', '', `${word} …`);
    item.addEventListener('click', () => whenChosen(action));
    return item;
  }));
  subject = null;
}

function open(button, whom, choices) {
  if (isOpen()) menu.hidePopover();
  else if (button === opener && wasOpen) return;
  opener = button;
  fill(menu, ...choices);
  menu.ariaLabel = `Actions for ${whom}`;
  choices.forEach(asItem);
  menu.showPopover();
  anchor = button.getBoundingClientRect();
  place(anchor);
  opener.ariaExpanded = 'true';
  items()[0].focus();
}

function asItem(item) {
  item.role = 'menuitem';
  item.tabIndex = -1;
  if (item.disabled) item.ariaDisabled = 'true';
  return item;
}

/** A link to somewhere else, which gets no hold of this page. */
export function outward({ label, href }) {
  const link = element('a', 'outward', label);
  link.href = href;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  return link;
}

/** Below the button where there is room, else above. */
function place({ top, bottom, right }) {
  const { width, height } = menu.getBoundingClientRect();
  const isRoom = bottom + height < innerHeight || top < height;
  menu.style.left = `${Math.max(4, Math.min(right - width, innerWidth - width - 4))}px`;
  menu.style.top = `${Math.max(4, isRoom ? bottom + 2 : top - height - 2)}px`;
}

const items = () => [...menu.children].filter((item) => !item.disabled);

menu.addEventListener('keydown', (event) => {
  const all = items();
  const at = all.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
  if (event.key === 'Tab') menu.hidePopover();
  if (to === undefined) return;
  event.preventDefault();
  all.at(to % all.length).focus();
});
// The focus goes back before a dialog opens, which gives it back to whatever had it.
menu.addEventListener('click', () => {
  menu.hidePopover();
  opener.focus();
}, { capture: true });
menu.addEventListener('beforetoggle', ({ newState }) => {
  if (newState === 'closed') opener.ariaExpanded = 'false';
});
addEventListener('pointerdown', () => {
  wasOpen = isOpen();
}, { capture: true });
addEventListener('keydown', () => {
  wasOpen = false;
}, { capture: true });

/** What is told of a scroll may be from before it opened: it closes only where its button is no longer beside it. */
function closeIfAway() {
  if (!isOpen()) return;
  const { top, right } = opener.getBoundingClientRect();
  if (Math.abs(top - anchor.top) >= 1 || Math.abs(right - anchor.right) >= 1) menu.hidePopover();
}
addEventListener('scroll', closeIfAway, { passive: true });
addEventListener('resize', closeIfAway);
