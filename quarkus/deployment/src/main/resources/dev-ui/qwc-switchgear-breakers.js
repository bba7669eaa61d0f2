import { QwcHotReloadElement, html, css } from 'qwc-hot-reload-element';
import { JsonRpc } from 'jsonrpc';
import { notifier } from 'notifier';
import { columnBodyRenderer, gridRowDetailsRenderer } from '@vaadin/grid/lit.js';
import '@vaadin/grid';
import '@vaadin/grid/vaadin-grid-sort-column.js';
import '@vaadin/button';
import '@vaadin/icon';
import '@vaadin/text-field';
import '@qomponent/qui-badge';

/** The badge's colour; the word beside it says the same to who sees no colours. */
const LEVELS = {
  CLOSED: 'success',
  HALF_OPEN: 'warning',
  OPEN: 'error',
  FORCED_OPEN: 'error',
  FORCED_CLOSED: 'contrast',
};
const WORDS = {
  CLOSED: 'closed',
  HALF_OPEN: 'half-open',
  OPEN: 'open',
  FORCED_OPEN: 'forced open',
  FORCED_CLOSED: 'forced closed',
};

/** Every breaker of the application as it is, what it was set to and by whom, and what happened to it. */
export class QwcSwitchgearBreakers extends QwcHotReloadElement {
  jsonRpc = new JsonRpc(this, false);

  static styles = css`
    :host {
      display: flex;
      flex-direction: column;
      height: 100%;
      padding-left: 10px;
      padding-right: 10px;
    }
    .bar {
      display: flex;
      gap: 10px;
      align-items: baseline;
    }
    .bar vaadin-text-field {
      flex: 1;
    }
    vaadin-grid {
      height: 100%;
    }
    code {
      font-size: 85%;
    }
    .cell code {
      overflow-wrap: anywhere;
    }
    .details td.muted {
      overflow-wrap: anywhere;
    }
    .muted {
      color: var(--lumo-secondary-text-color);
    }
    .cell {
      display: flex;
      flex-direction: column;
      white-space: normal;
    }
    .details {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(22em, 1fr));
      gap: 2em;
      padding: 0.5em 1em 1.5em 1em;
      white-space: normal;
    }
    h4 {
      margin: 0.5em 0;
    }
    table {
      border-collapse: collapse;
      font-size: var(--lumo-font-size-s);
    }
    th {
      color: var(--lumo-secondary-text-color);
      font-weight: normal;
    }
    td,
    th {
      text-align: left;
      vertical-align: top;
      padding: 0.15em 1.5em 0.15em 0;
    }
  `;

  static properties = {
    _breakers: { state: true },
    _histories: { state: true },
    _search: { state: true },
    _opened: { state: true },
  };

  constructor() {
    super();
    this._breakers = null;
    this._histories = {};
    this._search = '';
    this._opened = [];
    this._reason = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.hotReload();
  }

  disconnectedCallback() {
    this._changes?.cancel();
    super.disconnectedCallback();
  }

  /** The former application's stream has ended with it. */
  hotReload() {
    this._changes?.cancel();
    this._changes = this.jsonRpc.changes().onNext(({ result }) => this._show(JSON.parse(result)));
  }

  _show(breakers) {
    this._breakers = breakers;
    this._opened = breakers.filter(({ name }) => this._opened.some((opened) => opened.name === name));
    this._opened.forEach((breaker) => this._ask(breaker));
  }

  /** A history is another only where the state has another name. */
  async _ask({ name, etag }) {
    if (this._histories[name]?.etag === etag) return;
    const { result } = await this.jsonRpc.history({ name });
    this._histories = { ...this._histories, [name]: { etag, transitions: JSON.parse(result) } };
  }

  render() {
    if (!this._breakers) return html`<p>Loading breakers…</p>`;
    if (!this._breakers.length) {
      return html`<p>No method of this application has <code>@Breaker</code>.</p>`;
    }
    const wanted = this._search.toLowerCase();
    const found = this._breakers.filter(
      ({ name, methods }) => !wanted || [name, ...methods].some((text) => text.toLowerCase().includes(wanted)),
    );
    return html`
      <div class="bar">
        <vaadin-text-field
          class="search"
          placeholder="Search by name or method"
          aria-label="Search by name or method"
          clear-button-visible
          @value-changed=${({ detail }) => (this._search = detail.value.trim())}
        >
          <vaadin-icon slot="prefix" icon="font-awesome-solid:magnifying-glass"></vaadin-icon>
        </vaadin-text-field>
        <vaadin-text-field
          class="reason"
          placeholder="Reason for forcing (tried out in Dev UI)"
          aria-label="Reason for forcing"
          maxlength="500"
          @value-changed=${({ detail }) => (this._reason = detail.value.trim())}
        ></vaadin-text-field>
      </div>
      <vaadin-grid
        theme="no-border"
        .items=${found}
        item-id-path="name"
        .detailsOpenedItems=${this._opened}
        ${gridRowDetailsRenderer((breaker) => this._details(breaker), [this._histories])}
      >
        <vaadin-grid-sort-column path="name" header="Breaker" resizable flex-grow="3" ${columnBodyRenderer((breaker) => this._name(breaker), [])}></vaadin-grid-sort-column>
        <vaadin-grid-sort-column path="state" header="State" auto-width flex-grow="0" ${columnBodyRenderer((breaker) => this._state(breaker), [])}></vaadin-grid-sort-column>
        <vaadin-grid-column header="Failures in a row" auto-width flex-grow="0" ${columnBodyRenderer((breaker) => this._failures(breaker), [])}></vaadin-grid-column>
        <vaadin-grid-column header="Calls" resizable ${columnBodyRenderer((breaker) => this._calls(breaker), [])}></vaadin-grid-column>
        <vaadin-grid-column header="Actions" auto-width flex-grow="0" ${columnBodyRenderer((breaker) => this._actions(breaker), [this._opened])}></vaadin-grid-column>
      </vaadin-grid>
    `;
  }

