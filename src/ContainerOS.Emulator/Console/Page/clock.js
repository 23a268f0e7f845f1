// The emulated clock: real, faster or stepped, and the steps.

import { change } from './calls.js';
import { $, announce, attempt, rove, setAttribute, setText } from './dom.js';

const two = (number) => String(number).padStart(2, '0');

export class Clock {
  #world;
  #modes = $('clock-modes');

  constructor(world) {
    this.#world = world;
    for (const button of this.#modes.children) button.addEventListener('click', () => this.#set(button.dataset.mode));
    rove(this.#modes, 'button', (button) => this.#set(button.dataset.mode));
    $('clock-speed').addEventListener('change', () => this.#set('faster'));
    for (const button of document.querySelectorAll('[data-step]')) {
      button.addEventListener('click', () => attempt(() => change('POST', 'clock', { milliseconds: Number(button.dataset.step) })));
    }
    setInterval(() => this.#tick(), 100);
  }

  update() {
    const { speed } = this.#world.clock;
    const mode = speed === 0 ? 'stepped' : speed === 1 ? 'real' : 'faster';
    for (const button of this.#modes.children) {
      const isChosen = button.dataset.mode === mode;
      setAttribute(button, 'aria-checked', String(isChosen));
      button.tabIndex = isChosen ? 0 : -1;
    }
    $('clock-speed-field').hidden = mode !== 'faster';
    if (mode === 'faster') this.#showSpeed(speed);
    this.#tick();
  }

  /** A speed that the list does not have, as one of a command line, is added to it. */
  #showSpeed(speed) {
    const list = $('clock-speed');
    if (![...list.options].some((option) => Number(option.value) === speed))
      list.add(new Option(`${speed.toLocaleString('en')} ×`, String(speed)));
    if (document.activeElement !== list) list.value = String(speed);
  }

  async #set(mode) {
    const speed = { real: 1, stepped: 0, faster: Number($('clock-speed').value) }[mode];
    if (await attempt(() => change('POST', 'clock', { speed }))) {
      announce(
        mode === 'faster'
          ? `The clock runs ${speed} times as fast`
          : mode === 'real'
            ? 'The clock runs in real time'
            : 'The clock is stepped',
      );
    }
  }

  #tick() {
    if (this.#world.clock.now === 0) return;
    const time = new Date(this.#world.now());
    setText($('clock-time'), `${two(time.getUTCHours())}:${two(time.getUTCMinutes())}:${two(time.getUTCSeconds())}`);
    setText($('clock-date'), `${time.getUTCFullYear()}-${two(time.getUTCMonth() + 1)}-${two(time.getUTCDate())} UTC`);
  }
}
