'use strict';
// A browser behind a line of JSON each way: {id, open: {...}}, {id, page, code, args} or {id, close: page} in, {id, value} or {id, error}
// out. "code" is the body of an async function of the page, the arguments and the checks of axe. The process ends when its input is closed.
const readline = require('node:readline');
const { chromium } = require('playwright-core');
const axe = require('axe-core');

const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;
const pages = [];
// Pages that were closed. A page takes most of a second of processor time to begin, so the next test goes on with one of them. What the
// console stores belongs to its origin, and each emulator has a port of its own.
const free = [];
let browser;

// A sandbox needs rights that root and most containers do not have. The browser loads pages of the tests only.
const start = () =>
  chromium.launch({ executablePath: process.argv[2], args: ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb'] });

/** The violations of axe, one line each: of all its rules, or of some. */
async function check(page, rules) {
  await page.evaluate(axe.source);
  const options = { resultTypes: ['violations'], ...(rules && { runOnly: rules }) };
  const { violations } = await page.evaluate((what) => globalThis.axe.run(document, what), options);
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')}: ${node.failureSummary}`),
  );
}

async function newPage() {
  browser ??= start();
  const page = await (await (await browser).newContext()).newPage();
  page.setDefaultTimeout(15000);
  page.on('pageerror', (error) => page.problems.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) page.problems.push(message.text());
  });
  return page;
}

async function openPage({ url, viewport, isNew, ...media }) {
  const page = (isNew ? undefined : free.pop()) ?? (await newPage());
  page.problems = [];
  await page.setViewportSize(viewport ?? { width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference', ...media });
  if (url) await page.goto(url);
  return pages.push(page) - 1;
}

async function closePage(page) {
  await page.unrouteAll();
  await page.goto('about:blank');
  free.push(page);
}

async function answer({ open, close, page, code, args }) {
  if (open) return openPage(open);
  if (close !== undefined) return closePage(pages[close]);
  return new AsyncFunction('page', 'args', 'check', code)(pages[page], args, check);
}

const reading = readline.createInterface({ input: process.stdin });
reading.on('line', async (line) => {
  const message = JSON.parse(line);
  let reply;
  try {
    reply = { id: message.id, value: (await answer(message)) ?? null };
  } catch (error) {
    reply = { id: message.id, error: error.stack ?? String(error) };
  }
  process.stdout.write(`${JSON.stringify(reply)}\n`);
});
reading.on('close', async () => {
  if (browser) await (await browser.catch(() => undefined))?.close();
  process.exit();
});
