// What the preview does to the page in its frame: puts new text into it without losing the place,
// pins findings where they belong, and tells which place of the plan was clicked.

// Makes a page part of the preview.
export function adopt(page, clicked) {
  page.documentElement.classList.add('in-preview');
  const style = page.createElement('link');
  style.rel = 'stylesheet';
  style.href = '/_/preview.css';
  page.head.append(style);
  page.addEventListener('click', event => {
    const link = event.target.closest('a[href]');
    // The frame shows this plan only; the world outside opens beside it.
    if (link && link.origin !== location.origin) link.target = '_blank';
    const marked = event.target.closest('[data-at]');
    const busy = event.target.closest('a, button, input, select, summary, label');
    const selected = page.getSelection().toString();
    if (marked && !busy && !selected) clicked(marked.dataset.at);
  });
}

// Reads a page as it was sent, before any script touched it.
export function parse(text) {
  return new DOMParser().parseFromString(text, 'text/html');
}

// Brings a page from what was sent before to what was sent now. Elements that did not change
// stay as they are, with all that scripts did to them; false when a table lost that, so that the
// page should be loaded again.
export function update(page, before, now) {
  page.title = now.title;
  bare = false;
  patch(page.body, before.body, now.body);
  return !bare;
}

let bare = false;

const TEXT = 3;
const MARKS = / data-at="[^"]*"/g;

const keys = new WeakMap();

// What a node says, wherever it stands in the plan.
function key(node) {
  if (node.nodeType === TEXT) return node.data;
  if (!keys.has(node)) keys.set(node, (node.outerHTML || '').replace(MARKS, ''));
  return keys.get(node);
}

// Most of a page is the same to the letter, which the browser tells without writing it out.
const same = (a, b) => a.isEqualNode(b) || key(a) === key(b);

function patch(live, before, now) {
  if (before.isEqualNode(now)) return;
  // The content of a template is none of its children.
  if (before.nodeName !== now.nodeName || before.nodeName === 'TEMPLATE') {
    live.replaceWith(live.ownerDocument.importNode(now, true));
    return;
  }
  if (before.nodeType === TEXT) {
    live.data = now.data;
    return;
  }
  if (same(before, now)) {
    move(live, before, now);
    return;
  }
  const lives = pair(live, before);
  if (!lives) {
    bare ||= Boolean(live.closest('table') || live.querySelector('table'));
    live.replaceWith(live.ownerDocument.importNode(now, true));
    return;
  }
  attributes(live, before, now);
  children(live, lives, [...before.childNodes], [...now.childNodes]);
}

// The text is the same, only its place in the plan is another.
function move(live, before, now) {
  const marked = node => [node, ...node.querySelectorAll('[data-at]')].filter(one => one.dataset.at);
  const places = marked(now).map(one => one.dataset.at);
  const moved = new Map(marked(before).map((one, at) => [one.dataset.at, places[at]]));
  for (const one of marked(live)) {
    if (moved.has(one.dataset.at)) one.dataset.at = moved.get(one.dataset.at);
  }
}

function attributes(live, before, now) {
  for (const { name, value } of now.attributes) {
    if (before.getAttribute(name) !== value) live.setAttribute(name, value);
  }
  for (const { name } of [...before.attributes]) {
    if (!now.hasAttribute(name)) live.removeAttribute(name);
  }
}

// Finds for each node that was sent the one on the page; scripts may have put others between
// them. Nothing when the page was changed beyond that.
function pair(live, before) {
  const out = [];
  let at = live.firstChild;
  for (const sent of before.childNodes) {
    while (at && !isSame(at, sent)) at = at.nextSibling;
    if (!at) return null;
    out.push(at);
    at = at.nextSibling;
  }
  return out;
}

function isSame(live, sent) {
  if (live.nodeType !== sent.nodeType || live.nodeName !== sent.nodeName) return false;
  if (sent.nodeType === TEXT) return live.data === sent.data;
  return !sent.getAttribute
    || live.id === sent.id && live.getAttribute('data-at') === sent.getAttribute('data-at');
}

// What is the same at the beginning and at the end stays; between them, one is made of another.
function children(live, lives, before, now) {
  const least = Math.min(before.length, now.length);
  let head = 0, tail = 0;
  while (head < least && same(before[head], now[head])) head += 1;
  while (tail < least - head && same(before.at(-1 - tail), now.at(-1 - tail))) tail += 1;
  const behind = lives[lives.length - tail] || null;
  const between = least - tail;
  for (let at = 0; at < between; at += 1) patch(lives[at], before[at], now[at]);
  for (let at = 1; at <= tail; at += 1) patch(lives.at(-at), before.at(-at), now.at(-at));
  lives.slice(between, lives.length - tail).forEach(one => one.remove());
  for (const one of now.slice(between, now.length - tail)) {
    live.insertBefore(live.ownerDocument.importNode(one, true), behind);
  }
}

const WEIGHT = { info: 1, warn: 2, err: 3 };

// Removes what `pin` added.
export function unpin(page) {
  page.querySelectorAll('.pin').forEach(one => one.remove());
  page.querySelectorAll('[data-found]').forEach(one => {
    one.classList.remove('has-err', 'has-warn', 'has-info');
    one.removeAttribute('data-found');
  });
}

// Pins findings to the elements that they belong to; `picked` is told which was chosen.
export function pin(page, findings, words, picked) {
  unpin(page);
  for (const finding of findings) {
    const marked = find(page, finding.at);
    if (!marked) continue;
    const weight = marked.dataset.found || '';
    if (!weight || WEIGHT[finding.severity] > WEIGHT[weight]) {
      marked.classList.remove(`has-${weight}`);
      marked.classList.add(`has-${finding.severity}`);
      marked.dataset.found = finding.severity;
    }
    const button = page.createElement('button');
    button.type = 'button';
    button.className = `pin ${finding.severity}`;
    button.textContent = finding.code;
    button.setAttribute('aria-label', `${words[finding.severity]} ${finding.code}`);
    button.addEventListener('click', event => {
      event.stopPropagation();
      event.preventDefault();
      picked(finding);
    });
    // A row takes it in its first cell, a figure or table in its caption; text flows around it.
    const room = marked.matches('tr') ? marked.cells[0] : marked.querySelector('.cap') || marked;
    if (room.matches('p, li, h1')) room.prepend(button); else room.append(button);
  }
}

// Finds the element that comes from a place of the plan.
export function find(page, place) {
  return place ? page.querySelector(`[data-at="${CSS.escape(place)}"]`) : null;
}

// Returns the place of the plan of the first thing in sight.
export function inSight(page) {
  const marked = [...page.querySelectorAll('main [data-at]')];
  return marked.find(one => one.getBoundingClientRect().bottom > 80)?.dataset.at;
}

// Shows where something stands; false when it stands on another page.
export function show(page, place) {
  const marked = find(page, place);
  page.querySelectorAll('.lit').forEach(one => one.classList.remove('lit'));
  if (!marked) return false;
  for (let up = marked; up; up = up.parentElement) {
    if (up.nodeName === 'DETAILS') up.open = true;
  }
  marked.classList.add('lit');
  marked.scrollIntoView({ block: 'center', behavior: 'instant' });
  return true;
}
