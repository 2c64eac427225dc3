// With script off: what every page names exists, ids are unique, and everything can be read.

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { dress, inTabs, visit } from './browser.mjs';
import { pages } from './pages.mjs';

/** Runs in the page: its ids, the addresses that it names, and the ids that attributes name. */
function survey() {
  const all = query => [...document.querySelectorAll(query)];
  const addresses = ['href', 'src', 'poster', 'data'].flatMap(name =>
    all(`[${name}]`).map(element => element.getAttribute(name)));
  const named = ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for', 'headers', 'list', 'form']
    .flatMap(name => all(`[${name}]`).flatMap(element => element.getAttribute(name).split(/\s+/)));
  return { ids: all('[id]').map(element => element.id), addresses, named };
}

/** Runs in the page: what cannot be seen or used although no script runs. */
function unreadable() {
  const all = query => [...document.querySelectorAll(query)];
  const seen = element => element.checkVisibility({ visibilityProperty: true });
  const words = element => element.textContent.trim().replace(/\s+/g, ' ').slice(0, 60);
  const hidden = all('main :is(p, li, tr, h1, h2, h3, h4)').filter(element =>
    words(element) && !seen(element) && !element.closest('details:not([open]), [hidden], [aria-hidden=true]'));
  const dead = all('button, input, select').filter(element => seen(element));
  return [
    ...hidden.map(element => `cannot be seen: ${element.localName} "${words(element)}"`),
    ...all('tr[hidden]').map(element => `hidden row: "${words(element)}"`),
    ...dead.map(element => `does nothing without script: ${element.outerHTML.slice(0, 80)}`),
  ];
}

export default async function links(browser, folders) {
  const surveys = new Map();
  const faults = [];
  await inTabs(browser, folders.flatMap(pages), async ({ page }, { name, url }) => {
    await dress(page, { script: false });
    await visit(page, url);
    const found = await page.evaluate(survey);
    surveys.set(url, { name, ...found, known: new Set(found.ids) });
    faults.push(...(await page.evaluate(unreadable)).map(text => `${name}: ${text}`));
  });
  for (const [url, { name, ids, addresses, named, known }] of surveys) {
    const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
    faults.push(...twice.map(id => `${name}: the id ${id} stands twice`));
    const lost = named.filter(id => id && !known.has(id));
    faults.push(...lost.map(id => `${name}: an attribute names ${id}, which is not there`));
    for (const address of addresses) {
      const target = new URL(address, url);
      if (target.protocol !== 'file:') {
        // Sources may be linked, never loaded: `quiet.mjs` sees to it.
        if (!/^(https?|mailto|data):$/.test(target.protocol)) faults.push(`${name}: odd link ${address}`);
        continue;
      }
      const id = decodeURIComponent(target.hash.slice(1));
      target.hash = '';
      if (!existsSync(fileURLToPath(target))) faults.push(`${name}: ${address} leads nowhere`);
      const page = surveys.get(target.href);
      if (id && page && !page.known.has(id)) faults.push(`${name}: ${address} leads to no such id`);
    }
  }
  return faults;
}
