// Tables with tools: sorting, filtering, sums of what is left, and records as files. What is read
// is what a reader sees: the words in the cells that stand under a head.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dress, inTabs, tab, visit } from './browser.mjs';
import { becomes, ledger } from './hold.mjs';
import { pages } from './pages.mjs';
import { noise } from './quiet.mjs';
import { serveStatic } from './serve-static.mjs';

/** Runs in the page: rows as they stand, by groups, and which column belongs to which head. */
function read(table) {
  const seen = element => element.checkVisibility();
  const words = cell => cell.innerText.trim().replace(/\s+/g, ' ');
  const values = row => [...row.cells].map(cell => ({
    words: words(cell), exact: cell.dataset.n, rank: cell.dataset.rank ?? cell.dataset.n, sum: cell.dataset.sum,
    at: [...row.cells].slice(0, cell.cellIndex).reduce((count, own) => count + own.colSpan, 0),
  }));
  const plain = row => !row.matches('.grp, .sub, .sum') && seen(row);
  const bodies = [...table.tBodies].filter(seen).map(body => ({
    rows: [...body.rows].filter(plain).map(row => ({ text: row.textContent.toLowerCase(), cells: values(row) })),
    sums: [...body.querySelectorAll('.sub')].map(values),
  }));
  const first = [...table.tBodies].filter(seen).flatMap(body => [...body.rows]).find(plain);
  const under = head => {
    const { left, right } = head.getBoundingClientRect();
    return [...first?.cells ?? []].findIndex(cell => {
      const at = cell.getBoundingClientRect();
      return at.left <= (left + right) / 2 && at.right >= (left + right) / 2;
    });
  };
  const heads = [...table.tHead.querySelectorAll('th[data-sort]')].map(head => ({
    words: words(head), kind: head.dataset.sort, sorted: head.getAttribute('aria-sort'), column: under(head),
  }));
  const foot = table.tFoot ? [...table.tFoot.rows].map(values) : [];
  return { bodies, heads, foot };
}

const rowsOf = view => view.bodies.flatMap(body => body.rows);
const order = view => rowsOf(view).map(row => row.text).join('\n');
const byWords = new Intl.Collator('id', { numeric: true });

/** Reads a printed number; nothing where the words are none. */
function number(words) {
  const plain = /^[−-]?[\d.]+(,\d+)?$/.test(words);
  return plain ? Number(words.replace(/\./g, '').replace(',', '.').replace('−', '-')) : undefined;
}

/** Whether rows stand in the order of a column; what is printed counts, else how it is ranked. */
function inOrder(rows, { kind, column }, direction) {
  const cells = rows.map(row => row.cells[column]);
  const ranked = cells.every(cell => cell.rank !== undefined);
  const value = cell => (kind === 'n' ? number(cell.words) : ranked ? Number(cell.rank) : cell.words);
  const values = cells.map(value).filter(own => own !== undefined);
  const compare = (a, b) => (typeof a === 'number' ? a - b : byWords.compare(a, b));
  return values.every((own, at) => at === 0 || direction * compare(values[at - 1], own) <= 0);
}

async function sorts(table, hold) {
  const written = await table.evaluate(read);
  const buttons = await table.$$('thead button');
  hold(buttons.length === written.heads.length, 'not every head that sorts has a button');
  for (const [at, button] of buttons.entries()) {
    const head = written.heads[at];
    const first = head.kind === 'n' ? -1 : 1;
    for (const direction of [first, -first]) {
      await button.evaluate(own => own.click());
      const view = await table.evaluate(read);
      const sorted = direction > 0 ? 'ascending' : 'descending';
      hold(view.heads.every((own, other) => own.sorted === (other === at ? sorted : null)),
        `aria-sort of ${head.words} is not ${sorted} alone`);
      hold(view.bodies.every(body => inOrder(body.rows, head, direction)),
        `rows are not ${sorted} by ${head.words}`);
      hold(rowsOf(view).length === rowsOf(written).length, `sorting by ${head.words} loses rows`);
    }
    await button.evaluate(own => own.click());
    hold(order(await table.evaluate(read)) === order(written), `a third click on ${head.words} does not restore`);
  }
}

