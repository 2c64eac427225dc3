// The switch of colours: what it shows, that the choice is kept, and that it is there before
// anything is painted.

import { tab, visit, dress } from './browser.mjs';
import { becomes, ledger } from './hold.mjs';
import { pages } from './pages.mjs';
import { noise } from './quiet.mjs';

const SWITCH = '[data-theme-switch]';

/** Runs in the page: whether the paper is dark. */
function isDark() {
  const [red, green, blue] = getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number);
  return red + green + blue < 3 * 96;
}

/** Runs in every page before anything else: notes when the choice of colours is set. */
function watch() {
  window.themed = undefined;
  new MutationObserver(() => {
    if (document.documentElement?.dataset.theme) window.themed ??= performance.now();
  }).observe(document, { attributes: true, childList: true, subtree: true });
}

/** Runs in the page: presses the switch and returns the paper before and at once after it. */
function pressed(query) {
  const paper = () => getComputedStyle(document.body).backgroundColor;
  const before = paper();
  document.querySelector(query).click();
  return [before, paper()];
}

export default async function theme(browser, [folder]) {
  const { faults, hold } = ledger();
  const record = await tab(browser);
  const { page } = record;
  const [first, second] = pages(folder);
  const press = async () => {
    const before = await page.$eval(SWITCH, own => own.ariaLabel);
    await page.click(SWITCH);
    await becomes(page, (query, label) => document.querySelector(query).ariaLabel !== label, SWITCH, before);
    return page.$eval(SWITCH, own => own.ariaLabel);
  };
  await page.evaluateOnNewDocument(watch);
  await visit(page, first.url);
  hold(!await page.evaluate(isDark), 'a light system has a dark page');
  const labels = new Set([await page.$eval(SWITCH, own => own.ariaLabel)]);
  hold(labels.has('Tema: ikut sistem'), `the switch begins with ${[...labels]}`);
  labels.add(await press());
  hold(!await page.evaluate(isDark), 'the first choice is not light');
  await dress(page, { scheme: 'dark' });
  hold(!await page.evaluate(isDark), 'light is chosen, yet a dark system makes the page dark');
  await dress(page, { scheme: 'light' });
  labels.add(await press());
  hold(await page.evaluate(isDark), 'the second choice is not dark');
  hold(labels.size === 3, `the switch does not say what it does: ${[...labels]}`);

  for (const url of [first.url, second.url]) {
    await visit(page, url);
    hold(await page.evaluate(isDark), 'the choice is not kept');
    const [themed, painted] = await page.evaluate(() => new Promise(done => {
      const told = list => {
        const first = list.find(entry => entry.name === 'first-paint');
        if (first) done([window.themed, first.startTime]);
      };
      new PerformanceObserver(list => told(list.getEntries())).observe({ type: 'paint', buffered: true });
    }));
    hold(themed < painted, `colours are set at ${themed} ms, after the first paint at ${painted} ms`);
  }
  await press();
  hold(!await page.evaluate(isDark), 'the third choice does not follow a light system');
  await dress(page, { scheme: 'dark' });
  hold(await becomes(page, isDark), 'the third choice does not follow a dark system');
  await visit(page, first.url);
  hold(await page.evaluate(isDark), 'a dark system has a light page');
  const [dark, light] = await page.evaluate(pressed, SWITCH);
  hold(dark !== light, 'motion is not wanted, yet colours change by and by');
  return [...faults, ...noise(record, 'file:')];
}
