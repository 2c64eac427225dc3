// The files of a built site.

import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Lists all files below a folder, sorted. */
export function files(folder) {
  const entries = readdirSync(folder, { withFileTypes: true });
  const paths = entries.flatMap(entry => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path) : [path];
  });
  return paths.sort();
}

/** Lists the pages of the site of a folder: the path, the address, and a name to tell them by. */
export function pages(folder) {
  const site = join(folder, 'html');
  const paths = files(site).filter(path => path.endsWith('.html'));
  return paths.map(path => {
    const name = relative(site, path).split(sep).join('/');
    return { name, path, url: pathToFileURL(path).href };
  });
}
