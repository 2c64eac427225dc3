// The shell of `smartplan serve`: it hears of every build, keeps the page in the frame up to date,
// and shows what was found beside it.

import * as client from './client.js';
import * as sheets from './sheets.js';

const WORDS = {
  id: {
    skip: 'Lompat ke temuan', preview: 'Pratinjau', findings: 'Temuan', page: 'Halaman',
    lang: 'Bahasa temuan', form: 'Bentuk halaman', width: 'Lebar halaman', book: 'Buku',
    phone: 'Telepon', tablet: 'Tablet', full: 'Penuh', filter: 'Saring menurut bobot',
    err: 'Galat', warn: 'Peringatan', info: 'Info', old: 'LAMA', volume: 'Master Plan',
    waiting: 'Rencana ini belum dapat ditampilkan. Perbaiki temuannya; halaman muncul sendiri setelah disimpan.',
    built: 'Terbangun', unbuilt: 'Belum terbangun', lost: 'Terputus', wait: 'Membaca rencana',
    lostMore: 'smartplan serve sudah berhenti',
    oldMore: (good, bad) => `Halaman lama: hasil baik terakhir, pukul ${good}. Simpanan pukul ${bad} belum dapat dibangun.`,
    here: 'Pada halaman ini', hint: 'Saran:', open: 'Buka di editor', show: 'Tunjukkan di halaman',
    clean: 'Tidak ada temuan.', hidden: 'Semua temuan tersaring.', opened: 'Membuka',
    unopened: 'Editor tidak dapat dibuka', theme: 'Tema', auto: 'ikut sistem', light: 'terang', dark: 'gelap',
    fault: 'Kesalahan smartplan sendiri', laying: 'Halaman sedang disusun.', sheet: 'Halaman',
  },
  en: {
    skip: 'Skip to findings', preview: 'Preview', findings: 'Findings', page: 'Page',
    lang: 'Language of findings', form: 'Form of the page', width: 'Width of the page', book: 'Book',
    phone: 'Phone', tablet: 'Tablet', full: 'Full', filter: 'Filter by weight',
    err: 'Error', warn: 'Warning', info: 'Info', old: 'OLD', volume: 'Master Plan',
    waiting: 'This plan cannot be shown yet. Mend its findings; the pages appear when you save.',
    built: 'Built', unbuilt: 'Not built', lost: 'Disconnected', wait: 'Reading the plan',
    lostMore: 'smartplan serve has ended',
    oldMore: (good, bad) => `Old page: the last good result, of ${good}. What was saved at ${bad} cannot be built yet.`,
    here: 'On this page', hint: 'Hint:', open: 'Open in editor', show: 'Show on the page',
    clean: 'No findings.', hidden: 'All findings are filtered out.', opened: 'Opening',
    unopened: 'The editor cannot be opened', theme: 'Theme', auto: 'as the system', light: 'light', dark: 'dark',
    fault: 'A mistake of smartplan itself', laying: 'The pages are being laid out.', sheet: 'Page',
  },
};

const $ = id => document.getElementById(id);
const all = (query, within = document) => [...within.querySelectorAll(query)];
const shell = $('shell'), frame = $('frame');

const stored = key => { try { return localStorage.getItem(key); } catch { return null; } };
const store = (key, value) => { try { localStorage.setItem(key, value); } catch { /* for now only */ } };

let session, state, lang, words;
// The page in the frame: its path, what was sent for it, and of which build.
let path = '', sent = null, number = 0, look = '', loading = 0;
// The finding that was chosen last.
let lit = '';

function make(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in element) element[key] = value; else element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const use = document.createElementNS(svg.namespaceURI, 'use');
  svg.setAttribute('class', 'i');
  svg.setAttribute('aria-hidden', 'true');
  use.setAttribute('href', `#i-${name}`);
  svg.append(use);
  return svg;
}

let timer;
function say(text) {
  $('toast').textContent = text;
  $('toast').hidden = false;
  clearTimeout(timer);
  timer = setTimeout(() => { $('toast').hidden = true; }, 2600);
}

// Language, of the shell and of the findings.
function speak(next) {
  lang = next in WORDS ? next : 'id';
  words = WORDS[lang];
  document.documentElement.lang = lang;
  all('[data-t]').forEach(one => { one.textContent = words[one.dataset.t]; });
  all('[data-label]').forEach(one => one.setAttribute('aria-label', words[one.dataset.label]));
  frame.title = words.page;
  $('lang').value = lang;
  dress();
  if (state) render();
}

