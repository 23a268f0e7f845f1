// Nodes as cells of one canvas for each pool: ten thousand cells are drawn in some milliseconds, and a changed node redraws its own cell.
// A canvas says nothing to a screen reader, so each grid is a list box whose active option is the one node that the arrow keys are at.

import { groupOf, STAGES } from './world.js';
import { $, announce, count, duration, el, isStill, plural, setAttribute, setText } from './dom.js';

const FADE = 450;
const MOST_FADES = 2000;
const sprites = new Map();
let colors = new Map();
let highlighted = null;

/** Reads the colors of the theme. */
export function readColors() {
  sprites.clear();
  colors = new Map(
    [...STAGES, 'Other', 'Panel', 'Focus'].map((name) => {
      const probe = el('i', { class: `c-${name.toLowerCase()}` });
      document.body.append(probe);
      const color = getComputedStyle(probe).color;
      probe.remove();
      return [name, color];
    }),
  );
}

export const colorOf = (name) => colors.get(name) ?? colors.get('Other');

/** Shows one state, and the others faintly; null shows all. */
export function highlight(stage) {
  highlighted = stage;
}

/** Draws the cell of a state. States differ by shape too, since not everybody tells their colors apart. */
export function drawCell(context, stage, x, y, size) {
  const color = colorOf(groupOf(stage));
  const line = Math.max(1, size / 7);
  const radius = size / 5;
  const box = (inset) => {
    context.beginPath();
    context.roundRect(x + inset, y + inset, size - 2 * inset, size - 2 * inset, Math.max(0, radius - inset));
  };
  context.fillStyle = color;
  context.strokeStyle = color;
  context.lineWidth = line;
  if (stage === 'Ready') {
    box(0);
    context.fill();
  } else if (stage === 'Joining') {
    box(line / 2);
    context.stroke();
    context.fillRect(x + size * 0.38, y + size * 0.38, size * 0.24, size * 0.24);
  } else if (stage === 'Draining') {
    box(line / 2);
    context.stroke();
    context.fillStyle = colorOf('Ready');
    context.fillRect(x + size * 0.3, y + size * 0.3, size * 0.4, size * 0.4);
  } else if (stage === 'Working' || stage === 'Replacing') {
    box(0);
    context.fill();
    context.fillStyle = colorOf('Panel');
    context.beginPath();
    context.arc(x + size / 2, y + size / 2, size * 0.22, 0, 7);
    context.fill();
  } else if (stage === 'Removing' || stage === 'NotReady') {
    box(line / 2);
    context.stroke();
    context.beginPath();
    context.moveTo(x + size * 0.15, y + size * 0.85);
    context.lineTo(x + size * 0.85, y + size * 0.15);
    context.stroke();
  } else if (stage === 'Failed') {
    box(0);
    context.fill();
    context.strokeStyle = colorOf('Panel');
    context.lineWidth = Math.max(1, size / 6);
    context.beginPath();
    context.moveTo(x + size * 0.28, y + size * 0.28);
    context.lineTo(x + size * 0.72, y + size * 0.72);
    context.moveTo(x + size * 0.72, y + size * 0.28);
    context.lineTo(x + size * 0.28, y + size * 0.72);
    context.stroke();
  } else {
    box(line / 2);
    context.stroke();
  }
}

function spriteOf(stage, size, ratio) {
  const key = `${stage}/${size}/${ratio}`;
  let sprite = sprites.get(key);
  if (!sprite) {
    sprite = document.createElement('canvas');
    sprite.width = sprite.height = Math.ceil(size * ratio);
    const context = sprite.getContext('2d');
    context.scale(ratio, ratio);
    drawCell(context, stage, 0, 0, size);
    sprites.set(key, sprite);
  }
  return sprite;
}

