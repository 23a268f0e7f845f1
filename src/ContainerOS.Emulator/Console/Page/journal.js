// The calls of ACK, ECS and STS, newest first, with a filter.

import { $, count, el, setText } from './dom.js';

const MOST_ROWS = 200;

const READS = /^(Describe|List|Get)/;

export class Journal {
  #world;
  #rows = $('journal');
  #matches = 0;

  constructor(world) {
    this.#world = world;
    for (const [id, event] of [
      ['journal-text', 'input'],
      ['journal-errors', 'change'],
      ['journal-changes', 'change'],
    ]) {
      $(id).addEventListener(event, () => this.#filter());
    }
  }

  update(change) {
    if (change.full) {
      this.#filter();
      return;
    }
    if (change.calls.length === 0) return;
    const shown = change.calls.filter((call) => this.#isShown(call));
    this.#matches += shown.length;
    this.#rows.prepend(
      ...shown
        .slice(-MOST_ROWS)
        .reverse()
        .map((call) => this.#row(call)),
    );
    while (this.#rows.rows.length > MOST_ROWS) this.#rows.lastChild.remove();
    this.#note();
  }

  #filter() {
    const shown = this.#world.calls.filter((call) => this.#isShown(call));
    this.#matches = shown.length;
    this.#rows.replaceChildren(
      ...shown
        .slice(-MOST_ROWS)
        .reverse()
        .map((call) => this.#row(call)),
    );
    this.#note();
  }

  #isShown(call) {
    const text = $('journal-text').value.trim().toLowerCase();
    return (
      (!$('journal-errors').checked || call.status === 0 || call.status >= 400) &&
      (!$('journal-changes').checked || !READS.test(call.action)) &&
      text.split(/\s+/).every((word) => this.#textOf(call).includes(word))
    );
  }

  #textOf = (call) =>
    [call.action, call.method, call.path, call.status || 'reset', ...(call.chaos ?? []), ...(call.unread ?? [])].join(' ').toLowerCase();

  #row(call) {
    const status = call.status === 0 ? 'reset' : String(call.status);
    const kind = call.status === 0 || call.status >= 500 ? 'failed' : call.status >= 400 ? 'refused' : 'ok';
    const facts = el('div', { class: 'call-facts', hidden: true });
    const button = el(
      'button',
      {
        type: 'button',
        class: 'call',
        'aria-expanded': 'false',
        onclick: () => {
          facts.hidden = !facts.hidden;
          button.setAttribute('aria-expanded', String(!facts.hidden));
          if (facts.childElementCount === 0) facts.append(...this.#facts(call));
        },
      },
      el('span', {}, call.action || '(no action)'),
      call.path === '/' ? null : el('span', { class: 'path' }, call.path),
    );
    return el(
      'tr',
      {},
      el('td', { class: 'number muted' }, call.time.slice(11, 19)),
      el('td', {}, el('span', { class: 'status', 'data-kind': kind }, status)),
      el(
        'td',
        {},
        el(
          'div',
          { class: 'call-line' },
          button,
          ...(call.chaos ?? []).map((name) => el('span', { class: 'tag fault' }, name)),
          call.unread ? el('span', { class: 'tag' }, `${call.unread.length} unread`) : null,
        ),
        facts,
      ),
    );
  }

  #facts(call) {
    const rows = [
      ['Request', `${call.method} ${call.path}`],
      ['Time', call.time],
      ['Faults', call.chaos?.join(', ')],
      ['Fields that the API does not have', call.unread?.join(', ')],
    ];
    return rows.filter(([, value]) => value).map(([term, value]) => el('p', {}, el('b', {}, `${term}: `), value));
  }

  #note() {
    const [kept, seen] = [this.#world.calls.length, this.#world.callsSeen];
    const isAll = this.#matches === kept;
    setText($('journal-note'), seen === 0 ? '' : isAll ? `${count(seen)} calls` : `${count(this.#matches)} of ${count(kept)}`);
    $('journal-empty').hidden = this.#matches > 0;
    setText($('journal-empty'), seen === 0 ? 'No call yet.' : 'No call matches the filter.');
  }
}
