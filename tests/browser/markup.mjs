// The checker of the W3C on every page, style sheet and picture, in one run of Java.

import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { files } from './pages.mjs';

const JAR = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');
const FLAGS = ['--format', 'json', '--exit-zero-always', '--also-check-css', '--also-check-svg'];

/**
 * The checker does not know that 'self' of a file covers the files beside it, and does not reckon
 * the hashes of what stands in a page.
 */
const known = message => /^(Resource|Inline style|Inline script) violates Content Security Policy/.test(message);

/** Returns the messages of the checker. Chromium is heard meanwhile: it leaves who keeps silent. */
async function judged(paths) {
  const arguments_ = ['-jar', JAR, ...FLAGS, ...paths];
  const { stderr } = await promisify(execFile)('java', arguments_, { maxBuffer: 1 << 28 });
  const text = stderr.slice(Math.max(stderr.indexOf('{'), 0));
  return JSON.parse(text).messages.filter(({ message }) => !known(message));
}

/** Judges every file; what the checker only advises counts too, unless `advice` is false. */
export default async function markup(_browser, folders, { advice = true } = {}) {
  const paths = folders.flatMap(files).filter(path => /\.(html|css|svg)$/.test(path));
  const found = (await judged(paths)).filter(({ type }) => advice || type !== 'info');
  return found.map(({ url, lastLine, type, subType, message, extract }) => {
    const path = url ? fileURLToPath(url.replace(/^file:\/*/, 'file:///')) : '';
    const folder = folders.find(own => path.startsWith(own)) ?? '/';
    return `${relative(dirname(folder), path)}:${lastLine}: ${subType ?? type}: ${message} ${extract ?? ''}`;
  });
}
