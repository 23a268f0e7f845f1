// Puts the parts of the page together: what arrives on the stream goes to the world, and what changed goes to the parts that show it.

import { Chaos } from './chaos.js';
import { Chart } from './chart.js';
import { Clock } from './clock.js';
import { open } from './calls.js';
import { $, announce, count, el, isStill, plural, rove, setAttribute, setText } from './dom.js';
import { colorOf, drawCell, highlight, PoolGrid, readColors } from './grid.js';
import { Journal } from './journal.js';
import { Tasks } from './tasks.js';
import { countOf, STAGES, World } from './world.js';

const THEME_KEY = 'containeros-emulator-theme';
const THEMES = { auto: 'light', light: 'dark', dark: 'auto' };
const CHART_INTERVAL = 250;
const SMALL = 100;
const LARGE = 500;

const world = new World();
const selection = { cluster: null, pool: null };
const grids = new Map();
const parts = [new Clock(world), new Tasks(world), new Journal(world), new Chaos(world)];
const chart = new Chart(world, selection);
const tree = new Map();
const tiles = new Map();
let shownStage = null;
let isFading = false;
let arranged = { width: 0, all: 0 };

// --- theme ---

const storedTheme = () => {
  try {
    return localStorage.getItem(THEME_KEY) ?? 'auto';
  } catch {
    return 'auto'; // A browser may refuse storage.
  }
};

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  const name = { auto: 'Auto', light: 'Light', dark: 'Dark' }[theme];
  setText($('theme'), name);
  setAttribute($('theme'), 'aria-label', `Theme: ${name}`);
  try {
    localStorage.setItem(THEME_KEY, theme);
  } catch {
    // The choice then lasts as long as the page.
  }
  repaint();
}

function repaint() {
  readColors();
  for (const [stage, tile] of tiles) paintTile(tile, stage);
  for (const grid of grids.values()) grid.draw();
  for (const item of tree.values()) item.key = '';
  showTree();
}

// --- tiles ---

function createTiles() {
  for (const stage of ['Nodes', ...STAGES]) {
    const number = el('strong', { class: 'number' }, '0');
    const icon = stage === 'Nodes' ? null : el('canvas', { width: 28, height: 28, 'aria-hidden': 'true' });
    const label = el('span', {}, icon, stage);
    const button =
      stage === 'Nodes'
        ? el('div', { class: 'tile' }, number, label)
        : el('button', { type: 'button', class: 'tile', 'aria-pressed': 'false', onclick: () => toggleStage(stage) }, number, label);
    tiles.set(stage, { button, number, icon });
    $('stages').append(el('li', {}, button));
  }
}

function paintTile({ icon }, stage) {
  if (!icon) return;
  const context = icon.getContext('2d');
  context.clearRect(0, 0, 28, 28);
  drawCell(context, stage, 2, 2, 24);
}

function toggleStage(stage) {
  shownStage = shownStage === stage ? null : stage;
  highlight(shownStage);
  for (const [name, { button }] of tiles) if (name !== 'Nodes') setAttribute(button, 'aria-pressed', String(name === shownStage));
  for (const grid of grids.values()) grid.draw();
  announce(shownStage ? `Highlighting ${shownStage.toLowerCase()} nodes` : 'All nodes are shown alike');
}

function showTiles() {
  const counts = world.count(world.selected(selection));
  setText(tiles.get('Nodes').number, count(counts.nodes));
  for (const stage of STAGES) {
    const many = countOf(counts, stage);
    setText(tiles.get(stage).number, count(many));
    tiles.get(stage).button.toggleAttribute('data-none', many === 0);
  }
}

// --- clusters and pools ---

function treeItem(key, parent, onClick) {
  let item = tree.get(key);
  if (!item) {
    const name = el('span', { class: 'tree-name' });
    const number = el('span', { class: 'muted number' });
    const bar = parent.id === 'tree' ? null : el('i', { class: 'tree-bar', 'aria-hidden': 'true' });
    const button = el('button', { type: 'button', onclick: onClick }, name, number, bar);
    const children = el('ul', {});
    item = { name, number, bar, button, children, element: el('li', {}, button, children), key: '' };
    tree.set(key, item);
    parent.append(item.element);
  }
  return item;
}

