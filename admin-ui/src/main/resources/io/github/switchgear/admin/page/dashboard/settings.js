// The settings in force, where each comes from, and their change while the application runs.

import { breakerUrl, change } from './api.js';
import { ask, told } from './dialog.js';
import { breakable, byId, element, fill } from './dom.js';
import { isDuration, isoMillis, toDuration } from './duration.js';
import { NOUGHT, settingText } from './facts.js';
import { conditional } from './meanwhile.js';

export function showSettings({ settings }) {
  const rows = Object.entries(settings).map(([name, { value, source }]) => {
    const head = element('th', '', ...breakable(name));
    head.scope = 'row';
    const cells = [settingText(name, value), source].map((text) => element('td', '', ...breakable(text)));
    const row = element('tr', '', head, ...cells);
    row.dataset.setting = name;
    row.dataset.source = source;
    return row;
  });
  fill(byId('settings').tBodies[0], ...rows);
}

/** A field speaks as the table does, and takes what people write. */
function field([name, { value }]) {
  const input = element('input');
  input.name = name;
  input.required = true;
  if (typeof value === 'number') {
    input.type = 'number';
    input.step = 'any';
    input.defaultValue = value;
  } else {
    input.defaultValue = settingText(name, value);
    input.dataset.iso = value;
    const allowed = `10 s, 2 min, 500 ms${NOUGHT[name] ? ` or “${NOUGHT[name]}”` : ''}`;
    input.addEventListener('input', () =>
      input.setCustomValidity(isoOf(input) ? '' : `Write a length of time as ${allowed}.`));
  }
  const isSaid = input.defaultValue === NOUGHT[name];
  const nought = NOUGHT[name] && !isSaid ? element('span', 'quiet', ` 0: ${NOUGHT[name]}`) : '';
  return element('label', '', ...breakable(name), nought, ' ', input);
}

const isoOf = ({ name, value }) => (NOUGHT[name] && value.trim() === NOUGHT[name] ? 'PT0S' : toDuration(value));

/** A field for each setting that can be changed from outside: classes are code. */
export const fieldsOf = ({ settings }) => Object.entries(settings)
  .filter(([, { value }]) => typeof value === 'number' || isDuration(value)).map(field);

/** What has been changed in such fields, as the API wants it. */
export function changesIn(place) {
  const changes = [...place.querySelectorAll('input')].map((input) => {
    const { name, dataset: { iso }, valueAsNumber, defaultValue } = input;
    if (!iso) return valueAsNumber !== Number(defaultValue) && [name, valueAsNumber];
    const written = isoOf(input);
    return isoMillis(written) !== isoMillis(iso) && [name, written];
  });
  return Object.fromEntries(changes.filter(Boolean));
}

/** `nodes` are those of the fleet, this one first; `proposed` is what somebody has tried already. */
export function askSettings(breaker, done, action, nodes, proposed = {}) {
  fill(byId('act-settings'), ...fieldsOf(breaker));
  ask({
    action,
    breaker,
    nodes,
    title: `Change settings of ${breaker.name}`,
    effect: () => `They hold until the restart${nodes.length > 1 ? ' of each node' : ''}. State and counts stay; a changed window starts empty.`
      + ' Lengths of time are written as 10 s, 1 min 30 s or 500 ms.',
    word: 'Change',
    fields: ['settings', 'reason', 'scope'],
    send: conditional(breaker, (etag) =>
      change(breakerUrl(breaker, ['settings']), 'PATCH', { ...changesIn(byId('act-settings')), ...told() }, etag)),
    done,
  });
  for (const [name, value] of Object.entries(proposed)) {
    const input = byId('act-settings').querySelector(`input[name="${CSS.escape(name)}"]`);
    input.value = typeof value === 'number' ? value : settingText(name, value);
  }
}
