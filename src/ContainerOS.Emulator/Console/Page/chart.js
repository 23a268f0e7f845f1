// How many nodes are ready, by the time since they were asked for, beside the published figure.

import { $, count, el, setAttribute, setText, svg } from './dom.js';

/** Seconds until 90% of 1,000 nodes are ready: published by the vendor for ContainerOS (help page 353150). */
const REFERENCE = 53;
const SHARE = 0.9;
const HEIGHT = 200;
const MARGIN = { left: 46, right: 14, top: 24, bottom: 24 };
const MOST_POINTS = 400;

const seconds = (value) => `${value.toFixed(value < 100 ? 1 : 0)} s`;

/** The value that a share of a sorted list does not exceed. */
const percentile = (sorted, share) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];

function niceStep(range, ticks) {
  const rough = range / ticks;
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= rough);
}

export class Chart {
  #world;
  #selection;
  #host = $('chart');
  #svg = svg('svg', { role: 'img', height: HEIGHT });
  #drawn = '';

  constructor(world, selection) {
    this.#world = world;
    this.#selection = selection;
    this.#host.append(
      this.#svg,
      el('p', { class: 'empty', id: 'chart-empty', hidden: true }, 'No nodes yet. The curve begins with the first scale-out.'),
    );
    $('chart-range').addEventListener('change', () => this.draw());
    new ResizeObserver(() => this.draw()).observe(this.#host);
  }

  draw() {
    const { nodes, from } = this.#nodes();
    $('chart-empty').hidden = nodes.length > 0;
    this.#svg.toggleAttribute('hidden', nodes.length === 0);
    if (nodes.length === 0) {
      setText($('chart-note'), '');
      return;
    }
    const delays = [];
    for (const node of nodes) if (node.readyAt) delays.push((node.readyAt - node.origin.at) / 1000);
    delays.sort((one, other) => one - other);
    const isGoingOn = nodes.some((node) => node.stage === 'Joining');
    const elapsed = isGoingOn ? Math.max(0, (this.#world.now() - from) / 1000) : undefined;
    const last = delays.at(-1) ?? 0;
    const end = Math.max(75, last * 1.06, Math.min(elapsed ?? 0, Math.max(last, REFERENCE) * 2));
    const width = this.#host.clientWidth;
    const key = [width, nodes.length, delays.length, last, Math.round(end * 4), elapsed && Math.round(Math.min(elapsed, end) * 4)].join();
    if (width === 0 || key === this.#drawn) return;
    this.#drawn = key;
    const ninetieth =
      delays.length >= Math.ceil(nodes.length * SHARE)
        ? percentile(delays.concat(Array(nodes.length - delays.length).fill(Infinity)), SHARE)
        : undefined;
    this.#paint({
      width,
      end,
      delays,
      total: nodes.length,
      ninetieth,
      elapsed: elapsed === undefined ? undefined : Math.min(elapsed, end),
    });
    this.#tell(nodes.length, delays, ninetieth);
  }

  #nodes() {
    const all = this.#world.selected(this.#selection).flatMap((pool) => pool.list);
    let latest;
    for (const node of all) if (!latest || node.origin.at > latest.at) latest = node.origin;
    const nodes =
      $('chart-range').value === 'all' ? all : all.filter((node) => node.origin.at === latest.at && node.origin.task === latest.task);
    return { nodes, from: latest?.at ?? 0 };
  }

  #paint({ width, end, delays, total, ninetieth, elapsed }) {
    const [right, bottom] = [width - MARGIN.right, HEIGHT - MARGIN.bottom];
    const x = (time) => MARGIN.left + (time / end) * (right - MARGIN.left);
    const y = (nodes) => bottom - (nodes / total) * (bottom - MARGIN.top);
    const parts = [];
    const yStep = Math.max(1, niceStep(total, 4));
    for (let value = 0; value <= total; value += yStep) {
      parts.push(svg('line', { class: 'rule', x1: MARGIN.left, x2: right, y1: y(value), y2: y(value) }));
      parts.push(svg('text', { class: 'tick', x: MARGIN.left - 8, y: y(value) + 4, 'text-anchor': 'end' }, count(value)));
    }
    const xStep = niceStep(end, Math.max(2, Math.floor(width / 110)));
    for (let value = 0; value <= end; value += xStep) {
      parts.push(svg('text', { class: 'tick', x: x(value), y: HEIGHT - 7, 'text-anchor': 'middle' }, `${value} s`));
    }
    const line = this.#line(delays, total, elapsed ?? end, x, y);
    parts.push(svg('path', { class: 'area', d: `${line} L${x(elapsed ?? end)} ${bottom} L${x(0)} ${bottom} Z` }));
    parts.push(svg('line', { class: 'share', x1: MARGIN.left, x2: right, y1: y(total * SHARE), y2: y(total * SHARE) }));
    parts.push(svg('text', { class: 'tick', x: MARGIN.left + 6, y: y(total * SHARE) - 4 }, '90%'));
    parts.push(svg('path', { class: 'line', d: line }));
    parts.push(svg('line', { class: 'reference', x1: x(REFERENCE), x2: x(REFERENCE), y1: MARGIN.top - 6, y2: bottom }));
    parts.push(svg('text', { class: 'reference-text', x: x(REFERENCE), y: 12, 'text-anchor': 'middle' }, `${REFERENCE} s, published P90`));
    if (ninetieth !== undefined) {
      const isLeft = x(ninetieth) > right - 90;
      parts.push(svg('circle', { class: 'mark', cx: x(ninetieth), cy: y(total * SHARE), r: 4 }));
      parts.push(
        svg(
          'text',
          {
            class: 'mark-text',
            x: x(ninetieth) + (isLeft ? -9 : 9),
            y: y(total * SHARE) + 16,
            'text-anchor': isLeft ? 'end' : 'start',
          },
          `P90 ${seconds(ninetieth)}`,
        ),
      );
    }
    setAttribute(this.#svg, 'width', String(width));
    setAttribute(this.#svg, 'viewBox', `0 0 ${width} ${HEIGHT}`);
    this.#svg.replaceChildren(...parts);
  }

  #line(delays, total, until, x, y) {
    const stride = Math.max(1, Math.ceil(delays.length / MOST_POINTS));
    let path = `M${x(0)} ${y(0)}`;
    let ready = 0;
    for (let index = 0; index < delays.length; index += stride) {
      const at = Math.min(index + stride, delays.length);
      const [px, before] = [x(delays[at - 1]).toFixed(1), y(ready).toFixed(1)];
      ready = at;
      path += ` L${px} ${before} L${px} ${y(ready).toFixed(1)}`;
    }
    return `${path} L${x(Math.max(until, delays.at(-1) ?? 0)).toFixed(1)} ${y(ready).toFixed(1)}`;
  }

  #tell(total, delays, ninetieth) {
    const difference =
      ninetieth === undefined
        ? ''
        : ninetieth <= REFERENCE
          ? `${seconds(REFERENCE - ninetieth)} before`
          : `${seconds(ninetieth - REFERENCE)} after`;
    const note =
      ninetieth === undefined
        ? `${count(delays.length)} of ${count(total)} ready`
        : `${count(delays.length)} of ${count(total)} ready · P50 ${seconds(percentile(delays, 0.5))} · P90 ${seconds(ninetieth)}`;
    setText($('chart-note'), note);
    setAttribute(
      this.#svg,
      'aria-label',
      `Nodes ready by the time since they were asked for: ${note.replaceAll(' · ', ', ')}.` +
        (ninetieth === undefined ? '' : ` That is ${difference} the published ${REFERENCE} seconds.`),
    );
  }
}
