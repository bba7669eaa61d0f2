// The two breakers side by side, while their search engines come back under load.

import { STATES } from "./states.js";

const byId = (id) => document.getElementById(id);

const times = (openings) => (openings === 1 ? "opened once" : `opened ${openings.toLocaleString()} times`);

const ramp = (share) => (share === null ? "" : `, ramping up: ${Math.floor(share * 100)} % of the calls go through`);

function showSide({ breaker, state, share, openings, answered, failed, rejected }) {
  const side = byId(breaker);
  side.dataset.state = state;
  side.querySelector(".state").textContent = `${STATES[state]}${ramp(share)}.`;
  side.querySelector(".openings").textContent = `${times(openings)}.`.replace(/^o/, "O");
  for (const [outcome, calls] of Object.entries({ answered, failed, rejected })) {
    side.querySelector(`.${outcome}`).textContent = calls.toLocaleString();
  }
}

export function show({ rush, sides }) {
  byId("rush-turn").setAttribute("aria-pressed", String(rush === "on"));
  sides.forEach(showSide);
}

export const isOn = () => byId("rush-turn").getAttribute("aria-pressed") === "true";
