// The REST API below this page, at an address without the credentials that the page's own may carry.

export const base = `${location.origin}${location.pathname.replace(/[^/]*$/, '')}api/`;

export const breakerUrl = (name, path) => `${base}breakers/${encodeURIComponent(name)}/${path}`;

/** What the server said instead of doing it. */
export class Refusal extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }

  toString() {
    return `The server refused (${this.status}): ${this.message}`;
  }
}

async function send(url, options) {
  const response = await fetch(url, { cache: 'no-store', signal: AbortSignal.timeout(10_000), ...options });
  if (response.ok || response.status === 304) return response;
  const isProblem = response.headers.get('Content-Type')?.startsWith('application/problem+json');
  const detail = isProblem ? (await response.json()).detail : response.statusText || 'it gave no reason';
  throw new Refusal(response.status, detail);
}

let tag = null;

/** All breakers; `list` is null while nothing has changed since the last call. */
export async function breakers() {
  const response = await send(`${base}breakers`, { headers: tag ? { 'If-None-Match': tag } : {} });
  const list = response.status === 304 ? null : await response.json();
  tag = response.headers.get('ETag');
  return { access: response.headers.get('X-Switchgear-Access'), list };
}

/** What the caller may do. */
export async function access() {
  return (await send(`${base}breakers`, { method: 'HEAD' })).headers.get('X-Switchgear-Access');
}

/** What has happened, newest first: to one breaker, or to all. */
export async function transitions(name = null) {
  return (await send(name === null ? `${base}transitions` : breakerUrl(name, 'transitions'))).json();
}

/** Changes something, and comes back when the server has said that it is done. */
export async function change(url, method, body) {
  const response = await send(url, {
    method,
    headers: { 'Content-Type': 'application/json', 'X-Switchgear': '1' },
    body: JSON.stringify(body),
  });
  return response.json();
}

/** The same change from a shell, in which no name can mean anything but itself. */
export function curl(url, method, body) {
  const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;
  return `curl -u "$USER" -X ${method} -H 'X-Switchgear: 1' \\
  -H 'Content-Type: application/json' -d ${quoted(JSON.stringify(body))} \\
  ${quoted(url)}`;
}
