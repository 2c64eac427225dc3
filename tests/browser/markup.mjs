// The checker of the W3C on every page, style sheet and picture, in one run of Java.

import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { files } from './pages.mjs';

const JAR = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');
const FLAGS = ['--format', 'json', '--exit-zero-always', '--also-check-css', '--also-check-svg'];

/** The checker does not know that 'self' of a file covers the files beside it. */
const known = message => message.startsWith('Resource violates Content Security Policy (meta tag)');

/** Returns the messages of the checker, one line each. */
function judged(paths) {
  const arguments_ = ['-jar', JAR, ...FLAGS, ...paths];
  const { stderr, error } = spawnSync('java', arguments_, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (error) throw error;
  const text = stderr.slice(Math.max(stderr.indexOf('{'), 0));
  return JSON.parse(text).messages.filter(({ message }) => !known(message));
}

export default async function markup(_browser, folders) {
  const faults = [];
  for (const folder of folders) {
    const paths = files(folder).filter(path => /\.(html|css|svg)$/.test(path));
    for (const { url, lastLine, type, subType, message, extract } of judged(paths)) {
      const name = url ? relative(folder, fileURLToPath(url.replace(/^file:\/*/, 'file:///'))) : '';
      faults.push(`${name}:${lastLine}: ${subType ?? type}: ${message} ${extract ?? ''}`);
    }
  }
  return faults;
}
