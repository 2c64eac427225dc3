// Files that hold a whole book: each is put into an empty folder and must pass what a site passes.

import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import access from './access.mjs';
import links from './links.mjs';
import markup from './markup.mjs';
import narrow from './narrow.mjs';
import { files } from './pages.mjs';
import quiet from './quiet.mjs';

export default async function single(browser, [folder]) {
  const room = mkdtempSync(join(tmpdir(), 'smartplan-'));
  const alone = files(join(folder, 'html-single')).map(path => {
    const site = join(room, basename(path, '.html'));
    mkdirSync(join(site, 'html'), { recursive: true });
    copyFileSync(path, join(site, 'html', basename(path)));
    return site;
  });
  const faults = alone.length ? [] : ['there is no such file'];
  // A file of a whole book has many chapters, each with the heading of a page.
  faults.push(...await markup(browser, alone, { advice: false }));
  for (const check of [access, links, narrow, quiet]) faults.push(...await check(browser, alone));
  rmSync(room, { recursive: true });
  return faults;
}
