// Debian's Chromium, driven: one browser a check, several tabs, and what a page says and asks for.

import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { delimiter, join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { PATIENCE } from './hold.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'chrome'];

function executable() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const paths = NAMES.flatMap(name => folders.map(folder => join(folder, name)));
  const found = paths.find(path => existsSync(path));
  if (!found) throw new Error('no Chromium: run tests/run, it installs it');
  return found;
}

/** Starts Chromium. Names of other machines do not resolve, so that nothing ever leaves this one. */
export function launch() {
  const args = ['--disable-dev-shm-usage', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'];
  // Chromium has no sandbox for the superuser.
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  return puppeteer.launch({ executablePath: executable(), args, timeout: PATIENCE, protocolTimeout: 4 * PATIENCE });
}

/** How a page is looked at unless a check says otherwise. */
const DESK = { width: 1440, height: 900, scheme: 'light', script: true };

/**
 * Opens a tab. `said` gathers console messages and errors, `asked` the addresses of all requests,
 * `missed` those that were answered by an error.
 */
export async function tab(browser, look = {}) {
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  const record = { page, said: [], asked: [], missed: [] };
  page.on('console', message => {
    const place = message.location().url ?? '';
    record.said.push(`${message.type()}: ${message.text()} ${place}`.trim());
  });
  page.on('pageerror', error => record.said.push(`error: ${error.message}`));
  page.on('request', request => record.asked.push(request.url()));
  page.on('requestfailed', request => {
    // Chromium calls a request failed whose answer has nothing in it.
    if (request.response()?.status() !== 204) record.missed.push(request.url());
  });
  page.on('response', answer => {
    if (answer.status() >= 400) record.missed.push(`${answer.url()} (${answer.status()})`);
  });
  await dress(page, look);
  return record;
}

/** Sets size, colour scheme and script of a tab. Motion is reduced: no check waits for it. */
export async function dress(page, look = {}) {
  const { width, height, scheme, script } = { ...DESK, ...look };
  await page.setJavaScriptEnabled(script);
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: scheme },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
}

/** Opens an address and waits until everything of the page is there. */
export async function visit(page, url) {
  await page.goto(url, { waitUntil: 'load' });
  await page.evaluate(() => document.fonts.ready.then(() => true));
}

/** Does a job for each item, in as many tabs as there are processors. */
export async function inTabs(browser, items, job) {
  const open = [...items];
  const worker = async () => {
    const record = await tab(browser);
    for (let item = open.shift(); item !== undefined; item = open.shift()) await job(record, item);
    await record.page.close();
  };
  const workers = Math.max(1, Math.min(availableParallelism(), 4, items.length));
  await Promise.all(Array.from({ length: workers }, worker));
}
