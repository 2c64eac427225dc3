// The preview, served from a copy of a plan: an edit shows where one reads, an error leaves the
// last good page and is told, places open in the editor, findings are shown on the page.
// The variable SMARTPLAN names the command.

import { spawn } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { violations } from './access.mjs';
import { dress, tab } from './browser.mjs';
import { PATIENCE, becomes, ledger } from './hold.mjs';
import { noise } from './quiet.mjs';

const CHAPTER = 'tahap-1/01-pendahuluan.md';
const PAGE = '/html/buku-1/pendahuluan.html';
const PROGRAMS = '/html/buku-4/pembiayaan.html';

/** Starts the server and returns its address, its process, and how to end it. */
export async function serve(plan, editor) {
  const command = ['serve', plan, '--port', '0', '--editor', `"${editor}" {file}:{line}:{column}`];
  const server = spawn(process.env.SMARTPLAN, command, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  const base = await new Promise((resolve, reject) => {
    server.stderr.on('data', data => {
      said += data;
      const address = said.match(/http:\/\/\S+/);
      if (address) resolve(address[0]);
    });
    server.on('exit', () => reject(new Error(`the server ended: ${said}`)));
  });
  const ended = new Promise(resolve => { server.on('exit', resolve); });
  const end = () => { server.kill('SIGINT'); return ended; };
  return { base, end, pid: server.pid };
}

/** Writes a file as editors do: beside the old one, then in its place. */
function save(path, text) {
  writeFileSync(`${path}~`, text);
  renameSync(`${path}~`, path);
}

/** An editor that notes what it was asked to open. */
function fakeEditor(folder) {
  const path = join(folder, 'editor');
  const notes = join(folder, 'opened');
  writeFileSync(path, `#!/bin/sh\nprintf '%s\\n' "$1" >>'${notes}'\n`);
  chmodSync(path, 0o755);
  const opened = () => (existsSync(notes) ? readFileSync(notes, 'utf8').split('\n').slice(0, -1) : []);
  return { path, opened };
}

/** The shell of the preview in a tab, and the plan behind it. */
class Preview {
  constructor(page, plan, editor) {
    Object.assign(this, { page, plan, editor });
  }

  get frame() {
    return this.page.frames().find(frame => frame !== this.page.mainFrame());
  }

  state(name) {
    return becomes(this.page, name => document.getElementById('shell').dataset.state === name, name);
  }

  /** Waits until the page in the frame says something, or no longer does. */
  says(words, wanted = true) {
    return becomes(this.page, (words, wanted) => {
      const page = document.getElementById('frame').contentDocument;
      return page.readyState === 'complete' && page.body.textContent.includes(words) === wanted;
    }, words, wanted);
  }

  async go(path) {
    await this.page.select('#pages', path);
    return becomes(this.page, path => {
      const { location, readyState, documentElement } = document.getElementById('frame').contentDocument;
      return location.pathname === path && readyState === 'complete' && documentElement.matches('.in-preview')
        && document.getElementById('shell').dataset.followed === path;
    }, path);
  }

  /** Edits a file of the plan and returns how to take it back. */
  edit(name, change) {
    const path = join(this.plan, name);
    const before = readFileSync(path, 'utf8');
    const after = change(before);
    if (after === before) throw new Error(`the edit of ${name} changes nothing`);
    save(path, after);
    return () => save(path, before);
  }

  /** Waits for one more place to be opened and returns it: file, line. */
  async opens(act) {
    const count = this.editor.opened().length;
    await act();
    const end = performance.now() + PATIENCE;
    while (this.editor.opened().length === count && performance.now() < end) {
      await new Promise(done => { setTimeout(done, 30); });
    }
    const [, path, line] = this.editor.opened().slice(count)[0]?.match(/^(.*):(\d+):\d+$/) ?? [];
    return path ? readFileSync(path, 'utf8').split('\n')[line - 1] : 'nothing';
  }
}

async function passesAxe(preview, hold, when) {
  for (const scheme of ['light', 'dark']) {
    await dress(preview.page, { scheme });
    // The colours of a frame follow with its next picture.
    await preview.page.evaluate(() => new Promise(done => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
    const rooms = [['shell', preview.page], ['page', preview.frame]];
    for (const [name, room] of rooms.slice(0, when === 'printed pages' ? 1 : 2)) {
      const found = await violations(room, { iframes: false });
      hold(!found.length, `axe (${when}, ${scheme}, ${name}): ${found.join('\n  ')}`);
    }
  }
}

async function edits(preview, hold) {
  hold(await preview.go(PAGE), 'the list of pages does not lead to a page');
  await preview.frame.evaluate(() => { window.kept = true; scrollTo(0, 900); });
  await becomes(preview.page, () => document.getElementById('frame').contentWindow.scrollY === 900);
  const began = performance.now();
  const undo = preview.edit(CHAPTER, text => text.replace(/^(Pada 2017 )/m, '$1sebuah kalimat diubah dan '));
  hold(await preview.says('sebuah kalimat diubah'), 'an edit does not show');
  console.error(`preview: an edit shows after ${Math.round(performance.now() - began)} ms`);
  const [kept, top] = await preview.frame.evaluate(() => [window.kept, scrollY]);
  hold(kept && top === 900, `an edit loses the place: ${kept}, ${top}`);
  undo();
  hold(await preview.says('sebuah kalimat diubah', false), 'an edit that is taken back still shows');
}

/** Clicks what a query finds; once more when it was made anew in between. */
async function press(place, query, options) {
  for (let left = 5; ; left -= 1) {
    const element = await place.waitForSelector(query);
    try {
      await element.scrollIntoView();
      return await element.click(options);
    } catch (error) {
      if (!left || !/detached/.test(error.message)) throw error;
    }
  }
}

async function opensPlaces(preview, hold) {
  const click = (query, words) => preview.opens(() =>
    press(preview.frame, `::-p-xpath(//${query}[contains(., "${words}")])`, { offset: { x: 6, y: 6 } }));
  const line = await click('p', 'Pada 2017 Kabupaten');
  hold(line.startsWith('Pada 2017 Kabupaten'), `a click on a paragraph opens: ${line}`);
  await preview.go(PROGRAMS);
  const record = await click('td', 'Pusat operasi keamanan informasi');
  hold(/GOV-07|Pusat operasi/.test(record), `a click on a cell opens: ${record}`);
}

async function finding(preview, hold) {
  await preview.go(PAGE);
  const undo = preview.edit(CHAPTER, text => text.replace(/^(Pada 2017 )/m, '$1dengan Rp. 1.000 '));
  const card = await preview.page.waitForSelector('::-p-xpath(//article[contains(., "Rp. 1.000")])');
  hold(await preview.state('good'), 'a finding of a draft makes the page old');
  hold(await card.evaluate(own => own.textContent.includes('tahap-1/01-pendahuluan.md:')), 'a finding does not say its place');
  const button = what => `::-p-xpath(//article[contains(., "Rp. 1.000")]//button[${what}])`;
  const line = await preview.opens(() => press(preview.page, button('contains(., "ditor")')));
  hold(line.includes('Rp. 1.000'), `a finding opens: ${line}`);
  await preview.frame.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await press(preview.page, button('not(contains(., "ditor"))'));
  const inSight = await becomes(preview.page, () => {
    const lit = document.getElementById('frame').contentDocument.querySelector('.lit');
    if (!lit) return false;
    const { top, bottom } = lit.getBoundingClientRect();
    return top < document.getElementById('frame').clientHeight && bottom > 0;
  });
  hold(inSight, 'a finding of the panel is not shown on the page');
  await press(preview.frame, '.pin');
  hold(await becomes(preview.page, () => document.querySelector('.dg.lit')), 'a mark on the page does not show its finding');
  await passesAxe(preview, hold, 'a finding');
  undo();
  hold(await becomes(preview.page, () => !document.querySelector('.dg')), 'a mended finding stays in the panel');
  hold(await becomes(preview.page, () => !document.getElementById('frame').contentDocument.querySelector('.pin')),
    'a mended finding stays on the page');
}

async function error(preview, hold) {
  const undo = preview.edit('smartplan.yaml', text => `${text}\nregion: [\n`);
  hold(await preview.state('old'), 'an error does not make the page old');
  hold(await preview.page.$eval('.oldtag', own => own.checkVisibility()), 'nothing on the page says that it is old');
  hold(await preview.page.$eval('#oldbar', own => own.checkVisibility()), 'no bar says that the page is old');
  hold(await preview.says('Pada 2017 Kabupaten'), 'an error blanks the page');
  hold(await becomes(preview.page, () => document.querySelector('.dg')?.textContent.includes('smartplan.yaml')),
    'the panel does not tell the error');
  await passesAxe(preview, hold, 'an error');
  undo();
  hold(await preview.state('good'), 'a mended error is not cleared');
  hold(await becomes(preview.page, () => !document.querySelector('.dg') && !document.querySelector('.oldtag').checkVisibility()),
    'a mended error still shows');
}

/** Runs in the page: what is seen on each sheet, and which of them are drawn. */
const sheets = () => [...document.querySelectorAll('#sheets .sheet')].map(sheet => ({
  key: sheet.dataset.key,
  drawn: Boolean(sheet.querySelector('img').naturalWidth),
}));

/** Waits until a sheet is drawn as it is now. */
const drawn = (page, at) => becomes(page, at => {
  const sheet = document.querySelectorAll('#sheets .sheet')[at];
  const image = sheet?.querySelector('img');
  return image?.complete && image.naturalWidth > 0 && image.src.includes(encodeURIComponent(sheet.dataset.key));
}, at);

async function printed(preview, hold) {
  const { page } = preview;
  await preview.go(PAGE);
  await page.click('#t-pdf');
  hold(await drawn(page, 0), 'the printed pages do not come');
  const before = await page.evaluate(sheets);
  hold(before.length > 20 && before.filter(sheet => sheet.drawn).length < 10, 'more is drawn than is in sight');
  const undo = preview.edit(CHAPTER, text => text.replace(/^(Pada 2017 )/m, '$1sebuah kalimat diubah dan '));
  const changed = await becomes(page, keys => {
    const now = [...document.querySelectorAll('#sheets .sheet')].map(sheet => sheet.dataset.key);
    return now.length > 20 && now.some((key, at) => key !== keys[at]);
  }, before.map(sheet => sheet.key));
  hold(changed, 'an edit changes no printed page');
  const after = await page.evaluate(sheets);
  const at = after.findIndex(({ key }, own) => key !== before[own]?.key);
  const sheet = (await page.$$('#sheets .sheet'))[at];
  await sheet.scrollIntoView();
  hold(await drawn(page, at), 'a page that comes into sight is not drawn');
  const edited = await sheet.screenshot({ captureBeyondViewport: false });
  const top = await page.$eval('#p-pdf', own => own.scrollTop);
  undo();
  await becomes(page, (at, key) => document.querySelectorAll('#sheets .sheet')[at].dataset.key === key, at, before[at].key);
  hold(await drawn(page, at), 'a page in sight is not drawn anew');
  hold(!edited.equals(await sheet.screenshot({ captureBeyondViewport: false })), 'a page in sight looks as before the edit');
  hold(await page.$eval('#p-pdf', own => own.scrollTop) === top, 'an edit moves the printed pages');
  const line = await preview.opens(async () => {
    const image = await sheet.$('img');
    const { width, height } = await image.boundingBox();
    await image.click({ offset: { x: width / 2, y: height / 2 } });
  });
  hold(/\w/.test(line) && line !== 'nothing', `a click on a printed page opens: ${line}`);
  const middle = await preview.opens(async () => {
    await page.focus('#p-pdf');
    await page.keyboard.press('Enter');
  });
  hold(/\w/.test(middle) && middle !== 'nothing', `Enter on the printed pages opens: ${middle}`);
  await passesAxe(preview, hold, 'printed pages');
  // The volume, which has no number, stays chosen.
  await page.select('#books', '');
  const again = preview.edit(CHAPTER, text => text.replace(/^(Pada 2017 )/m, '$1sebuah kalimat diubah dan '));
  hold(await preview.says('sebuah kalimat diubah'), 'an edit does not show behind the printed pages');
  hold(await page.$eval('#books', own => own.value === '' && own.selectedIndex > 0), 'a save chooses another book');
  again();
  hold(await preview.says('sebuah kalimat diubah', false), 'an edit that is taken back still shows behind the printed pages');
  await page.click('#t-html');
}

export default async function preview(browser, [folder]) {
  const { faults, hold } = ledger();
  const plan = join(folder, 'plan');
  const editor = fakeEditor(folder);
  const { base, end } = await serve(plan, editor.path);
  const record = await tab(browser);
  const own = new Preview(record.page, plan, editor);
  try {
    await record.page.goto(base);
    hold(await own.state('good'), 'the plan is not shown');
    await passesAxe(own, hold, 'the beginning');
    await edits(own, hold);
    await opensPlaces(own, hold);
    await finding(own, hold);
    await printed(own, hold);
    await error(own, hold);
    faults.push(...noise(record, base));
  } finally {
    await record.page.close();
    // Connections that are open would keep it for ever.
    const late = new Promise(done => { setTimeout(done, PATIENCE, 'late').unref(); });
    hold(await Promise.race([end(), late]) !== 'late', 'the server does not end');
  }
  return faults;
}
