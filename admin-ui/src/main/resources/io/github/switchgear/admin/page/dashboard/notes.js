// What people write down about a breaker: it stands in its timeline, with who and when.

import { Refusal, addNote } from './api.js';
import { byId, element, set } from './dom.js';
import { mayOperate } from './header.js';
import { exactMoment, quoted, utc, who } from './text.js';

/** As many characters as the server takes, as people count them. */
const LONGEST = 500;

const form = byId('note-form');
const text = byId('note-text');
const refused = byId('note-refused');

let breaker = null;
let done = null;

/** For the breaker that is shown from now on; of a key, notes are those of its breaker. `whenDone` is told of each. */
export function show(shown, whenDone) {
  breaker = shown;
  done = whenDone;
  form.reset();
  say('');
  allow(shown);
}

/** Whoever may operate it may write. */
export function allow(shown) {
  form.hidden = (shown.key ?? null) !== null || !mayOperate(shown);
}

function say(problem) {
  set(refused, problem);
  refused.hidden = problem === '';
}

/** One note as a line of the timeline. */
export function lineOf({ at, actor, text: written }) {
  const time = element('time', '', exactMoment(at));
  time.dateTime = at;
  time.title = utc(at);
  return element('li', 'note', time, element('b', '', who(actor)), element('span', '', quoted(written)));
}

text.addEventListener('input', () => {
  const count = [...text.value].length;
  text.setCustomValidity(count > LONGEST ? `At most ${LONGEST} characters; these are ${count}.` : '');
});
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const mine = breaker;
  say('');
  try {
    await addNote(mine, text.value.trim());
  } catch (problem) {
    if (mine === breaker) say(problem instanceof Refusal ? String(problem) : 'The server did not answer. Whether it was written, the timeline will show.');
    return;
  }
  if (mine !== breaker) return;
  form.reset();
  done(mine);
});
