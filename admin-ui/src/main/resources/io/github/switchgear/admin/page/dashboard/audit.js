// Who tried what: the last attempts on this node, refused ones too, on a sheet over the list and as a file for others.

import { audit, auditTable } from './api.js';
import { byId, element, fill, set } from './dom.js';
import { AUDIT_HASH, hashOf } from './link.js';
import { moment, titleOf, utc, visible } from './text.js';

const dialog = byId('audit');
const form = dialog.querySelector('form');
const more = byId('audit-more');
const note = byId('audit-note');
let next = null;
let asked = 0;

function line({ at, actor, from, action, breaker, key, reason, status, outcome, scope }) {
  const time = element('time', '', moment(at));
  time.dateTime = at;
  time.title = utc(at);
  const of = breaker === null ? element('span', 'quiet', 'all') : element('a', '', titleOf({ name: breaker, key }));
  if (breaker !== null) of.href = hashOf({ name: breaker, key });
  const who = [actor === null ? 'nobody signed in' : visible(actor), from && `from ${from}`].filter(Boolean);
  const ended = element('span', `outcome ${outcome}`, outcome === 'done' ? 'done' : `refused (${status})`);
  const where = scope === 'NODE' ? ' on this node alone' : '';
  const cells = [time, element('span', '', who[0]), `${action}${where}`, of, reason === null ? '' : visible(reason), ended];
  const row = element('tr', '', ...cells.map((cell) => element('td', '', cell)));
  row.cells[1].title = who.join(' ');
  row.dataset.outcome = outcome === 'done' ? 'succeeded' : 'failed';
  return row;
}

/** What is to be told: only what has something in it. */
function query() {
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value));
}

async function load(isMore) {
  const mine = ++asked;
  const told = await audit({ ...query(), ...(isMore && { after: next }) }).catch((problem) => problem);
  if (mine !== asked || !dialog.open) return;
  if (told instanceof Error) return set(note, `The audit could not be read. ${told.told ? told : ''}`);
  const rows = told.attempts.map(line);
  const body = byId('audit-attempts');
  if (isMore) body.append(...rows);
  else fill(body, ...rows);
  next = told.next;
  more.hidden = next === null;
  set(note, body.rows.length > 0 ? `Of ${told.node}, since it was started; the last 1,000 are kept.` : 'No attempt is like that.');
}

async function keep() {
  const table = await auditTable(query()).catch((problem) => problem);
  if (table instanceof Error) return set(note, `The file could not be read. ${table.told ? table : ''}`);
  const link = element('a');
  link.href = URL.createObjectURL(table);
  link.download = 'switchgear-audit.csv';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  return null;
}

/** Opens or closes as the page's address says. */
export function follow() {
  if (location.hash !== AUDIT_HASH) return dialog.close();
  if (dialog.open) return;
  dialog.showModal();
  byId('audit-close').focus();
  load(false);
}

byId('show-audit').addEventListener('click', () => {
  location.hash = AUDIT_HASH;
});
byId('audit-close').addEventListener('click', () => dialog.close());
byId('audit-file').addEventListener('click', keep);
more.addEventListener('click', () => load(true));
form.addEventListener('submit', (event) => {
  event.preventDefault();
  load(false);
});
form.addEventListener('change', () => load(false));
dialog.addEventListener('close', () => {
  if (location.hash === AUDIT_HASH) history.replaceState(null, '', location.pathname + location.search);
});
