// The demo's REST interface. Every function throws an Error whose message a visitor can read.

const PATIENCE_MILLIS = 5000;

async function send(path, options = {}) {
  let response;
  try {
    response = await fetch(path, { ...options, signal: AbortSignal.timeout(PATIENCE_MILLIS) });
  } catch {
    throw new Error("The demo does not answer. Trying again …");
  }
  const body = await response.json().catch(() => null);
  if (!response.ok || body === null) {
    throw new Error(body?.detail ?? `The demo answered with status ${response.status}.`);
  }
  return body;
}

const put = (path, body) =>
  send(path, { method: "PUT", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

export const downstream = () => send("shop/downstream");
export const switchDownstream = (mode) => put("shop/downstream", { mode });
export const takeDown = (site) => put("shop/downstream/site", { site });
export const traffic = () => send("shop/traffic");
export const setRate = (rate) => put("shop/traffic", { rate });
export const rush = () => send("shop/rush");
export const turnRush = (rush) => put("shop/rush", { rush });
export const callsAfter = (number) => send(`shop/calls?after=${number}`);
export const alertsAfter = (number) => send(`shop/alerts?after=${number}`);
