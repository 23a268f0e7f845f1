// A switch for each fault. A switch that is on is a rule of the emulator; other rules come from files, tests and the API.

import { change } from './calls.js';
import { $, announce, attempt, el, plural, setAttribute, setText } from './dom.js';

const PREFIX = 'console:';

const FIELDS = {
  operation: { label: 'Operation', value: '*', note: 'a name, or a prefix with *' },
  rate: { label: 'Share of calls, %', value: '100', type: 'number', min: 1, max: 100, read: (text) => Number(text) / 100 },
  count: { label: 'At most, calls', value: '', type: 'number', min: 1, read: Number },
  duration: { label: 'Time, s', value: '5', type: 'number', min: 0, read: (text) => Math.round(Number(text) * 1000) },
  everyNth: { label: 'One node in', value: '3', type: 'number', min: 1, read: Number },
  instanceType: { label: 'Instance type', value: '', note: 'empty for all' },
  zone: { label: 'Zone', value: '', note: 'empty for all' },
  code: { label: 'Error code', value: '', note: 'empty for InternalError' },
};

// The fault, what it does, and the fields that matter to it. An operation that is given here is the usual one.
const FAULTS = [
  ['latency', 'Late replies', 'The reply is late, in real time', ['operation', 'rate', 'duration']],
  ['throttle', 'Throttling', '429 Throttling.User', ['operation', 'rate', 'count', 'duration'], { rate: '20', duration: '1' }],
  ['serverError', 'Server errors', '503 ServiceUnavailable', ['operation', 'rate', 'count'], { rate: '20' }],
  ['forbidden', 'Missing permission', '403 Forbidden.RAM', ['operation', 'count'], { operation: 'CreateClusterNodePool' }],
  ['quotaExceeded', 'Quota exceeded', '400 QuotaExceeded', ['operation', 'count'], { operation: 'CreateClusterNodePool' }],
  ['busyCluster', 'Busy cluster', '400 InvalidStatus.Forbidden', ['operation', 'count'], { operation: 'ScaleClusterNodePool' }],
  ['resetBefore', 'Reset before', 'The connection is reset, and nothing is done', ['operation', 'rate', 'count'], { rate: '20' }],
  [
    'resetAfter',
    'Reply lost',
    'The call takes effect, and its reply is lost',
    ['operation', 'rate', 'count'],
    { operation: 'Create*', count: '1' },
  ],
  ['staleRead', 'Stale reads', 'Reads return an earlier state', ['operation', 'rate', 'duration'], { duration: '10' }],
  ['clockSkew', 'Clock skew', 'The clock of the service is ahead', ['operation', 'duration'], { duration: '1200' }],
  ['stuckTask', 'Stuck tasks', 'New tasks never get on', ['operation', 'count']],
  ['failedTask', 'Failed tasks', 'New tasks fail at half of their time', ['operation', 'count', 'code']],
  ['failedNodes', 'Failed nodes', 'Some new nodes never become ready', ['operation', 'everyNth']],
  ['noStock', 'No stock', 'Instance types are sold out', ['instanceType', 'zone']],
  ['blockedDrain', 'Blocked drains', 'A PodDisruptionBudget blocks the drain', ['operation', 'count']],
  ['failedDelete', 'Failed deletes', 'The pool becomes delete_failed', ['operation', 'count'], { count: '1' }],
];

export class Chaos {
  #world;
  #list = $('chaos');
  #switches = new Map();
  #others = [];

  constructor(world) {
    this.#world = world;
    for (const fault of FAULTS) this.#list.append(this.#createSwitch(fault));
  }

