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
  /** What the server calls what it has told. */
  #position = '';
  #timers = {};
  #left;

  /** Tells `to` the `whole` list, `changes` of it, each `transition` and `note`, who is `alive` and who the `caller` is. */
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
    const stream = new EventSource(`${base}stream?form=lean&after=${this.#position}`);
    this.#stream = stream;
    const on = (type, tell) => stream.addEventListener(type, ({ data, lastEventId }) => {
      this.#hear('live');
      this.#position = lastEventId;
      tell(JSON.parse(data));
    });
    // The stream cannot tell what the caller may do; that may have changed while it was away.
    stream.addEventListener('open', () => caller().then(this.#to.caller, () => {}));
    on('anew', () => this.#begin());
    on('changes', this.#to.changes);
    on('transition', this.#to.transition);
    on('note', this.#to.note);
    on('alive', this.#to.alive);
    stream.addEventListener('error', () => {
      if (stream.readyState === EventSource.CLOSED) this.#connectLater();
      // The server ends it now and then, and the browser comes back.
      else if (!this.#left) return (this.#left = setTimeout(() => this.#fallBack(), 4000));
      this.#fallBack();
    });
  }

  /** Reads all, where what is known is of no use to the server, and goes on from there. */
  async #begin() {
    this.#close();
    try {
      this.#take(await breakers(true));
      this.#connect();
    } catch {
      this.#connectLater();
      this.#fallBack();
    }
  }

  #take({ caller: who, list }) {
    this.#to.caller(who);
    if (!list) return;
    this.#position = list.id;
    this.#to.whole(list);
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
      const told = await breakers();
      if (this.state === 'live') return;
      const isBack = this.state === 'lost' && this.#stream?.readyState === EventSource.CLOSED;
      this.#hear('polling');
      this.#take(told);
      if (isBack) this.#connect();
    } catch (error) {
      if (this.state === 'live') return;
      this.state = 'lost';
      this.refusal = error instanceof Refusal ? String(error) : '';
    }
    clearTimeout(this.#timers.poll);
    this.#timers.poll = setTimeout(() => this.state !== 'live' && this.#poll(), POLL_MILLIS);
  }
}