function showItem(item, name, note, counts, isCurrent, title) {
  const key = `${name}|${note}|${[...counts.byStage].join(' ')}`;
  if (isCurrent) setAttribute(item.button, 'aria-current', 'true');
  else item.button.removeAttribute('aria-current');
  if (item.key === key) return;
  item.key = key;
  setText(item.name, name);
  setText(item.number, note);
  if (title) setAttribute(item.button, 'title', title);
  if (!item.bar) return;
  let from = 0;
  const bands = STAGES.filter((stage) => countOf(counts, stage) > 0).map((stage) => {
    const to = from + (100 * countOf(counts, stage)) / counts.nodes;
    const band = `${colorOf(stage)} ${from}% ${to}%`;
    from = to;
    return band;
  });
  item.bar.style.background = bands.length > 0 ? `linear-gradient(90deg, ${bands.join(', ')})` : '';
}

function showTree() {
  if (world.clusters.length === 0) return;
  const root = $('tree');
  const everything = world.count(world.pools.values());
  showItem(
    treeItem('', root, () => select(null, null)),
    'All clusters',
    count(everything.nodes),
    everything,
    !selection.cluster && !selection.pool,
  );
  for (const cluster of world.clusters) {
    const pools = [...world.pools.values()].filter((pool) => pool.cluster === cluster.id);
    const counts = world.count(pools);
    const item = treeItem(cluster.id, root, () => select(cluster.id, null));
    showItem(
      item,
      cluster.name,
      counts.nodes ? count(counts.nodes) : '–',
      counts,
      selection.cluster === cluster.id && !selection.pool,
      `${cluster.id} · Kubernetes ${cluster.version} · ${cluster.kind}`,
    );
    for (const pool of pools) {
      showItem(
        treeItem(pool.id, item.children, () => select(cluster.id, pool.id)),
        pool.name,
        count(pool.counts.nodes),
        pool.counts,
        selection.pool === pool.id,
        pool.id,
      );
    }
  }
  for (const [key, item] of tree) {
    if (key !== '' && !world.pools.has(key) && !world.clusters.some((cluster) => cluster.id === key)) {
      item.element.remove();
      tree.delete(key);
    }
  }
}

function select(cluster, pool) {
  Object.assign(selection, { cluster, pool });
  showTree();
  showTiles();
  arrange(showPools());
  chart.draw();
  const name = pool ? world.pools.get(pool).name : cluster ? world.clusters.find((one) => one.id === cluster).name : 'all clusters';
  announce(`Showing ${name}: ${plural(world.count(world.selected(selection)).nodes, 'node')}`);
}

// --- grids ---

const seen = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) {
      const grid = grids.get(entry.target.dataset.pool);
      if (grid) grid.isVisible = entry.isIntersecting;
    }
  },
  { rootMargin: '200px' },
);

/** Many pools are shown in columns, so that they fit on a screen. */
function arrange(ids) {
  const pools = $('pools');
  const columns = grids.size < 4 ? 1 : Math.max(1, Math.min(3, Math.floor(pools.clientWidth / 370)));
  pools.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
  const width = (pools.clientWidth - (columns - 1) * 12) / columns - 26;
  const all = world.count(world.selected(selection)).nodes;
  const hasLarge = [...grids.values()].some((grid) => grid.nodes >= LARGE);
  const isSame = arranged.width === width && arranged.all === all && arranged.hasLarge === hasLarge;
  arranged = { width, all, hasLarge };
  for (const [id, grid] of grids) {
    // A small pool beside large ones has a line for itself, rather than a column that is mostly empty.
    const isLine = columns > 1 && hasLarge && grid.nodes <= SMALL;
    grid.element.classList.toggle('line', isLine);
    if (!isSame || ids.has(id)) grid.arrange(isLine ? pools.clientWidth - 26 : width, isLine ? grid.nodes * 10 : all);
  }
}

