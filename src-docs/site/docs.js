// What a page offers beyond its text: buttons that copy code, and a sign at what scrolls sideways.
'use strict';

/** Commands and code are copied; what a program prints is not. */
const COPIED = '.listingblock pre.highlight > code:not([data-lang="text"])';

const spoken = document.createElement('p');
spoken.setAttribute('role', 'status');
spoken.className = 'spoken';
document.body.append(spoken);

async function copy(text) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return;
  }
  // Over http, as from a build server, there is no clipboard.
  const focused = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  document.body.append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  focused.focus();
  if (!copied) throw new Error('The browser does not let a page copy');
}

function offerCopy(code) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = 'Copy';
  const title = code.closest('.listingblock').querySelector('.title');
  button.setAttribute('aria-label', title ? `Copy ${title.textContent}` : 'Copy');
  button.addEventListener('click', async () => {
    const said = await copy(`${code.textContent.trimEnd()}\n`).then(() => 'Copied', () => 'Select it and copy by hand');
    button.textContent = said;
    spoken.textContent = said;
    setTimeout(() => {
      button.textContent = 'Copy';
      spoken.textContent = '';
    }, 2000);
  });
  code.closest('.content').prepend(button);
}

/** What is laid out in columns, and is not understood without the last one. */
const TABLES = '.scroll, .listingblock pre:not(:has(code[data-lang]))';

/** What scrolls can be scrolled by keyboard, and a table says so to the eye. */
function showThatItScrolls(entries) {
  for (const { target } of entries) {
    const scrolls = target.scrollWidth > target.clientWidth;
    if (scrolls) target.tabIndex = 0;
    else target.removeAttribute('tabindex');
    const sign = target.previousElementSibling;
    if (sign?.className === 'scroll-sign') sign.hidden = !scrolls;
  }
}

const watch = new ResizeObserver(showThatItScrolls);

for (const table of document.querySelectorAll(TABLES)) {
  const sign = document.createElement('p');
  sign.className = 'scroll-sign';
  sign.hidden = true;
  sign.textContent = 'The table goes on to the right: scroll it →';
  table.before(sign);
}
document.querySelectorAll('#content :is(pre, .scroll, .imageblock.wide)').forEach((block) => watch.observe(block));
document.querySelectorAll(COPIED).forEach(offerCopy);
