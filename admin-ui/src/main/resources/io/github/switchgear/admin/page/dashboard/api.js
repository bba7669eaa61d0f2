// The REST API below this page, at an address without the credentials that the page's own may carry.

import { encoded } from './link.js';

export const base = `${location.origin}${location.pathname.replace(/[^/]*$/, '')}api/`;

/** Browsers take dots for a way up and not for a name, and half a character cannot be sent: no URL is that of such a key. */
export const isAddressable = ({ key = null }) => key === null || !(/^\.\.?$/.test(key) || /\p{Surrogate}/u.test(key));

/** Of a breaker, or of the key of one. */
export function breakerUrl(breaker, path) {
  if (!isAddressable(breaker)) throw new Error(`No browser can send the key ${breaker.key}`);
  const { name, key = null } = breaker;
  return [`${base}breakers`, encoded(name), ...(key === null ? [] : ['keys', encoded(key)]), ...path].join('/');
}

/** What the server said instead of doing it; `told` is all that it said. */
export class Refusal extends Error {
  constructor(status, told) {
    super(told.detail);
    this.status = status;
    this.told = told;
  }

  toString() {
    return `The server refused (${this.status}): ${this.message}`;
  }
}

async function send(url, options) {
  const response = await fetch(url, { cache: 'no-store', signal: AbortSignal.timeout(10_000), ...options });
  if (response.ok || response.status === 304) return response;
  const isProblem = response.headers.get('Content-Type')?.startsWith('application/problem+json');
  throw new Refusal(response.status,
    isProblem ? await response.json() : { detail: response.statusText || 'it gave no reason' });
}

/** What the caller may do, the name under which they are signed in, if they are, and whether there is a fleet to see. */
function callerOf({ headers }) {
  return {
    access: headers.get('X-Switchgear-Access'),
    user: decodeURIComponent(headers.get('X-Switchgear-User') ?? ''),
    hasFleet: headers.get('X-Switchgear-Fleet') === 'on',
  };
}

const alike = new Map();
const shared = new WeakMap();

/** Most breakers have the same settings as others: those that are equal are one object. */
export function sharedSettings(settings) {
  if (!shared.has(settings)) {
    const text = JSON.stringify(settings);
    if (!alike.has(text)) alike.set(text, settings);
    shared.set(settings, alike.get(text));
  }
  return shared.get(settings);
}

async function whole(response) {
  const { settings, ...list } = await response.json();
  for (const breaker of list.breakers) breaker.settings = sharedSettings(settings[breaker.settings]);
  return list;
}

const SNAPSHOT = `${base}stream/snapshot`;
let tag = null;

/** All breakers and who asks; `list` is null while nothing has changed since the last call, but where it is wanted anew. */
export async function breakers(isAnew = false) {
  const response = await send(SNAPSHOT, { headers: tag && !isAnew ? { 'If-None-Match': tag } : {} });
  const list = response.status === 304 ? null : await whole(response);
  tag = response.headers.get('ETag');
  return { caller: callerOf(response), list };
}

/** All of them, as they are now, whatever is known already. */
export async function currentBreakers() {
  return (await whole(await send(SNAPSHOT))).breakers;
}

/** All nodes of the fleet and their breakers, as this one sees them. */
export const fleet = async () => (await send(`${base}fleet`)).json();

/** All breakers of one node, as it told of them last. */
export const breakersOnNode = async (node) => (await send(`${base}fleet/nodes/${encoded(node)}/breakers`)).json();

/** A breaker on each node. */
export const breakerOnNodes = async (name) => (await send(`${base}fleet/breakers/${encoded(name)}`)).json();

export async function caller() {
  return callerOf(await send(`${base}stream`, { method: 'HEAD' }));
}

/** What has happened, newest first: to one breaker or key, or to all. */
export async function transitions(breaker = null) {
  const url = breaker === null ? `${base}transitions?limit=200` : breakerUrl(breaker, ['transitions']);
  return (await send(url)).json();
}

/** Who this page is for, which application it is of, and which breakers they may operate. */
export const whoAsks = async () => (await send(`${base}caller`)).json();

const auditUrl = (query) => `${base}audit?${new URLSearchParams(query)}`;

/** Who tried what, newest first. */
export const audit = async (query) => (await send(auditUrl(query))).json();

/** The same as a file for others. */
export const auditTable = async (query) => (await send(auditUrl(query), { headers: { Accept: 'text/csv' } })).blob();

/** What people have written down about a breaker, newest first. */
export const notesOf = async ({ name }) => (await send(`${base}breakers/${encoded(name)}/notes`)).json();

export const addNote = ({ name }, text) => change(`${base}breakers/${encoded(name)}/notes`, 'POST', { text });

/** How calls of a breaker ended within the last hour. */
export const historyOf = async ({ name }) => (await send(`${base}breakers/${encoded(name)}/history`)).json();

/** The same of all breakers together. */
export const historyOfAll = async () => (await send(`${base}history`)).json();

/** The last minutes of each breaker to which a call came in them. */
export const historyRows = async () => (await send(`${base}history/rows`)).json();

/** A breaker, or that of a key, as it is now and with what no list tells: its links, and what it keeps of its calls. */
export const breakerNow = async (breaker) => (await send(breakerUrl(breaker, []))).json();

/** Keys of a breaker, the worst first: those behind `after`, with `text` in them. */
export async function keysOf({ name }, limit, text, after) {
  const query = new URLSearchParams({ limit, q: text, after: after ?? '' });
  return (await send(`${base}breakers/${encoded(name)}/keys?${query}`)).json();
}

/**
 * Changes something, and comes back when the server has said that it is done. With the tag of a state, it is done only
 * in that: whatever has happened meanwhile, 412 says so instead.
 */
export async function change(url, method, body, etag = null) {
  const response = await send(url, {
    method,
    headers: { 'Content-Type': 'application/json', 'X-Switchgear': '1', ...(etag && { 'If-Match': etag }) },
    body: JSON.stringify(body),
  });
  return response.json();
}

/** The same change from a shell, in which no name can mean anything but itself; `curl` asks for the password. */
export function curl(user, url, method, body) {
  const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;
  const signIn = user && ` -u ${/^[\w.@-]+$/.test(user) ? user : quoted(user)}`;
  return `curl${signIn} -X ${method} -H 'X-Switchgear: 1' \\
  -H 'Content-Type: application/json' -d ${quoted(JSON.stringify(body))} \\
  ${quoted(url)}`;
}
