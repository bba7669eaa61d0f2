// The address of a breaker's detail view on this page.

const PREFIX = '#breaker/';

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