  update(change) {
    if (!change.chaos && !change.full) return;
    const rules = this.#world.chaos;
    for (const [fault, item] of this.#switches) {
      const rule = rules.find((one) => one.name === PREFIX + fault);
      setAttribute(item.button, 'aria-checked', String(rule !== undefined));
      setText(item.hits, rule ? plural(rule.hits, 'hit') : '');
      item.fields.disabled = rule !== undefined;
      if (rule) this.#showRule(item, rule);
    }
    this.#showOthers(
      rules.filter((rule) => !this.#switches.has(rule.name?.startsWith(PREFIX) ? rule.name.slice(PREFIX.length) : undefined)),
    );
    setText($('chaos-count'), String(rules.length));
    $('chaos-count').hidden = rules.length === 0;
    setText($('chaos-note'), rules.length === 0 ? '' : ' active rules');
  }

  #createSwitch([fault, name, text, fields, preset = {}]) {
    const id = `fault-${fault}`;
    const hits = el('span', { class: 'muted number' });
    const inputs = new Map(
      fields.map((field) => {
        const { label, note, value, read, ...properties } = FIELDS[field];
        const input = el('input', {
          ...properties,
          value: preset[field] ?? value,
          'aria-label': `${label} of ${name}`,
          placeholder: note,
          autocomplete: 'off',
          spellcheck: 'false',
        });
        return [field, { input, label }];
      }),
    );
    const set = el(
      'fieldset',
      { class: 'fault-fields', 'aria-label': `Settings of ${name}` },
      ...[...inputs.values()].map(({ input, label }) => el('label', {}, el('span', {}, label), input)),
    );
    const button = el(
      'button',
      {
        type: 'button',
        role: 'switch',
        'aria-checked': 'false',
        'aria-labelledby': `${id}-name`,
        'aria-describedby': `${id}-text`,
        onclick: () => this.#toggle(fault),
      },
      el('i', { 'aria-hidden': 'true' }),
    );
    this.#switches.set(fault, { button, hits, inputs, fields: set, name });
    return el(
      'li',
      { class: 'fault', 'data-fault': fault },
      button,
      el(
        'details',
        {},
        el(
          'summary',
          {},
          el('span', { class: 'fault-name', id: `${id}-name` }, name),
          el('span', { class: 'muted', id: `${id}-text` }, text),
          hits,
        ),
        set,
      ),
    );
  }

  async #toggle(fault) {
    const { button, inputs, name } = this.#switches.get(fault);
    const isOn = button.getAttribute('aria-checked') === 'true';
    if (isOn) {
      if (await attempt(() => change('DELETE', `chaos?name=${encodeURIComponent(PREFIX + fault)}`))) announce(`${name} is off`);
      return;
    }
    const rule = { name: PREFIX + fault, fault };
    for (const [field, { input }] of inputs) {
      const text = input.value.trim();
      if (text !== '') rule[field] = FIELDS[field].read ? FIELDS[field].read(text) : text;
    }
    if (await attempt(() => change('POST', 'chaos', { rules: [rule] }))) announce(`${name} is on`);
  }

  /** Another page may have set the switch: its fields show the rule as it is. */
  #showRule(item, rule) {
    for (const [field, { input }] of item.inputs) {
      const value = rule[field];
      input.value =
        value === undefined
          ? ''
          : field === 'rate'
            ? String(Math.round(value * 10000) / 100)
            : field === 'duration'
              ? String(value / 1000)
              : String(value);
    }
  }

  #showOthers(rules) {
    const key = JSON.stringify(rules);
    if (this.#others.key === key) return;
    for (const element of this.#others) element.remove();
    this.#others = rules.map((rule) => {
      const name = rule.name ?? rule.fault;
      return el(
        'li',
        { class: 'fault other' },
        el(
          'button',
          {
            type: 'button',
            'aria-label': `Remove the rule ${name}`,
            onclick: () => attempt(() => change('DELETE', `chaos?name=${encodeURIComponent(name)}`)),
          },
          'Remove',
        ),
        el('span', { class: 'fault-name' }, name),
        el('span', { class: 'muted' }, `${rule.fault} · ${rule.operation}`),
        el('span', { class: 'muted number' }, plural(rule.hits, 'hit')),
      );
    });
    this.#others.key = key;
    this.#list.prepend(...this.#others);
  }
}