// Colours: those of the page are kept under the same name.
const KEY = 'smartplan-theme';
const THEMES = ['', 'light', 'dark'];
let theme = Math.max(0, THEMES.indexOf(stored(KEY)));

function dress() {
  const name = THEMES[theme];
  for (const root of [document.documentElement, frame.contentDocument?.documentElement]) {
    if (!root) continue;
    if (name) root.dataset.theme = name; else delete root.dataset.theme;
  }
  $('theme').replaceChildren(icon({ '': 'auto', light: 'sun', dark: 'moon' }[name]));
  $('theme').title = `${words.theme}: ${words[name || 'auto']}`;
  $('theme').setAttribute('aria-label', $('theme').title);
}

const clock = time => new Date(time).toLocaleTimeString('id-ID', { hour12: false });

// What the last build came to.
function render() {
  const kind = !state.number ? 'wait' : state.good ? 'good' : state.shown ? 'old' : 'none';
  shell.dataset.state = kind === 'none' ? 'old' : kind;
  const [image, text] = { wait: ['wait', words.wait], good: ['check', words.built] }[kind]
    || ['err', words.unbuilt];
  const more = state.number ? make('small', {}, `${clock(state.times[1])} · ${state.ms} ms`) : '';
  $('pill').replaceChildren(icon(image), text, more);
  $('oldbar').hidden = kind !== 'old';
  if (kind === 'old') {
    const times = state.times.map(clock);
    $('oldbar').querySelector('p').textContent = words.oldMore(...times);
  }
  $('plan').textContent = state.title;
  document.title = state.title ? `${state.title} · ${words.preview}` : words.preview;
  $('waiting').hidden = kind !== 'none';
  $('paper').hidden = !state.shown;
  listPages();
  listBooks();
  listFindings();
}

function lost() {
  shell.dataset.state = 'lost';
  $('pill').replaceChildren(icon('err'), words.lost, make('small', {}, words.lostMore));
}

function listPages() {
  const groups = new Map();
  for (const page of state.pages) {
    const book = state.books.find(([one]) => one === page.book);
    const label = book ? book[1] : words.volume;
    if (!groups.has(label)) groups.set(label, make('optgroup', { label }));
    groups.get(label).append(make('option', { value: `/${page.path}` }, page.title));
  }
  $('pages').replaceChildren(...groups.values());
  $('pages').value = path;
}

function listBooks() {
  // The volume has no number.
  const chosen = $('books').value;
  const book = ([value, text]) => make('option', { value }, text);
  $('books').replaceChildren(...state.books.map(book), book(['', words.volume]));
  $('books').value = chosen;
  if ($('books').selectedIndex < 0) $('books').value = '';
}

// Findings: those of the page in sight first, then the others by file.
function listFindings() {
  const findings = state.findings.concat(inPrint() ? sheets.findings : []);
  const shown = new Set(all('[data-severity][aria-pressed=true]').map(one => one.dataset.severity));
  for (const button of all('[data-severity]')) {
    const own = findings.filter(finding => finding.severity === button.dataset.severity);
    button.querySelector('b').textContent = own.length;
  }
  $('total').textContent = findings.length;
  const chosen = findings.filter(finding => shown.has(finding.severity));
  const here = chosen.filter(isHere);
  const groups = new Map();
  for (const finding of chosen.filter(finding => !here.includes(finding))) {
    if (!groups.has(finding.file)) groups.set(finding.file, []);
    groups.get(finding.file).push(finding);
  }
  const parts = state.fault ? [make('p', { className: 'clean' }, `${words.fault}: ${state.fault}`)] : [];
  if (here.length) parts.push(make('h3', { className: 'here' }, `${words.here} (${here.length})`), ...here.map(card));
  for (const [file, own] of groups) parts.push(make('h3', {}, file), ...own.map(card));
  if (!chosen.length) {
    parts.push(make('p', { className: 'clean' }, findings.length ? words.hidden : words.clean));
  }
  const top = $('list').scrollTop;
  $('list').replaceChildren(...parts);
  $('list').scrollTop = top;
  pin(chosen);
}

const isHere = finding => Boolean(frame.contentDocument && client.find(frame.contentDocument, finding.at));
const name = finding => `${finding.code} ${finding.file}:${finding.line}:${finding.column}`;

