// The calls: the table, newest first, and one strip of shapes for each breaker.

import { cell, prepend, row, timeCell } from "./table.js";

const ROWS = 60;
const STRIP = 15;
const WORDS = { succeeded: "ok", neutral: "neutral", failed: "failed", rejected: "rejected" };

const table = document.getElementById("calls");
const empty = document.getElementById("no-calls");
const strips = new Map();

function shape() {
  const i = document.createElement("i");
  i.className = "shape";
  return i;
}

function rowOf(call) {
  const outcome = cell("outcome", WORDS[call.outcome]);
  outcome.prepend(shape());
  const tr = row(
    timeCell(call.at),
    cell("breaker", call.breaker),
    outcome,
    cell("number", `${call.millis} ms`),
    cell("text", call.text),
  );
  tr.dataset.outcome = call.outcome;
  tr.dataset.breaker = call.breaker;
  return tr;
}

function drawStrip(breaker) {
  const outcomes = strips.get(breaker);
  const strip = document.querySelector(`#${CSS.escape(breaker)} .strip`);
  if (!strip) {
    return;
  }
  strip.replaceChildren(
    ...outcomes.map((outcome) => {
      const i = shape();
      i.dataset.outcome = outcome;
      return i;
    }),
  );
  const counts = Object.keys(WORDS)
    .map((outcome) => [WORDS[outcome], outcomes.filter((one) => one === outcome).length])
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${count} ${word}`);
  strip.setAttribute("aria-label", `The latest ${outcomes.length} calls: ${counts.join(", ")}`);
}

/** Adds calls, oldest first. */
export function show(calls) {
  if (calls.length === 0) {
    return;
  }
  empty.hidden = true;
  prepend(table, calls.map(rowOf), ROWS);
  for (const call of calls) {
    strips.set(call.breaker, [...(strips.get(call.breaker) ?? []), call.outcome].slice(-STRIP));
  }
  new Set(calls.map((call) => call.breaker)).forEach(drawStrip);
}

/** Forgets everything: the demo was started anew. */
export function clear() {
  table.replaceChildren();
  strips.clear();
  document.querySelectorAll(".strip").forEach((strip) => strip.replaceChildren());
  empty.hidden = false;
}
