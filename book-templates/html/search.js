// Search over the whole plan, offline. The compiler made the index: a script of data, since a page
// from a disk may read nothing else, loaded at the first use.
(() => {
  'use strict';
  const dialog = document.getElementById('hal:cari');
  const opener = document.querySelector('[data-search]');
  if (!dialog?.showModal) return;
  const base = new URL('.', document.currentScript.src);
  const [field, list, status] = ['input', 'ol', '[role=status]'].map(part => dialog.querySelector(part));
  const WORD = /([\p{Alphabetic}\p{N}]+(?:[.\-–/][\p{Alphabetic}\p{N}]+)*)/u;
  const JOINT = /[.\-–/]/;
  const SHOWN = 20;
  let index, words, places, postings, families, names;
  const weights = [];

  function load() {
    const script = document.createElement('script');
    script.src = new URL('search-index.js', base);
    script.onload = () => {
      index = window.smartplanIndex;
      words = index.words.split(' ');
      places = new Map(words.map((word, at) => [word, at]));
      postings = index.postings.split(' ');
      families = new Map(index.roots.split(',').map(line => line.split(/ (.*)/)));
      names = index.entries.map(([, number, title]) => `${number} ${title}`.toLowerCase());
      find();
    };
    document.head.append(script);
  }

  // The roots that a word may have, by the rules of the compiler.
  function roots(word, { heads, tails, short, least }) {
    const found = new Set([word]);
    if (word.length <= short || !/^\p{Alphabetic}+$/u.test(word)) return found;
    const grow = cut => [...found].flatMap(cut).forEach(root => root?.length >= least && found.add(root));
    for (const step of tails) {
      grow(stem => step.map(tail => (stem.endsWith(tail) ? stem.slice(0, -tail.length) : '')));
    }
    for (const _ of [1, 2]) {
      grow(stem => heads.map(([head, next, put]) => {
        const rest = stem.slice(head.length);
        return stem.startsWith(head) && (!next || next.includes(rest[0])) ? put + rest : '';
      }));
    }
    return found;
  }

  // The words of the plan that a typed word means, with how close they are: itself, its family,
  // and what it begins.
  function meant(word, begins) {
    const found = new Map();
    if (begins) words.forEach((own, at) => own.startsWith(word) && found.set(at, 0));
    for (const root of roots(word, index)) {
      let at = 0;
      for (const step of families.get(root)?.split(' ') || []) found.set(at += parseInt(step, 36), 1);
      if (places.has(root)) found.set(places.get(root), root === word ? 3 : 1);
    }
    return found;
  }

  // Whether one letter more, less or other, or two in the wrong order, part the words.
  function near(one, other) {
    let at = 0;
    while (at < one.length && one[at] === other[at]) at += 1;
    const [a, b] = [one.slice(at), other.slice(at)];
    return [a, a.slice(1)].includes(b.slice(1)) || a.slice(1) === b || a[1] + a[0] + a.slice(2) === b;
  }

  // What was typed, word by word; one that nobody wrote is parted, or taken for its neighbour.
  function terms(text) {
    const known = word => word.length < 4 || meant(word, true).size;
    const common = (best, at) => (postings[at].length > postings[best].length ? at : best);
    const typed = text.split(WORD).filter((_, at) => at % 2);
    return typed.flatMap(word => (known(word) ? word : word.split(JOINT))).map((typed, at, all) => {
      const close = known(typed) ? [] : [...words.keys()].filter(at => near(typed, words[at]));
      const word = close.length ? words[close.reduce(common)] : typed;
      return { typed, word, found: meant(word, at === all.length - 1) };
    });
  }

  // The entries of a word, by place, with what it weighs in each.
  function weigh(word) {
    let entry = 0;
    return weights[word] ||= [...postings[word].matchAll(/(.*?)([A-Z])/g)]
      .map(([, step, weight]) => [entry += parseInt(step, 36), weight.charCodeAt(0) - 65]);
  }

  // Entries in which every word stands, the weightiest first.
  function rank(all, text) {
    const totals = names.map(name => (name.startsWith(`${text} `) ? 12 : name.includes(text) ? 4 : 0));
    for (const { found } of all) {
      const best = totals.map(() => -Infinity);
      for (const [word, closeness] of found) {
        for (const [entry, weight] of weigh(word)) best[entry] = Math.max(best[entry], weight + closeness);
      }
      best.forEach((weight, entry) => { totals[entry] += weight; });
    }
    const hits = [...totals.keys()].filter(entry => totals[entry] > 0);
    return hits.sort((a, b) => totals[b] - totals[a] || a - b);
  }

  function make(name, className, ...children) {
    const made = Object.assign(document.createElement(name), { className });
    made.append(...children);
    return made;
  }

  function result(entry, marks) {
    const [book, number, title, page, fragment, text] = index.entries[entry];
    const isHit = word => [word, ...word.split(JOINT)].some(part => marks.has(part.toLowerCase()));
    const show = parts => parts.map(part => (isHit(part) ? make('mark', '', part) : part));
    const parts = text.split(WORD);
    const from = Math.max(0, parts.findIndex(isHit) - 16);
    const to = from + 60;
    const link = make('a', '', make('span', 'where', book, ' ', make('b', '', number)), ' ',
      make('span', 'what', ...show(title.split(WORD))), ' ',
      make('span', 'text', from ? '… ' : '', ...show(parts.slice(from, to)), parts[to] ? ' …' : ''));
    link.href = new URL(index.pages[page] + fragment, base);
    return make('li', '', link);
  }

  function find() {
    if (!index) return;
    const text = field.value.trim().toLowerCase();
    const all = terms(text);
    const hits = all.length ? rank(all, text) : [];
    const marks = new Set(all.flatMap(({ found }) => [...found.keys()].map(at => words[at])));
    list.replaceChildren(...hits.slice(0, SHOWN).map(entry => result(entry, marks)));
    list.scrollTop = 0;
    status.textContent = !all.length ? 'Ketik kata, nomor, atau kode program.'
      : !hits.length ? 'Tidak ada hasil. Coba kata lain, atau lebih sedikit kata.'
        : `${hits.length > SHOWN ? `${SHOWN} dari ` : ''}${hits.length} hasil`
          + (all.some(({ typed, word }) => typed !== word) ? ` untuk “${all.map(({ word }) => word).join(' ')}”` : '');
  }

  function open() {
    if (!words) { words = []; load(); }
    if (!dialog.open) dialog.showModal();
    field.select();
    find();
  }

  opener.hidden = false;
  opener.addEventListener('click', open);
  field.addEventListener('input', find);
  dialog.addEventListener('click', event => {
    if (event.target === dialog || event.target.closest('[data-shut], a')) dialog.close();
  });
  dialog.addEventListener('keydown', event => {
    const stops = [field, ...list.querySelectorAll('a')];
    const at = stops.indexOf(event.target);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const types = /^(Backspace|\S)$/.test(event.key) && !event.ctrlKey && !event.metaKey;
    if (at > 0 && types) field.focus();
    if (step && at >= 0) stops[at + step]?.focus();
    else if (event.key === 'Enter' && at === 0) stops[1]?.click();
    else return;
    event.preventDefault();
  });
  document.addEventListener('keydown', event => {
    const typing = event.altKey || event.target.closest('input, select, textarea');
    if (event.ctrlKey || event.metaKey ? event.key !== 'k' : event.key !== '/' || typing) return;
    event.preventDefault();
    open();
  });
})();
