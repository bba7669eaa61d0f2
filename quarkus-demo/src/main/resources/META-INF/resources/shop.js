// The page: asks the demo for news once a second, and passes on what the visitor wants.

import * as alerts from "./alerts.js";
import * as api from "./api.js";
import { effects } from "./effects.js";
import * as rush from "./rush.js";
import * as stream from "./stream.js";

const PERIOD_MILLIS = 1000;

const byId = (id) => document.getElementById(id);
const modes = byId("modes");
const sites = byId("sites");
const rate = byId("rate");
const pause = byId("pause");

let lastCall = 0;
let lastAlert = 0;
let wishes = 0;
let sliding = false;
let paused = false;
let problems = { link: "", wish: "" };
let timer;

function check(fieldset, value) {
  fieldset.querySelectorAll("input").forEach((input) => {
    input.checked = input.value === value;
  });
}

/** What becomes of the warehouse's own breakers, be it by the mode or by a site that is down. */
function effectOf(breaker, mode, siteDown) {
  const effect = effects[mode][breaker];
  return breaker === "warehouse" && siteDown !== "none" && !effect.opens
    ? { opens: true, why: `But that of ${siteDown} alone: look at its keys on the dashboard.` }
    : effect;
}

function showDownstream({ mode, requests, siteDown }) {
  check(modes, mode);
  check(sites, siteDown);
  byId("effect").textContent = effects[mode].mode;
  for (const card of document.querySelectorAll("article")) {
    const { opens, why } = effectOf(card.id, mode, siteDown);
    card.dataset.opens = opens;
    card.querySelector(".effect").textContent = `${opens ? "Opens it." : "Does not open it."} ${why}`;
  }
  byId("requests").textContent = requests.toLocaleString();
}

function showTraffic({ rate: perSecond, maxRate, leftOut }) {
  if (!sliding) {
    rate.max = maxRate;
    rate.value = perSecond;
    showRate(perSecond);
  }
  byId("left-out").textContent = leftOut.toLocaleString();
}

function showRate(perSecond) {
  byId("rate-text").textContent = Number(perSecond) === 0 ? "none" : `${perSecond} calls / s`;
}

function showCalls({ last, calls }) {
  if (last < lastCall) {
    stream.clear();
    lastCall = 0;
    return;
  }
  // Two questions may be under way at once, and bring the same calls.
  stream.show(calls.filter((call) => call.number > lastCall));
  lastCall = last;
}

function showAlerts({ last, alerts: told }) {
  if (last < lastAlert) {
    alerts.clear();
    lastAlert = 0;
    return;
  }
  alerts.show(told.filter((alert) => alert.number > lastAlert));
  lastAlert = last;
}

/** Tells what is wrong with the link to the demo, or with the latest wish; the same text again is no news. */
function tell(news) {
  problems = { ...problems, ...news };
  const text = problems.link || problems.wish;
  const status = byId("status");
  if (status.textContent !== text) {
    status.textContent = text;
  }
}

async function refresh() {
  const asked = wishes;
  try {
    const [downstream, traffic, rushing, told, calls] = await Promise.all([
      api.downstream(),
      api.traffic(),
      api.rush(),
      api.alertsAfter(lastAlert),
      paused ? null : api.callsAfter(lastCall),
    ]);
    // An answer from before a visitor's wish would flip the switch back for a moment.
    if (asked === wishes) {
      showDownstream(downstream);
      showTraffic(traffic);
      rush.show(rushing);
    }
    showAlerts(told);
    if (calls && !paused) {
      showCalls(calls);
    }
    tell({ link: "" });
  } catch (problem) {
    tell({ link: problem.message });
  }
}

async function loop() {
  clearTimeout(timer);
  if (!document.hidden) {
    await refresh();
  }
  // Not an interval: a slow answer must not pile up questions.
  clearTimeout(timer);
  timer = setTimeout(loop, PERIOD_MILLIS);
}

/** Sends a wish and shows what the demo made of it. */
async function wish(request, show) {
  const mine = ++wishes;
  try {
    const answer = await request();
    if (mine === wishes) {
      show(answer);
    }
    tell({ wish: "" });
  } catch (problem) {
    tell({ wish: problem.message });
  }
  wishes++;
}

modes.addEventListener("change", (event) => wish(() => api.switchDownstream(event.target.value), showDownstream));
sites.addEventListener("change", (event) => wish(() => api.takeDown(event.target.value), showDownstream));
rate.addEventListener("input", () => {
  sliding = true;
  showRate(rate.value);
});
rate.addEventListener("change", () => {
  sliding = false;
  wish(() => api.setRate(Number(rate.value)), showTraffic);
});
byId("rush-turn").addEventListener("click", () => wish(() => api.turnRush(rush.isOn() ? "off" : "on"), rush.show));
pause.addEventListener("click", () => {
  paused = !paused;
  pause.setAttribute("aria-pressed", String(paused));
});
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) {
    loop();
  }
});

loop();
