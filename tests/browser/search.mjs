// Search, from a folder: by affix, number and code, by keyboard alone; told beside it, not judged:
// how long a key takes.

import { violations } from './access.mjs';
import { dress, tab, visit } from './browser.mjs';
import { becomes, ledger } from './hold.mjs';
import { pages } from './pages.mjs';
import { noise } from './quiet.mjs';

const FIELD = 'dialog.search input';

/** What is typed, and what one of the first results must say. */
const ASKED = [
  ['pembangunan', /membangun/i, 'another form of the word'],
  ['membangun', /pembangunan/i, 'another form of the word'],
  ['kapanewon layan', /layanan/i, 'a word that is only begun'],
  ['tabel 3.4', /Tabel 3\.4/, 'the number of a table'],
  ['GOV-04', /GOV-04/, 'the code of a programme'],
  ['anggran', /anggaran/i, 'a word with a slip of the finger'],
];

/** Runs in the page: the results, as told to the eye. */
const results = () => [...document.querySelectorAll('dialog.search li a')].map(link => ({
  text: link.innerText, url: link.href, marks: [...link.querySelectorAll('mark')].map(mark => mark.innerText),
}));

/** Types into the empty field, key by key, and returns the results and the time of the slowest key. */
async function ask(page, words) {
  await page.$eval(FIELD, field => field.select());
  await page.keyboard.press('Backspace');
  let slowest = 0;
  for (const key of words) {
    await page.evaluate(query => {
      const field = document.querySelector(query);
      const begin = { capture: true, once: true };
      field.addEventListener('input', () => { window.began = performance.now(); }, begin);
      field.addEventListener('input', () => { window.took = performance.now() - window.began; }, { once: true });
    }, FIELD);
    await page.keyboard.type(key);
    slowest = Math.max(slowest, await page.evaluate(() => window.took));
  }
  return { found: await page.evaluate(results), slowest };
}

export default async function search(browser, [folder]) {
  const { faults, hold } = ledger();
  const record = await tab(browser);
  const { page } = record;
  const [{ url }] = pages(folder);
  await visit(page, url);
  hold(record.asked.every(address => !address.includes('search-index')), 'the index is read before it is needed');
  await page.keyboard.press('/');
  hold(await page.$eval(FIELD, own => own === document.activeElement), 'the key / does not open the search');
  hold(await page.$eval(FIELD, own => own.value) === '', 'the key / is typed into the field');
  await page.waitForFunction('window.smartplanIndex');
  let slowest = 0;
  for (const [words, wanted, what] of ASKED) {
    const { found, slowest: own } = await ask(page, words);
    slowest = Math.max(slowest, own);
    hold(found.slice(0, 10).some(({ text }) => wanted.test(text)),
      `"${words}" does not find ${what}: ${found.slice(0, 3).map(own => own.text.replace(/\s+/g, ' ')).join(' | ')}`);
    hold(found.every(({ text }) => /^(Buku \d|Master Plan|Rencana)/.test(text.trim())), `"${words}": a result without its book`);
    hold(found.some(({ marks }) => marks.length), `"${words}": nothing is marked`);
  }
  console.error(`search: the slowest key took ${slowest.toFixed(1)} ms`);
  hold((await ask(page, 'zzqqzz')).found.length === 0, 'nonsense is found');
  hold(await page.$eval('dialog.search [role=status]', own => own.textContent.length > 10), 'nothing says that nothing is found');

  for (const scheme of ['light', 'dark']) {
    await dress(page, { scheme });
    await ask(page, 'layanan');
    const against = await violations(page);
    hold(!against.length, `axe (${scheme}, search open): ${against.join('; ')}`);
  }

  const { found } = await ask(page, 'Quick Win');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const at = () => page.evaluate(() => document.activeElement.href);
  hold(await at() === found[1].url, 'arrows do not walk through the results');
  await page.keyboard.press('ArrowUp');
  hold(await at() === found[0].url, 'arrows do not walk back');
  await page.keyboard.press('Escape');
  hold(await becomes(page, () => !document.querySelector('dialog.search').open), 'Escape does not close the search');
  await page.keyboard.down('Control');
  await page.keyboard.press('k');
  await page.keyboard.up('Control');
  hold(await page.$eval('dialog.search', own => own.open), 'Ctrl-K does not open the search');
  const { found: again } = await ask(page, 'IKP-GOV-05');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  hold(page.url() === again[0].url, `Enter leads to ${page.url()}, not ${again[0].url}`);
  const target = await page.evaluate(() => {
    const element = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    return element?.textContent ?? '';
  });
  hold(target.includes('IKP-GOV-05'), 'the place that is found does not say what was asked');

  // From a page below, with the pointer.
  await visit(page, pages(folder).find(({ name }) => name.includes('/')).url);
  await page.click('[data-search]');
  await becomes(page, () => window.smartplanIndex);
  const { found: below } = await ask(page, 'layanan');
  await Promise.all([page.waitForNavigation(), page.click('dialog.search li a')]);
  hold(page.url() === below[0].url, 'a click on a result leads elsewhere');
  await page.keyboard.press('/');
  await page.keyboard.press('Escape');
  return [...faults, ...noise(record, 'file:')];
}
