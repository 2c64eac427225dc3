// Cards beside references: by pointer and by keyboard, for what stands on this page and elsewhere.

import { violations } from './access.mjs';
import { dress, tab, visit } from './browser.mjs';
import { becomes, ledger, visitFirst } from './hold.mjs';
import { pages } from './pages.mjs';
import { noise } from './quiet.mjs';

/** Links that have a card, by what they lead to. */
const KINDS = {
  'a table of this page': 'main a.xref[href^="#tbl"]',
  'a figure of this page': 'main a.xref[href^="#gbr"], main a.xref[href^="#fig"]',
  'a table elsewhere': 'main a.xref[href*=".html#tbl"]',
  'a section elsewhere': 'main a.xref[href*=".html#"]:not([href*="#tbl"], [href*="#gbr"], [href*="#fig"])',
  'a quoted number': 'main a.fact',
  'a source': 'main a.cite',
  'a footnote': 'main .fnref a',
};

const shown = () => document.querySelector('.card')?.checkVisibility();
const gone = () => !document.querySelector('.card');

async function pointed(page, link, hold, judge) {
  await link.scrollIntoView();
  const box = (await link.evaluateHandle(own => own.getClientRects()[0]));
  const { x, y } = await box.evaluate(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 }));
  await page.mouse.move(x, y);
  if (!await becomes(page, shown)) return hold(false, 'no card for the pointer');
  const words = await link.evaluate(own => own.innerText.replace(/^.*,\s*/, '').trim());
  const card = await page.$eval('.card', own => {
    const { left, right, width, height } = own.getBoundingClientRect();
    const inside = left >= 0 && right <= innerWidth && width > 100 && height > 20;
    return { text: own.innerText, inside, hidden: own.ariaHidden, ids: own.querySelectorAll('[id], a, [tabindex]').length };
  });
  hold(card.text.trim().length > 10, 'the card is empty');
  if (/^(Tabel|Gambar|BAB) /.test(words)) hold(card.text.includes(words), `the card does not name ${words}`);
  hold(card.inside, 'the card stands outside of the window');
  hold(card.hidden === 'true' && card.ids === 0, 'the card repeats ids, links or stops');
  const against = judge ? await violations(page) : [];
  hold(!against.length, `axe does not pass the page with the card: ${against.join('; ')}`);
  // Pointed at itself, the card stays.
  const at = await page.$eval('.card', own => own.getBoundingClientRect().toJSON());
  await page.mouse.move(at.x + at.width / 2, at.y + Math.min(at.height / 2, 20), { steps: 4 });
  await page.evaluate(() => new Promise(done => { setTimeout(done, 400); }));
  hold(await page.evaluate(shown), 'the card goes while the pointer rests on it');
  await page.keyboard.press('Escape');
  hold(await becomes(page, gone), 'Escape does not close the card');
  await page.mouse.move(x, y);
  await becomes(page, shown);
  await page.mouse.move(1, 1);
  hold(await becomes(page, gone), 'the card stays when the pointer has gone');
}

async function focused(page, link, hold) {
  await link.focus();
  await page.keyboard.press('Tab');
  await page.keyboard.down('Shift');
  await page.keyboard.press('Tab');
  await page.keyboard.up('Shift');
  hold(await link.evaluate(own => own === document.activeElement), 'the keyboard does not come to the link');
  hold(await becomes(page, shown), 'no card for the keyboard');
  await page.keyboard.press('Escape');
  hold(await becomes(page, gone), 'Escape does not close the card of the keyboard');
  hold(await link.evaluate(own => own === document.activeElement), 'Escape takes the focus away');
}

export default async function cards(browser, [folder]) {
  const faults = [];
  const record = await tab(browser);
  const { page } = record;
  for (const [kind, query] of Object.entries(KINDS)) {
    await dress(page);
    const { name } = await visitFirst(page, pages(folder), query, visit);
    for (const width of [1440, 360]) {
      const { faults: own, hold } = ledger();
      await dress(page, { width });
      await page.reload();
      const link = await page.$(query);
      await pointed(page, link, hold, width > 1000);
      await focused(page, link, hold);
      faults.push(...own.map(text => `${kind} (${name}, ${width} px): ${text}`));
    }
  }
  return [...faults, ...noise(record, 'file:')];
}