function card(finding) {
  const place = `${finding.file}:${finding.line}:${finding.column}`;
  const acts = make('p', { className: 'acts' });
  if (finding.own) acts.append(opener(place));
  if (finding.at || inPrint() && finding.own) {
    const button = make('button', { className: 'btn', type: 'button' }, icon('go'), words.show);
    button.addEventListener('click', () => show(finding));
    acts.append(button);
  }
  const more = finding.lines.length ? [excerpt(finding)] : [];
  for (const hint of finding.hints) {
    more.push(make('p', { className: 'hint' }, make('b', {}, words.hint), ' ', ...coded(hint[lang])));
  }
  const element = make('article', { className: `dg ${finding.severity}` },
    make('h4', {}, icon(finding.severity), `${words[finding.severity]} `, make('code', {}, finding.code), make('span', {}, finding.name)),
    make('p', { className: 'msg' }, ...coded(finding.message[lang])),
    make('p', { className: 'loc' }, make('code', {}, place)),
    ...more, acts);
  element.dataset.name = name(finding);
  element.classList.toggle('lit', lit === element.dataset.name);
  return element;
}

// What stands between backticks is code.
const coded = text => text.split('`').map((part, at) => (at % 2 ? make('code', {}, part) : part));

function excerpt(finding) {
  const pre = make('pre', { tabIndex: 0 });
  const wide = String(finding.line).length;
  for (const [line, text] of finding.lines) {
    pre.append(make('i', {}, `${String(line).padStart(wide)} │ `));
    if (line === finding.line) {
      const letters = [...text], from = finding.column - 1, to = from + finding.length;
      const part = (...range) => letters.slice(...range).join('');
      // Of a long line, what stands just before is enough.
      const near = from > 40 ? `…${part(from - 24, from)}` : part(0, from);
      pre.append(near, make('b', {}, part(from, to)), part(to));
    } else {
      pre.append(text);
    }
    pre.append('\n');
  }
  return pre;
}

// Places are opened by the command that was given, or by the browser through `vscode://`.
const address = place => `vscode://file${encodeURI(session.root)}/${encodeURI(place)}`;

function opener(place) {
  const label = [icon('edit'), words.open];
  if (!session.editor) return make('a', { className: 'btn', href: address(place) }, ...label);
  const button = make('button', { className: 'btn', type: 'button' }, ...label);
  button.addEventListener('click', () => open(place));
  return button;
}

async function open(place) {
  say(`${words.opened} ${place}`);
  if (!session.editor) {
    location.href = address(place);
    return;
  }
  const [, file, line, column] = place.match(/^(.*):(\d+):(\d+)$/);
  const query = new URLSearchParams({ file, line, column });
  const headers = { 'x-smartplan': session.token };
  const answer = await fetch(`/_/open?${query}`, { method: 'POST', headers }).catch(() => null);
  if (!answer?.ok) say(words.unopened);
}

// A finding on the page; on another page, that page is opened first.
let wanted = '';
function show(finding) {
  choose(finding);
  shell.dataset.pane = 'page';
  $('to-list').setAttribute('aria-pressed', 'false');
  if (inPrint()) {
    sheets.show(finding.at || name(finding).split(' ')[1]);
    return;
  }
  if (frame.contentDocument && client.show(frame.contentDocument, finding.at)) return;
  if (!finding.page) return;
  wanted = finding.at;
  go(`/${finding.page}`);
}

function choose(finding) {
  lit = name(finding);
  for (const one of all('.dg')) one.classList.toggle('lit', one.dataset.name === lit);
}

function pin(findings) {
  if (!frame.contentDocument?.documentElement.classList.contains('in-preview')) return;
  client.pin(frame.contentDocument, findings, words, finding => {
    choose(finding);
    shell.dataset.pane = 'list';
    document.querySelector('.dg.lit')?.scrollIntoView({ block: 'center' });
  });
}

// The page in the frame.
function go(to) {
  loading = state.shown;
  frame.contentWindow.location.replace(to);
}

async function loaded() {
  const page = frame.contentDocument;
  if (!page || !page.location.pathname.startsWith('/html/')) return;
  // What was saved while it was loaded may be on it or not.
  const began = loading || state.shown;
  loading = 0;
  path = decodeURIComponent(page.location.pathname);
  [number, look, sent] = [state.shown, state.look, null];
  history.replaceState(null, '', `#${path}${page.location.hash}`);
  client.adopt(page, open);
  dress();
  render();
  if (wanted) client.show(page, wanted);
  wanted = '';
  const text = await read(path);
  if (page !== frame.contentDocument) return;
  sent = text && client.parse(text);
  if (began !== state.shown) page.location.reload();
  else shell.dataset.followed = path;
}

async function read(from) {
  const answer = await fetch(encodeURI(from)).catch(() => null);
  return answer?.ok ? answer.text() : null;
}

