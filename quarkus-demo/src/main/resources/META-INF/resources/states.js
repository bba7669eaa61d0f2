// The states of a breaker in words.

export const STATES = {
  CLOSED: "Closed",
  OPEN: "Open",
  HALF_OPEN: "Half-open",
  FORCED_OPEN: "Forced open",
  FORCED_CLOSED: "Forced closed",
};
