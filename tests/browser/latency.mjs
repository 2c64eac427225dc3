// How fast the preview follows: from the write of a save to changed pixels, in the page and on the
// printed sheet in sight, and what the server keeps in memory. `node latency.mjs PLAN EDITS`, with
// the command in SMARTPLAN. Prints, and judges nothing.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch, tab } from './browser.mjs';
import { becomes } from './hold.mjs';
import { serve } from './preview.mjs';

const CHAPTER = 'tahap-2/03-strategi-program.md';
const PAGE = '/html/buku-2/strategi-program.html';
const BOOK = '2';
const PARAGRAPH = /^Ukurannya adalah kebutuhan penduduk, /m;
const RUNS = 30;
const STEPS = 10;

const [plan, edits] = [process.argv[2], Number(process.argv[3] ?? 500)];
const path = join(plan, CHAPTER);
const before = readFileSync(path, 'utf8');
const line = before.slice(0, before.search(PARAGRAPH)).split('\n').length;
const now = () => performance.timeOrigin + performance.now();
const pause = ms => new Promise(done => { setTimeout(done, ms); });

/** Saves the chapter with one paragraph changed; returns what is new in it, and when. */
function save(at) {
  const words = `sunting ke-${at},`;
  const text = before.replace(PARAGRAPH, `$&${words} `);
  const began = now();
  writeFileSync(path, text);
  return { words, began };
}

/** Puts two promises into the tab: new words in the page, and a new picture of the sheet, painted. */
function watch() {
  const paint = () => new Promise(done => {
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.timeOrigin + performance.now())));
  });
  window.says = words => new Promise(done => {
    const page = document.getElementById('frame').contentDocument;
    const look = () => page.body.textContent.includes(words) && (observer.disconnect(), done(paint()));
    const observer = new MutationObserver(look);
    observer.observe(page, { subtree: true, childList: true, characterData: true });
    look();
  });
  window.draws = () => new Promise(done => {
    const image = window.sheet.querySelector('img');
    const observer = new MutationObserver(async () => {
      observer.disconnect();
      await image.decode();
      done(paint());
    });
    observer.observe(image, { attributeFilter: ['src'] });
  });
}

async function showPage(page) {
  await page.select('#pages', PAGE);
  await becomes(page, path => {
    const { location, documentElement } = document.getElementById('frame').contentDocument;
    return location.pathname === path && documentElement.matches('.in-preview');
  }, PAGE);
  await page.evaluate(() => {
    const all = [...document.getElementById('frame').contentDocument.querySelectorAll('p')];
    all.find(one => one.textContent.startsWith('Ukurannya')).scrollIntoView({ block: 'center' });
  });
}

/** Opens the printed book at the sheet with the paragraph; returns how long that took. */
async function showSheet(page) {
  const began = now();
  await page.click('#t-pdf');
  await page.select('#books', BOOK);
  await page.waitForFunction(() => document.querySelector('#sheets img')?.complete, { timeout: 120000 });
  const took = now() - began;
  await page.evaluate(async (file, line, book) => {
    const query = new URLSearchParams({ book, file, line });
    const { page } = await (await fetch(`/_/where?${query}`)).json();
    window.sheet = document.getElementById('sheets').children[page[0]];
    window.sheet.scrollIntoView({ block: 'center' });
  }, CHAPTER, line, BOOK);
  await page.waitForFunction(() => {
    const image = window.sheet.querySelector('img');
    return image.src && image.complete;
  });
  return took;
}

async function measure(page, count, wait) {
  const times = [];
  for (let at = 0; at < count; at += 1) {
    // A writer rests between saves, and what the last one began is over.
    await pause(400);
    const shown = wait(page, at);
    await pause(0);
    times.push(await shown);
  }
  return times.sort((a, b) => a - b);
}

async function inPage(page, at) {
  const { words, began } = save(`h${at}`);
  return await page.evaluate(words => window.says(words), words) - began;
}

async function onSheet(page, at) {
  // The watch must stand before the save.
  await page.evaluate(() => { window.drawn = window.draws(); });
  const { began } = save(`c${at}`);
  return await page.evaluate(() => window.drawn) - began;
}

function tell(name, times) {
  const [least, middle, most] = [times[0], times[times.length >> 1], times[times.length - 1]].map(Math.round);
  console.log(`${name}: ${least} / ${middle} / ${most} ms (least / median / most of ${times.length})`);
}

/** Returns what a process holds in memory, in mebibytes. */
function memory(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(status.match(/VmRSS:\s+(\d+)/)[1]) / 1024);
}

const { base, end, pid } = await serve(plan, 'true');
const browser = await launch();
try {
  const { page } = await tab(browser);
  await page.goto(base);
  await page.waitForFunction(() => document.getElementById('shell').dataset.state === 'good', { timeout: 60000 });
  await page.evaluate(watch);
  await showPage(page);
  tell('save to pixels, page', await measure(page, RUNS, inPage));
  console.log(`first sheets: ${Math.round(await showSheet(page))} ms`);
  tell('save to pixels, sheet', await measure(page, RUNS, onSheet));
  const held = [`0: ${memory(pid)}`];
  for (let step = 1; step <= STEPS; step += 1) {
    for (let at = 0; at < edits / STEPS; at += 1) await onSheet(page, step * edits + at);
    held.push(`${Math.round(step * edits / STEPS)}: ${memory(pid)}`);
  }
  console.log(`memory in MiB after so many edits: ${held.join(', ')}`);
} finally {
  await browser.close();
  await end();
}
