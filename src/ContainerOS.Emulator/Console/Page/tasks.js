// Tasks with their stages, newest first, and the buttons that control them.

import { change } from './calls.js';
import { $, announce, attempt, count, duration, el, plural, setAttribute, setText } from './dom.js';

const MOST = 60;

export class Tasks {
  #world;
  #list = $('tasks');
  #items = new Map();

  constructor(world) {
    this.#world = world;
    setInterval(() => this.tick(), 250);
  }

  update(change) {
    if (change.full) {
      this.#items.clear();
      this.#list.replaceChildren();
    }
    if (change.tasks.length === 0 && !change.full) return;
    for (const task of [...change.tasks].sort((one, other) => one.startedAt - other.startedAt)) {
      let item = this.#items.get(task.id);
      if (!item) {
        item = this.#create(task.id);
        this.#items.set(task.id, item);
        this.#list.prepend(item.element);
      }
      this.#show(item, task);
      if (task.wasOpen && task.endedAt !== undefined) announce(`Task ${task.type} of ${this.#poolName(task)}: ${task.reply.state}`);
    }
    for (const [id, item] of this.#items) {
      if (this.#items.size <= MOST) break;
      item.element.remove();
      this.#items.delete(id);
    }
    const tasks = [...this.#world.tasks.values()];
    const running = tasks.filter((task) => task.endedAt === undefined).length;
    setText($('tasks-note'), tasks.length === 0 ? '' : `${plural(running, 'open task', 'open tasks')} of ${count(tasks.length)}`);
    $('tasks-empty').hidden = tasks.length > 0;
    this.tick();
  }

  /** Shows how far running tasks are. */
  tick() {
    for (const [id, item] of this.#items) {
      const task = this.#world.tasks.get(id);
      if (!task) continue;
      if (task.endedAt !== undefined && item.isDone) continue;
      setText(item.time, duration((task.endedAt ?? this.#world.now()) - task.startedAt));
      item.isDone = task.endedAt !== undefined;
    }
  }

  #poolName = (task) => this.#world.pools.get(task.pool)?.name ?? task.pool ?? 'the cluster';

  #create(id) {
    const item = {
      type: el('span', { class: 'task-type' }),
      target: el('span', { class: 'task-target' }),
      chip: el('span', { class: 'chip' }),
      time: el('span', { class: 'end number' }),
      stages: el('ol', { class: 'task-stages', 'aria-label': 'Stages' }),
      note: el('p', { class: 'task-note' }),
      error: el('p', { class: 'task-error' }),
      actions: el('div', { class: 'actions' }),
      bars: [],
      isDone: false,
    };
    item.element = el(
      'li',
      { class: 'task', 'data-task': id },
      el('div', { class: 'task-head' }, item.chip, item.target, item.type, item.time),
      item.stages,
      item.note,
      item.error,
      item.actions,
    );
    return item;
  }

  #show(item, task) {
    const { reply } = task;
    item.isDone = false;
    setText(item.type, task.type);
    setText(item.target, this.#poolName(task));
    setText(item.chip, reply.state);
    setAttribute(item.chip, 'data-state', reply.state);
    setAttribute(item.element, 'data-state', reply.state);
    const isOpen = task.endedAt === undefined;
    item.stages.hidden = !isOpen && reply.state === 'success';
    if (item.bars.length !== reply.stages.length) {
      item.bars = reply.stages.map((stage) => el('li', {}, el('i', { 'aria-hidden': 'true' }), el('span', {}, stage.message)));
      item.stages.replaceChildren(...item.bars);
    }
    const done = task.nodes > 0 ? task.nodesDone / task.nodes : 0;
    reply.stages.forEach((stage, index) => {
      const bar = item.bars[index];
      bar.style.setProperty('--share', stage.state === 'success' ? '1' : stage.state === 'pending' ? '0' : String(Math.max(0.06, done)));
      setText(bar.lastChild, stage.message);
      setAttribute(bar, 'data-state', stage.state);
      setAttribute(bar, 'title', [stage.message, stage.state, stage.start_time, stage.end_time].filter(Boolean).join(' · '));
      if (stage.state !== 'success' && stage.state !== 'pending') bar.setAttribute('aria-current', 'step');
      else bar.removeAttribute('aria-current');
    });
    const failed = task.nodesFailed > 0 ? `${count(task.nodesFailed)} failed` : '';
    const nodes = task.nodes > 0 ? `${count(task.nodesDone)} of ${plural(task.nodes, 'node')} done` : '';
    setText(item.note, [nodes, failed, task.event].filter(Boolean).join(' · '));
    item.note.hidden = !isOpen;
    setText(item.error, reply.error ? `${reply.error.code}: ${reply.error.message}` : '');
    item.error.hidden = !reply.error;
    this.#showActions(item, task, isOpen);
  }

  /** The buttons stay the same elements while they are the same, so that the focus stays. */
  #showActions(item, task, isOpen) {
    const { id, reply } = task;
    const state = reply.state;
    const wanted = !isOpen
      ? []
      : [...(task.isControllable ? [state === 'paused' ? 'resume' : 'pause', 'cancel'] : []), ...(state === 'running' ? ['end'] : [])];
    if (item.actions.dataset.wanted === wanted.join()) return;
    item.actions.dataset.wanted = wanted.join();
    const hadFocus = item.actions.contains(document.activeElement);
    const name = `${task.type} of ${this.#poolName(task)}`;
    const buttons = {
      pause: () => this.#button('Pause', `Pause ${name}`, () => this.#control(id, 'pause', `Paused ${name}`)),
      resume: () => this.#button('Resume', `Resume ${name}`, () => this.#control(id, 'resume', `Resumed ${name}`)),
      cancel: () => this.#button('Cancel', `Cancel ${name}`, () => this.#cancel(id, name)),
      end: () =>
        this.#button(
          'Run until it ends',
          `Run until it ends: ${name}`,
          () => attempt(() => change('POST', 'clock', { untilTask: id })),
          'end quiet',
        ),
    };
    item.actions.replaceChildren(...wanted.map((action) => buttons[action]()));
    if (hadFocus) (item.actions.firstChild ?? this.#list.closest('.scroll')).focus();
  }

  #button(text, label, onClick, style = '') {
    return el('button', { type: 'button', class: style, 'aria-label': label, onclick: onClick }, text);
  }

  async #control(id, verb, done) {
    if (await attempt(() => change('POST', `tasks/${encodeURIComponent(id)}/${verb}`))) announce(done);
  }

  #cancel(id, name) {
    const dialog = $('confirm');
    setText($('confirm-title'), `Cancel ${name}?`);
    setText(
      $('confirm-text'),
      'Nodes that have not joined yet are removed, and the others stay as they are. A canceled task cannot be resumed.',
    );
    dialog.returnValue = 'no';
    dialog.addEventListener(
      'close',
      () => {
        if (dialog.returnValue === 'yes') this.#control(id, 'cancel', `Canceled ${name}`);
      },
      { once: true },
    );
    dialog.showModal();
  }
}
