// What the page knows: the messages of the stream, applied. Values of the cloud stay plain texts here and are only ever set as textContent.

const KEPT_CALLS = 2000;

/** The states that are counted, with the stages of the emulator that belong to each. */
export const GROUPS = {
  Ready: ['Ready'],
  Joining: ['Joining'],
  Working: ['Draining', 'Replacing', 'Working'],
  Removing: ['Removing'],
  Failed: ['NotReady', 'Failed'],
};

export const STAGES = Object.keys(GROUPS);

/** The state in which a stage is counted; a stage that this page does not know is counted among those that are worked on. */
export const groupOf = (stage) => STAGES.find((name) => GROUPS[name].includes(stage)) ?? 'Working';

/** How many nodes are in a state. */
export const countOf = (counts, group) => {
  let sum = 0;
  for (const [stage, many] of counts.byStage) if (groupOf(stage) === group) sum += many;
  return sum;
};

/** The stages in which the kubelet reports a node as ready: one that is drained still is. */
const READY = ['Ready', 'Draining'];

const nothing = () => ({ nodes: 0, ready: 0, byStage: new Map() });

export class World extends EventTarget {
  #lastOrigin;

  constructor() {
    super();
    this.reset();
    this.clock = { now: 0, speed: 1, at: performance.now() };
  }

  reset() {
    this.clusters = [];
    this.pools = new Map();
    this.nodes = new Map();
    this.tasks = new Map();
    this.calls = [];
    this.callsSeen = 0;
    this.chaos = [];
    this.texts = [];
    this.#lastOrigin = undefined;
  }

  /** The emulated time in milliseconds, extrapolated since the last message. */
  now() {
    return this.clock.now + (performance.now() - this.clock.at) * this.clock.speed;
  }

  /** Applies a message, and says in one event what it changed. */
  apply(message) {
    const change = {
      full: 'clusters' in message,
      pools: new Set(),
      layout: new Set(),
      nodes: new Map(),
      tasks: [],
      calls: [],
      chaos: false,
    };
    if (change.full) {
      this.reset();
      this.clusters = message.clusters;
      for (const cluster of message.clusters) cluster.pools = [];
    }
    if (message.texts) this.texts = message.texts;
    this.clock = { now: message.now, speed: message.speed, at: performance.now() };
    for (const pool of message.pools ?? []) this.#putPool(pool, change);
    for (const number of message.nodesGone ?? []) this.#removeNode(number, change);
    for (const id of message.poolsGone ?? []) this.#removePool(id, change);
    for (const task of message.tasks ?? []) {
      task.wasOpen = this.tasks.get(task.id)?.endedAt === undefined && this.tasks.has(task.id);
      this.tasks.set(task.id, task);
      change.tasks.push(task);
    }
    for (const [poolId, list] of Object.entries(message.nodes ?? {})) {
      for (const values of list) this.#putNode(poolId, values, change);
    }
    if (message.calls) {
      change.calls = message.calls;
      this.callsSeen += message.calls.length + message.callsLeftOut;
      this.calls.push(...message.calls);
      if (this.calls.length > KEPT_CALLS) this.calls.splice(0, this.calls.length - KEPT_CALLS);
    }
    if (message.chaos) {
      this.chaos = message.chaos.rules;
      change.chaos = true;
    }
    this.dispatchEvent(new CustomEvent('change', { detail: change }));
  }

  /** The pools of a selection: all, a cluster's, or one. */
  selected(selection) {
    const pools = [...this.pools.values()];
    return selection.pool
      ? pools.filter((pool) => pool.id === selection.pool)
      : selection.cluster
        ? pools.filter((pool) => pool.cluster === selection.cluster)
        : pools;
  }

  /** The counts of some pools together. */
  count(pools) {
    const sum = nothing();
    for (const { counts } of pools) {
      sum.nodes += counts.nodes;
      for (const [stage, count] of counts.byStage) sum.byStage.set(stage, (sum.byStage.get(stage) ?? 0) + count);
    }
    sum.ready = READY.reduce((ready, stage) => ready + (sum.byStage.get(stage) ?? 0), 0);
    return sum;
  }

  #putPool(given, change) {
    const known = this.pools.get(given.id);
    if (known) {
      Object.assign(known, { desired: undefined, task: undefined }, given);
    } else {
      this.pools.set(given.id, { ...given, list: [], counts: nothing() });
      change.layout.add(given.id);
    }
    change.pools.add(given.id);
  }

  #removePool(id, change) {
    this.pools.delete(id);
    change.layout.add(id);
  }

  #poolOf(id) {
    // Instances that were removed from a pool without being released belong to none.
    if (id === '' && !this.pools.has('')) {
      this.pools.set('', {
        id: '',
        cluster: '',
        name: 'Instances without a pool',
        state: '',
        image: '',
        types: [],
        list: [],
        counts: nothing(),
      });
    }
    return this.pools.get(id);
  }

  #putNode(poolId, [number, id, stage, bornAt, readyAt, type, zone, image, name], change) {
    const node = this.nodes.get(number) ?? { number, id, pool: poolId, bornAt, name };
    const before = node.stage;
    Object.assign(node, {
      stage: this.texts[stage],
      readyAt,
      type: this.texts[type],
      zone: this.texts[zone],
      image: this.texts[image],
      before,
      changedAt: performance.now(),
    });
    const pool = this.#poolOf(poolId);
    if (before === undefined) {
      this.nodes.set(number, node);
      node.origin = this.#originOf(node);
      const last = pool.list.at(-1);
      if (!last || last.number < number) pool.list.push(node);
      else pool.list.splice(this.#placeOf(pool.list, number), 0, node);
      pool.counts.nodes++;
      change.layout.add(poolId);
    } else {
      this.#count(pool, before, -1);
      if (!change.nodes.has(poolId)) change.nodes.set(poolId, []);
      change.nodes.get(poolId).push(node);
    }
    this.#count(pool, node.stage, 1);
    change.pools.add(poolId);
  }

  #removeNode(number, change) {
    const node = this.nodes.get(number);
    const pool = node && this.pools.get(node.pool);
    if (!pool) return;
    this.nodes.delete(number);
    pool.list.splice(this.#placeOf(pool.list, number), 1);
    pool.counts.nodes--;
    this.#count(pool, node.stage, -1);
    change.layout.add(node.pool).add(pool.id);
    change.pools.add(node.pool);
  }

  #count(pool, stage, by) {
    pool.counts.byStage.set(stage, (pool.counts.byStage.get(stage) ?? 0) + by);
    if (READY.includes(stage)) pool.counts.ready += by;
  }

  #placeOf(list, number) {
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle].number < number) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** When the node was asked for: the start of the task of its pool that created it, or else its creation. */
  #originOf(node) {
    const key = `${node.pool} ${node.bornAt}`;
    if (this.#lastOrigin?.key === key) return this.#lastOrigin.origin;
    let origin;
    for (const task of this.tasks.values()) {
      const isOver = task.endedAt !== undefined && task.endedAt < node.bornAt;
      if (task.pool === node.pool && task.startedAt <= node.bornAt && !isOver && !(origin?.startedAt > task.startedAt)) origin = task;
    }
    this.#lastOrigin = { key, origin: origin ? { task: origin.id, at: origin.startedAt } : { task: undefined, at: node.bornAt } };
    return this.#lastOrigin.origin;
  }
}
