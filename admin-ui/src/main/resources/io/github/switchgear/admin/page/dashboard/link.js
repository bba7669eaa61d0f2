// What the page's address holds, so that a link in a chat shows the same: which breakers, in which order, and whose detail
// view is open.

const PREFIX = '#breaker/';
export const AUDIT_HASH = '#audit';

/** One text that no two breakers share, be they of keys. */
export const idOf = ({ name, key = null }) => JSON.stringify([name, key]);

/** What of it a URL can hold. */
export const encoded = (text) => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));

export const hashOf = ({ name, key = null }) =>
  PREFIX + encoded(name) + (key === null ? '' : `/${encoded(key)}`);

/** The breaker, or the key of one, that the page's address names: its `name` and `key`; or null. */
export function linkedBreaker() {
  if (!location.hash.startsWith(PREFIX)) return null;
  try {
    const [name, key = null] = location.hash.slice(PREFIX.length).split('/', 2).map(decodeURIComponent);
    return { name, key };
  } catch {
    return null;
  }
}

/** What the address says of the list: `states`, a `search`, an `order` and a `node`, and whether it is for a screen on the `wall`. */
export function linkedList() {
  const query = new URLSearchParams(location.search);
  return {
    states: (query.get('state') ?? '').split(',').filter(Boolean),
    search: query.get('q') ?? '',
    order: query.get('order') ?? '',
    node: query.get('node') ?? '',
    isOnWall: query.has('wall'),
  };
}

/** Has the address say what is shown, without a step in the browser's history. */
export function linkList({ states, search, order, node }, usual) {
  const query = new URLSearchParams(location.search);
  const say = (name, value) => (value ? query.set(name, value) : query.delete(name));
  say('state', [...states].join(','));
  say('q', search.trim());
  say('order', order === usual ? '' : order);
  say('node', node);
  const text = query.toString().replaceAll('%2C', ',').replace(/(^|&)wall=(?=&|$)/, '$1wall');
  history.replaceState(null, '', location.pathname + (text && `?${text}`) + location.hash);
}