/** The size of a cell and the gap after it, for the number of all cells: large while there are not many, and never too small to hit. */
function sizesFor(nodes) {
  if (nodes <= 120) return [20, 4];
  if (nodes <= 600) return [13, 3];
  if (nodes <= 2500) return [9, 2];
  return [6, 1.5];
}

const NAMES = {
  Working: 'being worked on',
  Removing: 'being removed',
  Draining: 'being drained',
  Replacing: 'getting a new system disk',
  NotReady: 'not ready any more',
};

const stageName = (stage) => NAMES[stage] ?? stage.toLowerCase();

/** The grid of a pool, with its head. */
export class PoolGrid {
  #world;
  #pool;
  #canvas = el('canvas', { 'aria-hidden': 'true' });
  #option;
  #list;
  #details = el('dl', { class: 'details', hidden: true });
  #name = el('h3');
  #state = el('span', { class: 'chip' });
  #facts = el('span', { class: 'muted facts' });
  #ready = el('span', { class: 'end number' });
  #empty = el('p', { class: 'empty small' }, 'No nodes.');
  #fades = new Map();
  #shape = { columns: 1, size: 20, pitch: 24, ratio: 1, nodes: -1, width: 0 };
  #isVisible = false;
  #isStale = true;
  #active = -1;
  #chosen = null;