// A new build: the page takes over what is new, or is loaded again when its look changed.
async function follow() {
  if (!state.shown) return;
  if (!path) {
    const from = decodeURIComponent(location.hash.slice(1));
    go(from.startsWith('/html/') ? from : '/html/index.html');
    return;
  }
  if (number === state.shown) return;
  const [next, page] = [state.shown, frame.contentDocument];
  // A frame that lost its connection shows a page of the browser's own.
  if (!page) {
    go(encodeURI(path));
    return;
  }
  if (look !== state.look || !sent) {
    number = next;
    loading = next;
    page.location.reload();
    return;
  }
  const text = await read(path);
  if (page !== frame.contentDocument || next < number) return;
  if (!text) {
    // The page is gone: its chapter was deleted or renamed.
    if (!state.pages.some(one => `/${one.path}` === path)) go('/html/index.html');
    return;
  }
  const now = client.parse(text);
  client.unpin(page);
  const whole = client.update(page, sent, now);
  [number, sent] = [next, now];
  if (!whole) {
    loading = next;
    page.location.reload();
  }
}

// Printed pages: of the book whose page is in the frame, where its text is.
const inPrint = () => $('t-pdf').getAttribute('aria-selected') === 'true';

async function print(place) {
  if (!inPrint() || !state?.shown) return;
  await sheets.lay($('books').value, $('books').selectedOptions[0]?.text, words);
  listFindings();
  if (place) sheets.show(place);
}

function toPrint(place) {
  const book = path.match(/^\/html\/buku-(\d+)\//);
  $('books').value = book ? book[1] : '';
  print(place);
}

// Forms of the page, widths, panes.
let scrolled = 0;

function pick(tab, focus) {
  const was = inPrint();
  // A frame that is not shown forgets where it was, and nothing in it is in sight.
  const page = frame.contentDocument;
  const place = was || !page ? null : client.inSight(page);
  if (!was) scrolled = frame.contentWindow.scrollY;
  for (const one of all('[role=tab]')) {
    const chosen = one === tab;
    one.setAttribute('aria-selected', chosen);
    one.tabIndex = chosen ? 0 : -1;
    $(one.getAttribute('aria-controls')).hidden = !chosen;
  }
  shell.dataset.pane = 'page';
  $('books').hidden = !inPrint();
  document.querySelector('.widths').hidden = inPrint();
  if (inPrint() && !was) toPrint(place);
  if (was && !inPrint()) frame.contentWindow.scrollTo({ top: scrolled, behavior: 'instant' });
  if (was !== inPrint() && state) listFindings();
  if (focus) tab.focus();
}

function listen() {
  all('[role=tab]').forEach(tab => {
    tab.addEventListener('click', () => pick(tab));
    tab.addEventListener('keydown', event => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      const tabs = all('[role=tab]:not([hidden])');
      if (step) pick(tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length], true);
    });
  });
  all('[data-width]').filter(one => one.nodeName === 'BUTTON').forEach(button => {
    button.addEventListener('click', () => {
      $('p-html').dataset.width = button.dataset.width;
      all('button[data-width]').forEach(one => one.setAttribute('aria-pressed', one === button));
    });
  });
  all('[data-severity]').forEach(button => button.addEventListener('click', () => {
    button.setAttribute('aria-pressed', button.getAttribute('aria-pressed') !== 'true');
    listFindings();
  }));
  $('to-list').addEventListener('click', () => {
    const list = shell.dataset.pane !== 'list';
    shell.dataset.pane = list ? 'list' : 'page';
    $('to-list').setAttribute('aria-pressed', list);
  });
  $('pages').addEventListener('change', () => {
    pick($('t-html'));
    go(encodeURI($('pages').value));
  });
  $('books').addEventListener('change', () => print());
  sheets.start(open);
  $('lang').addEventListener('change', () => { store('smartplan-lang', $('lang').value); speak($('lang').value); });
  $('theme').addEventListener('click', () => {
    theme = (theme + 1) % THEMES.length;
    store(KEY, THEMES[theme]);
    dress();
  });
  frame.addEventListener('load', loaded);
}

async function start() {
  session = await (await fetch('/_/session')).json();
  listen();
  speak(stored('smartplan-lang') || session.lang);
  const events = new EventSource('/_/events');
  events.addEventListener('error', lost);
  let turn = Promise.resolve();
  events.addEventListener('message', event => {
    const next = JSON.parse(event.data);
    if (!next) return;
    state = next;
    // Who looks at printed pages does not wait for the page behind them.
    const printed = print();
    // One that fails must not keep those behind it from being followed.
    turn = turn.then(follow).then(render).then(() => printed).catch(error => console.error(error));
  });
}

start();
