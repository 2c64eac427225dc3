// Contents: they follow the reader, become a drawer on phones, with and without script; headings
// are not covered when one arrives at them; footnotes lead there and back; links copy themselves.

import { dress, tab, visit } from './browser.mjs';
import { becomes, ledger, turns, visitFirst } from './hold.mjs';
import { pages } from './pages.mjs';
import { noise } from './quiet.mjs';

/** The drawer and what opens it. */
const SIDE = '.side';
const OPENER = '[data-open]';

/** Runs in the page: whether an element can be seen and nothing covers its beginning. */
function uncovered(query) {
  const element = document.querySelector(query);
  const { left, top, bottom } = element.getClientRects()[0];
  const hit = document.elementFromPoint(left + 2, (top + bottom) / 2);
  return Boolean(hit) && (element === hit || element.contains(hit) || hit.contains(element));
}

async function follows(page, hold) {
  const heads = await page.$$('main :is(h2, h3)[id]:not([id*=":"])');
  for (const head of heads) {
    const id = await head.evaluate(own => { own.scrollIntoView(); return own.id; });
    const marked = await becomes(page, id => {
      // Where two headings stand close together at the top, either is where the reader is.
      const top = id => document.getElementById(id).getBoundingClientRect().top;
      const near = (one, other) => one === other || Math.abs(top(one) - top(other)) < 100;
      const atEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 4;
      const current = [...document.querySelectorAll('[aria-current=location]')];
      const lists = new Set(current.map(own => own.closest('nav').className));
      return current.length > 0 && lists.size === current.length
        && (atEnd || current.every(own => near(decodeURIComponent(own.hash.slice(1)), id)));
    }, id);
    hold(marked, `the contents do not follow to ${id}`);
    const inSight = await becomes(page, () => [...document.querySelectorAll('[aria-current=location]')].every(link => {
      const at = link.getBoundingClientRect();
      const room = link.closest('nav').getBoundingClientRect();
      return !link.checkVisibility() || (at.top >= room.top - 1 && at.bottom <= Math.min(room.bottom, innerHeight) + 1);
    }));
    hold(inSight, `the mark of ${id} is out of sight in the contents`);
  }
}

async function arrives(page, hold) {
  for (const link of await page.$$(`${SIDE} a[href^="#"]`)) {
    const hash = await link.evaluate(own => { own.click(); return own.hash; });
    if (hash.startsWith('#hal:')) continue;
    const query = `[id="${decodeURIComponent(hash.slice(1))}"]`;
    hold(await becomes(page, hash => location.hash === hash, hash), `${hash} is not where the link leads`);
    hold(await becomes(page, uncovered, query), `${hash} is covered when one arrives`);
  }
}

async function drawer(page, hold) {
  const open = () => page.evaluate(query => {
    const { right, width } = document.querySelector(query).getBoundingClientRect();
    return width > 0 && right > 0 && document.querySelector(query).checkVisibility({ visibilityProperty: true });
  }, SIDE);
  const closed = async () => !await open();
  const focusIn = query => page.evaluate(query => document.querySelector(query).contains(document.activeElement), query);
  hold(!await open(), 'the contents cover a phone from the beginning');
  await page.click(OPENER);
  hold(await turns(open), 'the contents do not open');
  hold(await turns(() => focusIn(SIDE)), 'the focus does not come to the contents');
  hold(await turns(() => page.$eval('main', own => own.inert)), 'the page behind the contents can be reached');
  await page.keyboard.press('Escape');
  hold(await turns(closed), 'Escape does not close the contents');
  hold(await turns(() => focusIn(OPENER)), 'the focus does not come back');
  await page.click(OPENER);
  await page.click(`${SIDE} [data-close]`);
  hold(await turns(closed) && await turns(() => focusIn(OPENER)), 'the button does not close the contents');
  await page.click(OPENER);
  const link = await page.$(`${SIDE} a[href^="#"]:not([data-close])`);
  const hash = await link.evaluate(own => own.hash);
  await link.click();
  hold(await becomes(page, hash => location.hash === hash, hash), 'a link of the contents leads nowhere');
  hold(await turns(closed), 'the contents stay open behind a link');
  hold(await turns(() => page.$eval('main', own => !own.inert)), 'the page stays out of reach');
}

async function drawerWithoutScript(page, hold) {
  const visible = () => page.$eval(SIDE, own => own.checkVisibility({ visibilityProperty: true }));
  hold(!await visible(), 'without script the contents cover a phone');
  await page.click(OPENER);
  hold(await turns(visible), 'without script the contents do not open');
  await page.click(`${SIDE} [data-close]`);
  hold(await turns(async () => !await visible()), 'without script the contents do not close');
}

async function footnotes(page, hold) {
  const here = () => page.evaluate(() => decodeURIComponent(location.hash.slice(1)));
  const [mark, id] = await page.$eval('.fnref a[id]', own => [own.id, decodeURIComponent(own.hash.slice(1))]);
  await page.click('.fnref a[id]');
  hold(await turns(async () => await here() === id), 'a footnote mark does not lead to its note');
  hold(await turns(() => page.evaluate(uncovered, `[id="${id}"]`)), 'the note is covered');
  await page.click(`[id="${id}"] .back`);
  hold(await turns(async () => await here() === mark), 'a note does not lead back');
  hold(await turns(() => page.evaluate(uncovered, `[id="${mark}"]`)), 'the mark is covered when one comes back');
}

async function copies(browser, page, hold) {
  const session = await browser.target().createCDPSession();
  const permissions = ['clipboardReadWrite', 'clipboardSanitizedWrite'];
  await session.send('Browser.grantPermissions', { permissions });
  await page.bringToFront();
  for (const query of ['.h2 .anchor', '.tbl .anchor', '.fig .anchor']) {
    const link = await page.$(query);
    if (!link) continue;
    const address = await link.evaluate(own => own.href);
    await link.focus();
    await page.keyboard.press('Enter');
    hold(await becomes(page, () => document.querySelector('[role=status].toast')?.textContent === 'Tautan disalin'),
      `${query}: nothing says that the link is copied`);
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    hold(copied === address, `${query}: "${copied}" is copied, not ${address}`);
    await page.evaluate(() => document.querySelector('.toast')?.remove());
  }
}

export default async function contents(browser, [folder]) {
  const { faults, hold } = ledger();
  const record = await tab(browser);
  const { page } = record;
  const long = '.side ol ol ol a[href^="#"]';
  const at = async (query, look) => {
    await dress(page, look);
    return visitFirst(page, pages(folder), query, visit);
  };
  await at(long);
  await follows(page, hold);
  await arrives(page, hold);
  await at(long, { width: 360, height: 740 });
  await follows(page, hold);
  await arrives(page, hold);
  await at(long, { width: 360, height: 740 });
  await drawer(page, hold);
  await at(long, { width: 360, height: 740, script: false });
  await drawerWithoutScript(page, hold);
  await at('.fnref a[id]', { script: false });
  await footnotes(page, hold);
  await at('.fnref a[id]', { width: 360 });
  await footnotes(page, hold);
  await at('.tbl .anchor');
  await copies(browser, page, hold);
  return [...faults, ...noise(record, 'file:')];
}