  _name({ name, methods }) {
    return html`<div class="cell">
      <strong>${name}</strong>
      ${methods.filter((method) => method !== name).map((method) => html`<code class="muted">${method}</code>`)}
    </div>`;
  }

  _state({ state, enabled, retryAfterMillis, override }) {
    return html`<div class="cell">
      <qui-badge level=${enabled ? LEVELS[state] : 'contrast'} small pill>
        <span>${enabled ? WORDS[state] : 'switched off'}</span>
      </qui-badge>
      ${state === 'OPEN' ? html`<span class="muted">probe in ${Math.ceil(retryAfterMillis / 1000)} s</span>` : ''}
      ${override ? html`<span class="muted">${override.reason}</span>` : ''}
    </div>`;
  }

  _failures({ consecutiveFailures, settings }) {
    return html`${consecutiveFailures} / ${settings.allowedFails.value}`;
  }

  _calls({ totals, lastFailure }) {
    return html`<div class="cell">
      <span>${totals.succeeded} succeeded, ${totals.failed} failed, ${totals.rejected} rejected</span>
      ${lastFailure ? html`<code class="muted">${lastFailure.type}</code>` : ''}
    </div>`;
  }

  _actions(breaker) {
    const { name, state, enabled } = breaker;
    const opened = this._opened.some((other) => other.name === name);
    const button = (text, method, usable) => html`<vaadin-button
      theme="small tertiary"
      class=${method}
      ?disabled=${!usable}
      @click=${() => this._act(method, name)}
      >${text}</vaadin-button
    >`;
    return html`
      ${button('Reset', 'reset', enabled)} ${button('Force open', 'forceOpen', enabled)}
      ${button('Force closed', 'forceClosed', enabled)}
      ${button('Release', 'release', enabled && state.startsWith('FORCED'))}
      <vaadin-button theme="small tertiary" class="more" aria-expanded=${opened} @click=${() => this._toggle(breaker)}>
        ${opened ? 'Less' : 'More'}
      </vaadin-button>
    `;
  }

  _toggle(breaker) {
    const others = this._opened.filter(({ name }) => name !== breaker.name);
    this._opened = others.length < this._opened.length ? others : [...this._opened, breaker];
    this._ask(breaker);
  }

  async _act(method, name) {
    const reason = method.startsWith('force') ? { reason: this._reason || 'tried out in Dev UI' } : {};
    const { result } = await this.jsonRpc[method]({ name, ...reason });
    if (result.refusal) notifier.showErrorMessage(result.refusal, null);
  }

  _details({ name, settings }) {
    const transitions = this._histories[name]?.transitions ?? [];
    return html`<div class="details">
      <section>
        <h4>Settings</h4>
        <table>
          <tr><th scope="col">Setting</th><th scope="col">Value</th><th scope="col">From</th></tr>
          ${Object.entries(settings).map(
            ([setting, { value, source }]) => html`<tr>
              <td>${setting}</td>
              <td><code>${this._text(value)}</code></td>
              <td class="muted">${source}</td>
            </tr>`,
          )}
        </table>
      </section>
      <section>
        <h4>Transitions</h4>
        ${transitions.length
          ? html`<table>
              <tr><th scope="col">When</th><th scope="col">From, to</th><th scope="col">Why</th></tr>
              ${transitions.map(
                ({ at, from, to, failure, actor, reason, cause }) => html`<tr>
                  <td>${new Date(at).toLocaleTimeString()}</td>
                  <td>${WORDS[from]} → ${WORDS[to]}</td>
                  <td><code>${failure ?? cause}</code> ${[actor, reason].filter(Boolean).join(': ')}</td>
                </tr>`,
              )}
            </table>`
          : html`<p class="muted">Nothing has happened yet.</p>`}
      </section>
    </div>`;
  }

  _text(value) {
    if (Array.isArray(value)) return value.length ? value.join(', ') : '–';
    return value === null ? '–' : typeof value === 'object' ? JSON.stringify(value) : String(value);
  }
}
customElements.define('qwc-switchgear-breakers', QwcSwitchgearBreakers);
