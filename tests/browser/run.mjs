// Runs one check on built folders: `node run.mjs CHECK FOLDER…`. Prints what is wrong, one fault a
// line, and exits with 1 if there is any.

import { launch } from './browser.mjs';

const [name, ...folders] = process.argv.slice(2);
const { default: check } = await import(`./${name}.mjs`);
const browser = await launch();
browser.on('disconnected', () => console.log('Chromium has ended'));
try {
  const faults = await check(browser, folders);
  for (const fault of faults) console.log(fault);
  process.exitCode = faults.length ? 1 : 0;
} finally {
  browser.removeAllListeners('disconnected');
  await browser.close();
}