/** Checks that every sum that is shown is the sum of the exact numbers of the rows that are shown. */
function addsUp(view, hold, when) {
  const check = (cells, rows) => {
    for (const { at, words, sum } of cells.filter(cell => cell.sum)) {
      const [step, places] = sum.split(':').map(Number);
      const exact = rows.reduce((total, row) => total + BigInt(row.cells[at].exact ?? 0), 0n);
      const shown = words === '–' ? 0 : number(words);
      const apart = Math.abs(Number(exact) / step - shown);
      hold(apart <= 0.5 / 10 ** places + 1e-9, `${when}: the sum ${words} should be ${exact}`);
    }
  };
  for (const body of view.bodies) body.sums.forEach(cells => check(cells, body.rows));
  view.foot.forEach(cells => check(cells, rowsOf(view)));
}

async function filters(page, table, hold) {
  const figure = await table.evaluateHandle(own => own.closest('figure'));
  const written = await table.evaluate(read);
  const all = rowsOf(written);
  const form = await figure.$('form.filter');
  hold(form, 'there is no form');
  if (!form) return;
  const tally = () => form.$eval('.tally', own => own.textContent);
  const only = async (when, keeps) => {
    const view = await table.evaluate(read);
    const left = rowsOf(view);
    const wanted = all.filter(keeps);
    hold(wanted.length > 0, `${when}: nothing is wanted`);
    hold(left.length === wanted.length && left.every(keeps), `${when}: ${left.length} rows, not ${wanted.length}`);
    const told = wanted.length === all.length ? `${all.length} baris` : `${left.length} dari ${all.length} baris`;
    hold((await tally()).startsWith(told), `${when}: the tally says ${await tally()}, not ${told}`);
    addsUp(view, hold, when);
  };
  await only('before', () => true);
  const word = all[all.length - 1].cells[0].words.toLowerCase() || all[all.length - 1].cells[1].words.toLowerCase();
  await (await form.$('input[type=search]')).type(word);
  await only(`"${word}"`, row => row.text.includes(word));
  const reset = async () => {
    await form.evaluate(own => own.querySelector('[type=reset]').click());
    await becomes(page, own => own.querySelector('[type=reset]').hidden, form);
    hold(order(await table.evaluate(read)) === order(written), 'the table is not as it was after a reset');
  };
  await reset();
  for (const [at, select] of (await form.$$('select')).entries()) {
    const label = await select.evaluate(own => own.closest('label').querySelector('span').textContent);
    const choice = await select.evaluate(own => own.options[1].value);
    await select.select(choice);
    if (label !== 'Kelompok') await only(`${label} ${choice}`, row => row.cells.some(cell => cell.words === choice));
    const left = rowsOf(await table.evaluate(read));
    hold(left.length > 0 && left.length <= all.length, `choice ${at} leaves ${left.length} rows`);
    addsUp(await table.evaluate(read), hold, `${label} ${choice}`);
    await reset();
  }
  const flat = await form.$('input[type=checkbox]');
  if (!flat) return;
  await flat.evaluate(own => own.click());
  const view = await table.evaluate(read);
  hold(view.bodies.length === 1 && rowsOf(view).length === all.length, 'without groups rows are not in one body');
  await (await table.$('thead button')).evaluate(own => own.click());
  const sorted = await table.evaluate(read);
  hold(inOrder(rowsOf(sorted), sorted.heads[0], sorted.heads[0].kind === 'n' ? -1 : 1), 'without groups rows do not sort');
}

