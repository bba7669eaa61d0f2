// The search: looks for each word in each section, in an index that is loaded when somebody begins to search.
'use strict';

(() => {
  const MOST = 12;
  const AROUND = 60;
  const form = document.getElementById('search');
  const query = document.getElementById('query');
  const found = document.getElementById('found');
  const count = document.getElementById('found-count');
  const spoken = document.getElementById('found-spoken');
  const list = found.querySelector('ol');
  let loading;

  /** A script and no request, which a page from a folder may not make. */
  function index() {
    loading ??= new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = 'search-index.js';
      script.onload = () => resolve(searchIndex.map(([address, page, heading, text]) => ({
        address, page, heading, text, title: `${page} ${heading}`.toLowerCase(), body: text.toLowerCase(),
      })));
      script.onerror = reject;
      document.head.append(script);
    });
    return loading;
  }

  /** A word in a heading says more than one in the text, and its beginning more than its middle. */
  function weight(section, word) {
    const begins = (text) => new RegExp(`(^|[^\\p{L}\\p{N}])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, 'u').test(text);
    if (section.title.includes(word)) return begins(section.title) ? 12 : 6;
    if (section.body.includes(word)) return begins(section.body) ? 3 : 1;
    return 0;
  }

  function search(sections, words) {
    return sections
      .map((section) => ({ section, weights: words.map((word) => weight(section, word)) }))
      .filter(({ weights }) => weights.every(Boolean))
      .map(({ section, weights }) => ({ section, sum: weights.reduce((sum, one) => sum + one, 0) }))
      .sort((one, other) => other.sum - one.sum)
      .map(({ section }) => section);
  }

  /** What stands around the first word, with all words marked. */
  function excerpt({ text, body }, words) {
    const place = Math.max(0, Math.min(...words.map((word) => body.indexOf(word)).filter((at) => at >= 0), text.length));
    const start = place === text.length ? 0 : Math.max(0, place - AROUND);
    const part = `${start > 0 ? '…' : ''}${text.slice(start, start + 3 * AROUND)}`;
    const line = document.createElement('span');
    line.className = 'excerpt';
    const pattern = new RegExp(`(${words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`, 'giu');
    part.split(pattern).forEach((piece, at) => {
      if (at % 2 === 0) line.append(piece);
      else line.append(Object.assign(document.createElement('mark'), { textContent: piece }));
    });
    return line;
  }

  function entry(section, words) {
    const link = document.createElement('a');
    link.href = section.address;
    const title = document.createElement('strong');
    title.textContent = section.heading || section.page;
    link.append(title);
    if (section.heading) link.append(' ', Object.assign(document.createElement('small'), { textContent: section.page }));
    link.append(excerpt(section, words));
    const item = document.createElement('li');
    item.append(link);
    return item;
  }

  function show(shown) {
    found.hidden = !shown;
  }

  async function lookFor() {
    const asked = query.value;
    const words = asked.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0) {
      show(false);
      return;
    }
    try {
      const sections = search(await index(), words);
      if (query.value !== asked) return;
      list.replaceChildren(...sections.slice(0, MOST).map((section) => entry(section, words)));
      count.textContent = sections.length === 0 ? `Nothing has “${asked.trim()}”`
        : sections.length > MOST ? `The first ${MOST} of ${sections.length} sections`
          : `${sections.length} section${sections.length === 1 ? '' : 's'}`;
    } catch {
      loading = undefined;
      list.replaceChildren();
      count.textContent = 'The index of the search could not be loaded';
    }
    spoken.textContent = count.textContent;
    show(true);
  }

  function move(step) {
    const stops = [query, ...list.querySelectorAll('a')];
    const at = stops.indexOf(document.activeElement);
    stops[(at + step + stops.length) % stops.length].focus();
  }

  query.addEventListener('input', lookFor);
  query.addEventListener('focus', () => {
    index().catch(() => { loading = undefined; });
    if (query.value.trim()) show(count.textContent !== '');
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    await lookFor();
    list.querySelector('a')?.click();
  });
  form.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (found.hidden) return;
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      query.focus();
      show(false);
    }
  });
  list.addEventListener('click', () => show(false));
  document.addEventListener('click', (event) => {
    if (!form.contains(event.target)) show(false);
  });
  form.addEventListener('focusout', (event) => {
    if (event.relatedTarget && !form.contains(event.relatedTarget)) show(false);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea')) return;
    event.preventDefault();
    query.focus();
  });
  form.hidden = false;
})();