  constructor(world, pool) {
    this.#world = world;
    this.#pool = pool;
    const id = `pool-${pool.id || 'none'}`;
    this.#name.id = `${id}-name`;
    this.#option = el('div', { role: 'option', id: `${id}-node`, class: 'hidden', 'aria-selected': 'false' }, 'No node');
    this.#list = el(
      'div',
      { class: 'cells', role: 'listbox', tabindex: '0', 'aria-activedescendant': `${id}-node` },
      this.#canvas,
      this.#option,
    );
    this.element = el(
      'article',
      { class: 'card pool', 'aria-labelledby': this.#name.id, 'data-pool': pool.id },
      el('header', { class: 'card-head' }, this.#name, this.#state, this.#facts, this.#ready),
      this.#list,
      this.#empty,
      this.#details,
    );
    this.#list.addEventListener('keydown', (event) => this.#onKey(event));
    this.#list.addEventListener('focus', () => {
      this.#activate(Math.max(0, this.#active));
    });
    this.#list.addEventListener('blur', () => this.#redrawAt(this.#active));
    this.#canvas.addEventListener('pointermove', (event) => this.#onPoint(event));
    this.#canvas.addEventListener('pointerleave', () => {
      $('tip').hidden = true;
    });
    this.#canvas.addEventListener('click', (event) => {
      const index = this.#indexAt(event);
      if (index >= 0) {
        this.#activate(index);
        this.#choose(index);
      }
    });
    this.describe();
  }

  /** Updates the head of the card. */
  describe() {
    const pool = this.#pool;
    const { nodes, ready } = pool.counts;
    setText(this.#name, pool.name);
    setText(this.#state, pool.state);
    this.#state.hidden = pool.state === '';
    setAttribute(this.#state, 'data-state', pool.state);
    const size = pool.isAutoScaled ? 'autoscaled' : pool.desired === undefined ? '' : `desired ${count(pool.desired)}`;
    setText(this.#facts, [size, pool.types.join(', '), pool.image].filter(Boolean).join(' · '));
    setText(this.#ready, `${count(ready)} / ${count(nodes)} ready`);
    setAttribute(
      this.#list,
      'aria-label',
      `Nodes of ${pool.name}: ${plural(nodes, 'node')}, ${this.#summary()}. Arrow keys move, Enter shows details.`,
    );
    this.#list.hidden = nodes === 0;
    this.#empty.hidden = nodes !== 0;
  }

  get nodes() {
    return this.#pool.list.length;
  }

  set isVisible(value) {
    this.#isVisible = value;
    if (value && this.#isStale) this.draw();
  }

  /** Fits the grid to the width and to the number of all nodes that are shown, and draws it if it is on the screen. */
  arrange(width, all) {
    const nodes = this.#pool.list.length;
    const [size, gap] = sizesFor(all);
    const pitch = size + gap;
    const columns = Math.max(1, Math.floor((width + gap) / pitch));
    this.#shape = { columns, size, pitch, ratio: devicePixelRatio || 1, nodes, width };
    const rows = Math.ceil(nodes / columns);
    this.#canvas.style.width = `${columns * pitch}px`;
    this.#canvas.style.height = `${rows * pitch}px`;
    this.#fades.clear();
    if (this.#active >= nodes) this.#active = nodes - 1;
    this.#isStale = true;
    if (this.#isVisible) this.draw();
    this.#showDetails();
  }

  /** Draws all cells. */
  draw() {
    const { columns, pitch, ratio, nodes } = this.#shape;
    const rows = Math.ceil(nodes / columns);
    const [width, height] = [Math.ceil(columns * pitch * ratio), Math.ceil(rows * pitch * ratio)];
    if (this.#canvas.width !== width || this.#canvas.height !== height) [this.#canvas.width, this.#canvas.height] = [width, height];
    const context = this.#canvas.getContext('2d');
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, columns * pitch, rows * pitch);
    for (let index = 0; index < nodes; index++) this.#cell(context, index);
    this.#isStale = false;
    if (performance.getEntriesByName('console:drawn').length === 0) performance.mark('console:drawn');
  }

  /** Shows nodes whose state has changed. */
  changed(nodes) {
    if (!this.#isVisible) {
      this.#isStale = true;
      return;
    }
    if (nodes.length > MOST_FADES || isStill.matches) {
      if (nodes.length > MOST_FADES) this.draw();
      else for (const node of nodes) this.#redrawAt(this.#indexOf(node));
    } else {
      for (const node of nodes) if (node.before !== node.stage) this.#fades.set(this.#indexOf(node), node);
    }
    if (this.#chosen && nodes.includes(this.#chosen)) this.#showDetails();
  }

  /** A frame of the transitions; returns whether another one is needed. */
  fade(time) {
    if (this.#fades.size === 0) return false;
    const context = this.#canvas.getContext('2d');
    for (const [index, node] of this.#fades) {
      const share = Math.min(1, (time - node.changedAt) / FADE);
      this.#cell(context, index, share < 1 ? { stage: node.before, share } : undefined);
      if (share >= 1) this.#fades.delete(index);
    }
    return this.#fades.size > 0;
  }

  #cell(context, index, fading) {
    const { columns, size, pitch, ratio } = this.#shape;
    const node = this.#pool.list[index];
    if (!node) return;
    const [x, y] = [(index % columns) * pitch, Math.floor(index / columns) * pitch];
    const strength = highlighted && highlighted !== groupOf(node.stage) ? 0.16 : 1;
    context.clearRect(x, y, pitch, pitch);
    if (fading) {
      context.globalAlpha = strength * (1 - fading.share);
      context.drawImage(spriteOf(fading.stage, size, ratio), x, y, size, size);
      context.globalAlpha = strength * fading.share;
    } else {
      context.globalAlpha = strength;
    }
    context.drawImage(spriteOf(node.stage, size, ratio), x, y, size, size);
    context.globalAlpha = 1;
    const isActive = index === this.#active && document.activeElement === this.#list;
    if (isActive || node === this.#chosen) {
      context.strokeStyle = colorOf('Focus');
      context.lineWidth = 2;
      context.beginPath();
      context.roundRect(x + 1, y + 1, size - 2, size - 2, size / 5);
      context.stroke();
    }
  }

  #redrawAt(index) {
    if (index >= 0 && index < this.#pool.list.length && this.#isVisible && !this.#isStale) this.#cell(this.#canvas.getContext('2d'), index);
  }

  #indexOf(node) {
    let [low, high] = [0, this.#pool.list.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const number = this.#pool.list[middle].number;
      if (number === node.number) return middle;
      if (number < node.number) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  #indexAt(event) {
    const { columns, pitch, nodes } = this.#shape;
    const [column, row] = [Math.floor(event.offsetX / pitch), Math.floor(event.offsetY / pitch)];
    const index = row * columns + column;
    return column < columns && index < nodes ? index : -1;
  }

  #onPoint(event) {
    const tip = $('tip');
    const node = this.#pool.list[this.#indexAt(event)];
    tip.hidden = !node;
    if (!node) return;
    tip.replaceChildren(el('strong', {}, node.name), el('span', {}, this.#sentence(node)));
    tip.style.left = `${Math.min(event.clientX + 14, innerWidth - tip.offsetWidth - 8)}px`;
    tip.style.top = `${Math.min(event.clientY + 16, innerHeight - tip.offsetHeight - 8)}px`;
  }

  #onKey(event) {
    const { columns, nodes } = this.#shape;
    const at = Math.max(0, this.#active);
    const to = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      ArrowDown: at + columns,
      ArrowUp: at - columns,
      PageDown: at + 10 * columns,
      PageUp: at - 10 * columns,
      Home: 0,
      End: nodes - 1,
    }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      this.#activate(Math.min(nodes - 1, Math.max(0, to)));
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.#choose(at);
    } else if (event.key === 'Escape' && this.#chosen) {
      this.#choose(this.#indexOf(this.#chosen));
    }
  }

  #activate(index) {
    const before = this.#active;
    this.#active = index;
    this.#redrawAt(before);
    this.#redrawAt(index);
    const node = this.#pool.list[index];
    if (!node) return;
    setText(this.#option, `${node.name}, ${this.#sentence(node)}`);
    setAttribute(this.#option, 'aria-posinset', String(index + 1));
    setAttribute(this.#option, 'aria-setsize', String(this.#shape.nodes));
    const { columns, pitch } = this.#shape;
    const [top, box] = [Math.floor(index / columns) * pitch, this.#canvas.getBoundingClientRect()];
    if (box.top + top < 60 || box.top + top + pitch > innerHeight) {
      const scroller = this.element.closest('.main');
      scroller?.scrollBy({ top: box.top + top - innerHeight / 2 });
    }
  }

  #choose(index) {
    const before = this.#chosen;
    this.#chosen = this.#pool.list[index] === before ? null : this.#pool.list[index];
    if (before) this.#redrawAt(this.#indexOf(before));
    this.#redrawAt(index);
    setAttribute(this.#option, 'aria-selected', String(this.#chosen !== null));
    this.#showDetails();
    if (this.#chosen) announce(`${this.#chosen.name}: ${this.#sentence(this.#chosen)}, image ${this.#chosen.image}`);
  }

  #showDetails() {
    if (this.#chosen && !this.#world.nodes.has(this.#chosen.number)) this.#chosen = null;
    const node = this.#chosen;
    this.#details.hidden = !node;
    if (!node) return;
    const rows = [
      ['Node', node.name],
      ['Instance', node.id],
      ['State', stageName(node.stage)],
      ['Type', node.type],
      ['Zone', node.zone],
      ['Image', node.image],
      ['Ready after', node.readyAt ? duration(node.readyAt - node.origin.at) : '–'],
    ];
    this.#details.replaceChildren(...rows.map(([term, value]) => el('div', {}, el('dt', {}, term), el('dd', {}, value))));
  }

  #sentence(node) {
    const after = node.readyAt ? `, ready after ${duration(node.readyAt - node.origin.at)}` : '';
    return `${stageName(node.stage)}, ${node.type}, ${node.zone}${after}`;
  }

  #summary() {
    return (
      [...this.#pool.counts.byStage]
        .filter(([, many]) => many > 0)
        .map(([stage, many]) => `${count(many)} ${stageName(stage)}`)
        .join(', ') || 'none'
    );
  }
}
