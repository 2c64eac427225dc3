// The checker of the W3C on every page, style sheet and picture, in one run of Java.

import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { files } from './pages.mjs';

const JAR = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');
const FLAGS = ['--format', 'json', '--exit-zero-always', '--also-check-css', '--also-check-svg'];

/**
 * The checker does not know that 'self' of a file covers the files beside it, and does not reckon
 * the hashes of what stands in a page.
 */
const known = message => /^(Resource|Inline style|Inline script) violates Content Security Policy/.test(message);

/** Returns the messages of the checker, one line each. */
function judged(paths) {
  const arguments_ = ['-jar', JAR, ...FLAGS, ...paths];
  const { stderr, error } = spawnSync('java', arguments_, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (error) throw error;
  const text = stderr.slice(Math.max(stderr.indexOf('{'), 0));
  return JSON.parse(text).messages.filter(({ message }) => !known(message));
}

/** Judges every file; what the checker only advises counts too, unless `advice` is false. */
export default async function markup(_browser, folders, { advice = true } = {}) {
  const paths = folders.flatMap(files).filter(path => /\.(html|css|svg)$/.test(path));
  const found = judged(paths).filter(({ type }) => advice || type !== 'info');
  return found.map(({ url, lastLine, type, subType, message, extract }) => {
    const path = url ? fileURLToPath(url.replace(/^file:\/*/, 'file:///')) : '';
    const folder = folders.find(own => path.startsWith(own)) ?? '/';
    return `${relative(dirname(folder), path)}:${lastLine}: ${subType ?? type}: ${message} ${extract ?? ''}`;
  });
}
