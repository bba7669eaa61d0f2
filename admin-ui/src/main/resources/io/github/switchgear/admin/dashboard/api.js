// The REST API below this page. Addresses are made from the page's own without the credentials it may carry.

const base = `${location.origin}${location.pathname.replace(/[^/]*$/, '')}api/`;

/** What the server said instead of doing it. */
export class Refusal extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

async function refusal(response) {
  const isProblem = response.headers.get('Content-Type')?.startsWith('application/problem+json');
  const detail = isProblem ? (await response.json()).detail : `${response.status} ${response.statusText}`;
  return new Refusal(response.status, detail);
}

let tag = null;

/** All breakers; `list` is null while nothing has changed since the last call. */
export async function breakers() {
  const response = await fetch(`${base}breakers`, {
    headers: tag ? { 'If-None-Match': tag } : {},
    cache: 'no-store',
    signal: AbortSignal.timeout(10_000),
  });
  if (response.status !== 304 && !response.ok) throw await refusal(response);
  tag = response.headers.get('ETag');
  return {
    access: response.headers.get('X-Switchgear-Access'),
    list: response.status === 304 ? null : await response.json(),
  };
}

/** Does one of the four actions and answers the breaker as it is then. */
export async function act(name, action, body) {
  const response = await fetch(`${base}breakers/${encodeURIComponent(name)}/${action}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Switchgear': '1' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw await refusal(response);
  return response.json();
}
