// The address of a breaker's detail view on this page.

const PREFIX = '#breaker/';

export const hashOf = (name) => PREFIX + encodeURIComponent(name);

/** The breaker that the page's address names, or null. */
export function linkedBreaker() {
  if (!location.hash.startsWith(PREFIX)) return null;
  try {
    return decodeURIComponent(location.hash.slice(PREFIX.length));
  } catch {
    return null;
  }
}