/** Shows the cards of the selected pools, in the order of the clusters. */
function showPools() {
  const pools = world.selected(selection);
  const order = new Map(world.clusters.map((cluster, index) => [cluster.id, index]));
  pools.sort((one, other) => (order.get(one.cluster) ?? 99) - (order.get(other.cluster) ?? 99));
  for (const [id, grid] of grids) {
    if (!pools.some((pool) => pool.id === id)) {
      seen.unobserve(grid.element);
      grid.element.remove();
      grids.delete(id);
    }
  }
  let before = null;
  const created = new Set();
  for (const pool of pools) {
    let grid = grids.get(pool.id);
    if (!grid) {
      grid = new PoolGrid(world, pool);
      grids.set(pool.id, grid);
      created.add(pool.id);
    }
    const next = before ? before.nextSibling : $('pools').firstChild;
    if (next !== grid.element) $('pools').insertBefore(grid.element, next);
    seen.observe(grid.element);
    before = grid.element;
  }
  $('nodes-empty').hidden = pools.length > 0;
  setText(
    $('nodes-empty'),
    selection.cluster ? 'This cluster has no pool.' : 'No pool yet. Point a client at this address and create one.',
  );
  return created;
}

function fade(time) {
  isFading = false;
  for (const grid of grids.values()) if (grid.fade(time)) isFading = true;
  if (isFading) requestAnimationFrame(fade);
}

// --- messages ---

world.addEventListener('change', ({ detail: change }) => {
  if (change.full) {
    for (const item of tree.values()) item.element.remove();
    tree.clear();
    for (const grid of grids.values()) grid.element.remove();
    grids.clear();
  }
  if (selection.pool && !world.pools.has(selection.pool)) selection.pool = null;
  if (change.layout.size > 0 || change.full) arrange(showPools().union(change.layout));
  for (const [id, nodes] of change.nodes) if (!change.layout.has(id)) grids.get(id)?.changed(nodes);
  for (const id of change.pools) grids.get(id)?.describe();
  if (change.full || change.pools.size > 0 || change.layout.size > 0) {
    showTree();
    showTiles();
  }
  for (const part of parts) part.update(change);
  if (!isFading) {
    isFading = true;
    requestAnimationFrame(fade);
  }
});

function showLink(state) {
  setAttribute($('link'), 'data-state', state);
  const text = { live: 'Live', lost: 'Not connected' }[state];
  if ($('link-text').textContent !== text)
    announce(state === 'live' ? 'Connected to the emulator' : 'The connection to the emulator is lost. It is tried again.');
  setText($('link-text'), text);
}

// --- start ---

createTiles();
setTheme(storedTheme());
$('theme').addEventListener('click', () => setTheme(THEMES[document.documentElement.dataset.theme]));
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint);
isStill.addEventListener('change', () => {
  for (const grid of grids.values()) grid.draw();
});

new ResizeObserver(() => arrange(new Set())).observe($('pools'));

const tabs = document.querySelectorAll('[role="tab"]');
function showTab(chosen) {
  for (const tab of tabs) {
    setAttribute(tab, 'aria-selected', String(tab === chosen));
    tab.tabIndex = tab === chosen ? 0 : -1;
    $(tab.getAttribute('aria-controls')).hidden = tab !== chosen;
  }
}
for (const tab of tabs) tab.addEventListener('click', () => showTab(tab));
rove(document.querySelector('[role="tablist"]'), '[role="tab"]', showTab);

setInterval(() => chart.draw(), CHART_INTERVAL);

const run = document.querySelector('meta[name="emulator-run"]').content;
let messages = 0;
open((message, begun) => {
  // Another run has another token, which only its own page carries.
  if (message.run && message.run !== run) {
    location.reload();
    return;
  }
  world.apply(message);
  performance.measure(message.run ? 'console:first' : 'console:update', { start: begun, end: performance.now() });
  document.documentElement.dataset.messages = String(++messages);
}, showLink);
