// Elements without HTML: every value becomes a text node or an attribute, so no value can become markup.

const SVG = 'http://www.w3.org/2000/svg';

export const $ = (id) => document.getElementById(id);

/** Creates an element. Properties that start with "on" are listeners; children are elements or texts. */
export function el(name, properties = {}, ...children) {
  return fill(document.createElement(name), properties, children);
}

export function svg(name, properties = {}, ...children) {
  return fill(document.createElementNS(SVG, name), properties, children);
}

function fill(element, properties, children) {
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== null));
  return element;
}

/** Sets a text, unless it is the same: a screen reader and the layout are not disturbed for nothing. */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

export function setAttribute(element, name, value) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

export const isStill = matchMedia('(prefers-reduced-motion: reduce)');

const whole = new Intl.NumberFormat('en');

export const count = (number) => whole.format(number);

export const plural = (number, one, many = `${one}s`) => `${count(number)} ${number === 1 ? one : many}`;

/** A duration in milliseconds, such as "4.2 s", "3 min 05 s" or "2 h 10 min". */
export function duration(milliseconds) {
  const seconds = Math.max(0, milliseconds) / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.floor(seconds)} s`;
  const two = (number) => String(Math.floor(number)).padStart(2, '0');
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${two(seconds % 60)} s`;
  if (seconds < 172800) return `${Math.floor(seconds / 3600)} h ${two((seconds % 3600) / 60)} min`;
  return `${count(Math.floor(seconds / 86400))} days`;
}

/** Tells a screen reader what happened. */
export const announce = (text) => setText($('news'), text);

let problemTimer;

/** Shows why a change was refused. */
export function showProblem(text) {
  const problem = $('problem');
  setText(problem, text);
  problem.hidden = false;
  clearTimeout(problemTimer);
  problemTimer = setTimeout(() => {
    problem.hidden = true;
  }, 8000);
}

/** Runs a change, and shows its refusal. Returns whether it was accepted. */
export async function attempt(change) {
  try {
    await change();
    return true;
  } catch (error) {
    showProblem(error.message);
    return false;
  }
}

/** Makes arrow keys, Home and End move between the items of a group, of which one is in the tab order. */
export function rove(container, selector, onMove) {
  container.addEventListener('keydown', (event) => {
    const items = [...container.querySelectorAll(selector)];
    const at = items.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const item = items[(to + items.length) % items.length];
    for (const other of items) other.tabIndex = other === item ? 0 : -1;
    item.focus();
    onMove?.(item);
  });
}
