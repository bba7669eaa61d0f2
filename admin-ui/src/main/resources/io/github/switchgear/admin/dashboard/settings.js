// The settings in force, where each comes from, and their change while the application runs.

import { breakerUrl, change } from './api.js';
import { ask, told } from './dialog.js';
import { breakable, byId, element, fill } from './dom.js';
import { duration, number } from './text.js';

/** What nought means where it is not an amount. */
const NOUGHT = {
  slowCall: 'off',
  probeLease: 'as retryTimer',
  'window.calls': 'off',
  'window.time': 'off',
  'backoff.max': 'no cap',
};

function shown(name, value) {
  if (Array.isArray(value)) return value.join(', ') || 'none';
  if (NOUGHT[name] && (value === 0 || value === 'PT0S')) return NOUGHT[name];
  if (typeof value === 'number') return number.format(value);
  return value.startsWith('PT') ? duration(value) : value;
}

export function showSettings({ settings }) {
  const rows = Object.entries(settings).map(([name, { value, source }]) => {
    const head = element('th', '', ...breakable(name));
    head.scope = 'row';
    const cells = [shown(name, value), source].map((text) => element('td', '', ...breakable(text)));
    const row = element('tr', '', head, ...cells);
    row.dataset.setting = name;
    row.dataset.source = source;
    return row;
  });
  fill(byId('settings').tBodies[0], ...rows);
}

function field([name, { value }]) {
  const input = element('input');
  input.name = name;
  input.defaultValue = value;
  input.required = true;
  if (typeof value === 'number') {
    input.type = 'number';
    input.step = 'any';
  }
  return element('label', '', ...breakable(name), ' ', input);
}

/** What has been changed in the form, numbers as numbers. */
function changed() {
  return Object.fromEntries([...byId('act-settings').querySelectorAll('input')]
    .filter((input) => input.value.trim() !== input.defaultValue)
    .map((input) => [input.name, input.type === 'number' ? input.valueAsNumber : input.value.trim()]));
}

export function askSettings({ name, settings }, done) {
  // Classes are code and cannot be changed from outside.
  const open = Object.entries(settings)
    .filter(([setting, { value }]) => !['validator', 'failureJudge'].includes(setting) && !Array.isArray(value));
  fill(byId('act-settings'), ...open.map(field));
  ask({
    action: 'settings',
    name,
    title: `Change settings of ${name}`,
    effect: 'They hold until the restart. State and counts stay; a changed window starts empty.'
      + ' Durations are written as PT30S or 500ms.',
    word: 'Change',
    fields: ['settings', 'reason'],
    send: () => change(breakerUrl(name, 'settings'), 'PATCH', { ...changed(), ...told() }),
    done,
  });
}
