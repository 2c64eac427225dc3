// Pages that say nothing on the console, ask for nothing but files of the site, and miss none of
// them: from a folder, and from a static host under a sub-path.

import { pathToFileURL } from 'node:url';
import { inTabs, visit } from './browser.mjs';
import { pages } from './pages.mjs';
import { serveStatic } from './serve-static.mjs';

/** Says what a tab should not have said or asked for since it was last looked at, and forgets it. */
export function noise(record, base) {
  const stranger = url => !url.startsWith(base) && !/^(blob|data):/.test(url);
  const { said, asked, missed } = record;
  const faults = [
    ...said.map(text => `console: ${text}`),
    ...asked.filter(stranger).map(url => `request to elsewhere: ${url}`),
    ...missed.map(url => `not found: ${url}`),
  ];
  for (const list of [said, asked, missed]) list.length = 0;
  return faults;
}

/** Goes down the page, so that what is fetched late is fetched. */
async function scrollThrough(page) {
  await page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
      scrollTo(0, y);
      await frame();
    }
  });
  await page.waitForNetworkIdle({ idleTime: 50 });
}

export default async function quiet(browser, folders) {
  const faults = [];
  for (const folder of folders) {
    const host = await serveStatic(folder);
    const bases = [pathToFileURL(`${folder}/`).href, host.base];
    const visits = bases.flatMap(base => pages(folder).map(({ name }) => ({ base, name })));
    await inTabs(browser, visits, async (record, { base, name }) => {
      await visit(record.page, `${base}html/${name}`);
      await scrollThrough(record.page);
      const kind = base.split(':')[0];
      faults.push(...noise(record, base).map(text => `${name} (${kind}): ${text}`));
    });
    host.close();
  }
  return faults;
}