/** Clicks a link and returns the text of the file that it gives. */
async function download(browser, page, link) {
  const folder = mkdtempSync(join(tmpdir(), 'smartplan-'));
  const session = await browser.target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', { behavior: 'allowAndName', downloadPath: folder, eventsEnabled: true });
  try {
    const done = new Promise((resolve, reject) => {
      session.on('Browser.downloadProgress', ({ state, guid }) => {
        if (state === 'completed') resolve(guid);
        if (state === 'canceled') reject(new Error('the download was cancelled'));
      });
    });
    await link.evaluate(own => own.click());
    return readFileSync(join(folder, await done), 'utf8');
  } finally {
    await session.detach();
    rmSync(folder, { recursive: true });
  }
}

/** Reads records: semicolons, quotation marks doubled. */
function records(text) {
  const fields = /(?:"((?:[^"]|"")*)"|([^;\r\n]*))(;|\r\n|$)/g;
  const lines = [[]];
  for (const [whole, quoted, plain, end] of text.replace(/^\ufeff/, '').matchAll(fields)) {
    if (!whole) break;
    lines[lines.length - 1].push(quoted === undefined ? plain : quoted.replace(/""/g, '"'));
    if (end === '\r\n') lines.push([]);
  }
  return lines.filter(line => line.length);
}

/** Checks that a file has the rows that are shown, with exact numbers. */
function agrees(text, rows, hold, when) {
  hold(text.startsWith('\ufeff'), `${when}: no mark of UTF-8 for spreadsheets`);
  // Paragraphs of a cell stand in one field.
  const bare = words => words.replace(/[\s|]/g, '');
  const lines = records(text).slice(1).map(line => line.map(bare));
  hold(lines.length === rows.length, `${when}: ${lines.length} records, not ${rows.length}`);
  for (const [at, row] of rows.entries()) {
    const line = lines.find(own => row.cells.every(({ exact }) => exact === undefined || own.includes(exact))
      && own.includes(bare(row.cells[0].words)));
    hold(line, `${when}: row ${at + 1} (${row.cells[0].words}) is not among the records with its exact numbers`);
  }
}

async function exports_(browser, page, table, hold) {
  const figure = await table.evaluateHandle(own => own.closest('figure'));
  const link = await figure.$('.csv a');
  hold(link, 'there is no link to the records');
  if (!link) return;
  const all = rowsOf(await table.evaluate(read));
  agrees(await download(browser, page, link), all, hold, 'all records');
  const field = await figure.$('form.filter input[type=search]');
  if (!field) return;
  await field.type(all[0].cells[0].words);
  const left = rowsOf(await table.evaluate(read));
  hold(left.length < all.length, 'the filter leaves all');
  agrees(await download(browser, page, link), left, hold, 'the records that are left');
}

/** Does a job for each table with tools of a page; what it holds against one is told with its name. */
async function eachTable(page, name, faults, job) {
  for (const table of await page.$$('table[data-tools]')) {
    const id = await table.evaluate(own => own.closest('figure').id);
    const own = ledger();
    await job(table, own.hold);
    faults.push(...own.faults.map(text => `${name}#${id}: ${text}`));
  }
}

export default async function tables(browser, [folder]) {
  const faults = [];
  let count = 0;
  await inTabs(browser, pages(folder), async (record, { name, url }) => {
    const { page } = record;
    await dress(page);
    await visit(page, url);
    await eachTable(page, name, faults, async (table, hold) => {
      count += 1;
      await sorts(table, hold);
      if (await table.evaluate(own => own.dataset.tools) === 'filter') await filters(page, table, hold);
    });
    faults.push(...noise(record, 'file:').map(text => `${name}: ${text}`));
  });
  if (count < 3) faults.push(`only ${count} tables have tools`);

  const host = await serveStatic(folder);
  const { page } = await tab(browser);
  for (const { name, path } of pages(folder)) {
    if (!readFileSync(path, 'utf8').includes('data-tools="filter"')) continue;
    await visit(page, `${host.base}html/${name}`);
    await eachTable(page, name, faults, (table, hold) => exports_(browser, page, table, hold));
  }
  host.close();
  return faults;
}
