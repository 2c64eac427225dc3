// Print: a chapter on paper is light whatever the colours of the screen, and no word of its tables
// and of what is folded is lost. Poppler reads what Chromium prints.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tab, visit } from './browser.mjs';
import { ledger } from './hold.mjs';
import { pages } from './pages.mjs';

/** Pages with much to lose: tables of every size, charts with folded tables, what stands alone. */
const PRINTED = ['index.html', 'status.html', 'buku-1/swot.html', 'buku-2/strategi-program.html',
  'buku-4/pembiayaan.html', 'buku-4/peta-jalan.html'];

function poppler(program, ...arguments_) {
  const { stdout, error, status } = spawnSync(program, arguments_, { maxBuffer: 1 << 28 });
  if (error || status) throw error ?? new Error(`${program} ends with ${status}`);
  return stdout;
}

/** Runs in the page: the words of each cell of each table, drawings left out, folded or not. */
function cells() {
  const text = node => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    return node.matches('svg, .vh') ? '' : [...node.childNodes].map(text).join(' ');
  };
  return [...document.querySelectorAll('main :is(th, td)')].map(cell => (
    { table: cell.closest('[id]').id, words: text(cell).trim() }));
}

/** Returns how light a printed page is on the whole: 255 is white. */
function lightness(path, number) {
  const picture = poppler('pdftoppm', '-gray', '-r', '20', '-f', number, '-l', number, path);
  // A head of three lines: kind, size, depth.
  let at = 0;
  for (let line = 0; line < 3; line += 1) at = picture.indexOf('\n', at) + 1;
  const grey = picture.subarray(at);
  return grey.reduce((sum, own) => sum + own, 0) / grey.length;
}

export default async function print(browser, [folder]) {
  const { faults, hold } = ledger();
  const room = mkdtempSync(join(tmpdir(), 'smartplan-'));
  const { page } = await tab(browser, { scheme: 'dark' });
  const bare = words => words.normalize('NFKC').replace(/[\s\u00ad-]/g, '');
  for (const { name, url } of pages(folder).filter(own => PRINTED.includes(own.name))) {
    await visit(page, url);
    const wanted = await page.evaluate(cells);
    const path = join(room, 'page.pdf');
    await page.pdf({ path, preferCSSPageSize: true, printBackground: true });
    const text = bare(poppler('pdftotext', '-raw', path, '-').toString());
    for (const { table, words } of wanted) {
      hold(words.split(/\s+/).every(word => text.includes(bare(word))), `${name}: ${table}: "${words}" is not printed`);
    }
    const count = Number(poppler('pdfinfo', path).toString().match(/^Pages: +(\d+)/m)[1]);
    for (let number = 1; number <= count; number += 1) {
      const light = lightness(path, String(number));
      hold(light > 170, `${name}: page ${number} of ${count} is dark (${Math.round(light)})`);
    }
  }
  rmSync(room, { recursive: true });
  return faults;
}
