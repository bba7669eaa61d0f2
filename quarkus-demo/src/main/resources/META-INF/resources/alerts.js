// What the webhook was told: a table, newest first.

import { STATES } from "./states.js";
import { cell, prepend, row, timeCell } from "./table.js";

const ROWS = 50;

const table = document.getElementById("told");
const empty = document.getElementById("nothing-told");

const words = (cause) => cause.toLowerCase().replaceAll("_", " ");

const who = ({ actor, reason }) => (actor === null ? "" : `by ${actor}${reason ? `: ${reason}` : ""}`);

/** Without its package; all of its name is there for who points at it. */
const short = (type) => type?.split(".").at(-1);

const why = (alert) => [words(alert.cause), short(alert.failure), who(alert)].filter(Boolean).join(", ");

const times = (openings) => (openings === 0 ? "" : openings === 1 ? "once" : `${openings} times`);

function rowOf(alert) {
  const text = cell("text", why(alert));
  text.title = alert.failure ?? "";
  const tr = row(
    timeCell(alert.at),
    cell("breaker", alert.key === null ? alert.breaker : `${alert.breaker} ${alert.key}`),
    cell("change", `${STATES[alert.from]} → ${STATES[alert.to]}`),
    cell("openings", times(alert.openings)),
    text,
  );
  tr.dataset.breaker = alert.breaker;
  tr.dataset.to = alert.to;
  return tr;
}

/** Adds alerts, oldest first. */
export function show(alerts) {
  if (alerts.length > 0) {
    empty.hidden = true;
    prepend(table, alerts.map(rowOf), ROWS);
  }
}

/** Forgets everything: the demo was started anew. */
export function clear() {
  table.replaceChildren();
  empty.hidden = false;
}
