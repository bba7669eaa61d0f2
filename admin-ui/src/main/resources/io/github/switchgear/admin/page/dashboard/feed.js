// Keeps the page up to date: by the event stream, else by asking every second.

import { Refusal, base, breakers, caller } from './api.js';

const POLL_MILLIS = 1000;
/** The server says something every five seconds. */
const SILENCE_MILLIS = 12_000;
const STREAM_AGAIN_MILLIS = 10_000;
/** A browser allows few connections, so a page that nobody sees gives its stream away. */
const HIDDEN_MILLIS = 30_000;

export class Feed {
  /** `connecting`, `live`, `polling`, or `lost`. */
  state = 'connecting';

  /** By performance.now(), when the server last told of the breakers. */
  heard = 0;

  /** What it said instead. */
  refusal = '';

  #to;
  #stream = null;
  #timers = {};
  #left;

  /** Tells `to` the `whole` list, `changes` of it, each `transition`, who is `alive` and who the `caller` is. */
  constructor(to) {
    this.#to = to;
  }

  async start() {
    document.addEventListener('visibilitychange', () => this.#seen());
    setInterval(() => this.#watch(), 1000);
    await this.#poll();
    this.#connect();
  }

  #connect() {
    this.#close();
    if (document.hidden) return;
    const stream = new EventSource(`${base}stream`);
    this.#stream = stream;
    const on = (type, tell) => stream.addEventListener(type, ({ data }) => {
      this.#hear('live');
      tell(JSON.parse(data));
    });
    on('snapshot', (list) => {
      this.#to.whole(list);
      // The stream cannot tell what the caller may do; that may have changed while it was away.
      caller().then(this.#to.caller, () => {});
    });
    on('breakers', this.#to.changes);
    on('transition', this.#to.transition);
    on('alive', this.#to.alive);
    stream.addEventListener('error', () => {
      if (stream.readyState === EventSource.CLOSED) this.#connectLater();
      // The server ends it now and then, and the browser comes back.
      else if (!this.#left) return (this.#left = setTimeout(() => this.#fallBack(), 4000));
      this.#fallBack();
    });
  }

  #close() {
    this.#stream?.close();
    clearTimeout(this.#timers.connect);
  }

  #connectLater() {
    this.#close();
    this.#timers.connect = setTimeout(() => this.#connect(), STREAM_AGAIN_MILLIS);
  }

  #hear(state) {
    this.#left = clearTimeout(this.#left);
    this.heard = performance.now();
    this.state = state;
  }

  #fallBack() {
    if (this.state !== 'live') return;
    this.state = 'polling';
    this.#poll();
  }

  #watch() {
    if (this.state !== 'live' || performance.now() - this.heard < SILENCE_MILLIS) return;
    this.#connectLater();
    this.#fallBack();
  }

  #seen() {
    clearTimeout(this.#timers.hidden);
    if (document.hidden) {
      this.#timers.hidden = setTimeout(() => {
        this.#close();
        this.#fallBack();
      }, HIDDEN_MILLIS);
    } else if (this.#stream?.readyState !== EventSource.OPEN) {
      this.#connect();
      this.#poll();
    }
  }

  /** Asks until the stream is live, which then knows better. */
  async #poll() {
    try {
      const { caller: who, list } = await breakers();
      if (this.state === 'live') return;
      if (this.state === 'lost' && this.#stream?.readyState === EventSource.CLOSED) this.#connect();
      this.#hear('polling');
      this.#to.caller(who);
      if (list) this.#to.whole(list);
    } catch (error) {
      if (this.state === 'live') return;
      this.state = 'lost';
      this.refusal = error instanceof Refusal ? String(error) : '';
    }
    clearTimeout(this.#timers.poll);
    this.#timers.poll = setTimeout(() => this.state !== 'live' && this.#poll(), POLL_MILLIS);
  }
}
