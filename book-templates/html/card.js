// Cards: what a reference, a source or a footnote points at, shown beside it while the pointer
// rests there or the keyboard has come to it. Only for the eye: the link itself leads there.
(() => {
  'use strict';
  const { all, make } = smartplan;
  const LINKS = 'a.xref, a.cite, a.fact, .fnref a';
  const ROWS = 4;
  let card, owner, timer;

  // Of a table the name and the last cell of the first rows, and the sum.
  function shortTable(table) {
    const rows = all('tbody tr:not(.grp):not(.sub)', table);
    const named = row => row.querySelector('th') || row.cells[0];
    const column = rows[0] ? named(rows[0]).cellIndex : 0;
    const short = make('table');
    const add = (cells, name) => {
      const row = make('tr', { className: name || '' });
      for (const cell of new Set(cells)) row.append(make('td', {}, ...cell.cloneNode(true).childNodes));
      short.append(row);
    };
    const head = table.tHead && table.tHead.rows[0];
    if (head && table.tHead.rows.length === 1) add([head.cells[column], head.lastElementChild], 'head');
    rows.slice(0, ROWS).forEach(row => add([named(row), row.lastElementChild]));
    const sum = all('tfoot tr', table).pop();
    if (sum) add([sum.firstElementChild, sum.lastElementChild], 'sum');
    const more = rows.length - ROWS;
    return more > 0 ? [short, make('p', { className: 'from' }, `dan ${more} baris lagi`)] : [short];
  }

  // What stands on this page is its own card.
  function ofThisPage(target) {
    const caption = target.querySelector('.cap p');
    const table = target.querySelector('table');
    const drawing = target.querySelector('svg[role=img], img');
    if (target.matches('figure')) {
      const parts = [make('p', { className: 'cap' }, ...(caption ? caption.cloneNode(true).childNodes : []))];
      if (table) parts.push(...shortTable(table));
      else if (drawing) parts.push(make('div', { className: 'chart' }, drawing.cloneNode(true)));
      return parts;
    }
    const heading = target.matches('h1, h2, h3') && target;
    if (!heading) return [...target.cloneNode(true).childNodes];
    let next = heading.parentElement.nextElementSibling;
    if (next && next.matches('.serves')) next = next.nextElementSibling;
    const opening = next && next.matches('p') ? [next.cloneNode(true)] : [];
    return [make('p', { className: 'cap' }, ...heading.cloneNode(true).childNodes), ...opening];
  }

  function content(link) {
    const prepared = link.dataset.card && document.getElementById(link.dataset.card);
    if (prepared) return [prepared.content.cloneNode(true)];
    const same = link.getAttribute('href').startsWith('#');
    const target = same && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return target ? ofThisPage(target) : [];
  }

  // A copy has no ids, no links and no stops of its own.
  function tame(box) {
    all('.back, .anchor, .fnref, desc', box).forEach(part => part.remove());
    all('a', box).forEach(link => link.replaceWith(...link.childNodes));
    for (const part of all('[id], [tabindex], [aria-labelledby]', box)) {
      ['id', 'tabindex', 'aria-labelledby'].forEach(name => part.removeAttribute(name));
    }
  }

  function hide() {
    clearTimeout(timer);
    if (card) card.remove();
    card = owner = null;
  }

  function show(link) {
    if (owner === link) return;
    hide();
    const parts = content(link);
    if (!parts.length) return;
    owner = link;
    card = make('div', { className: 'card' }, ...parts);
    card.setAttribute('aria-hidden', 'true');
    tame(card);
    document.body.append(card);
    const at = link.getClientRects()[0], { offsetWidth: width, offsetHeight: height } = card;
    const room = document.documentElement.clientWidth - width - 12;
    const above = at.bottom + height + 12 > innerHeight && at.top > height + 12;
    card.style.left = `${Math.max(12, Math.min(at.left, room)) + scrollX}px`;
    card.style.top = `${(above ? at.top - height - 8 : at.bottom + 8) + scrollY}px`;
  }

  const link = event => event.target.closest && event.target.closest(LINKS);
  const inCard = event => event.target.closest && event.target.closest('.card');
  const later = (act, wait, of) => { clearTimeout(timer); timer = setTimeout(act, wait, of); };
  document.addEventListener('mouseover', event => {
    if (link(event)) later(show, 220, link(event));
    else if (inCard(event)) clearTimeout(timer);
  });
  document.addEventListener('mouseout', event => {
    if (link(event) || inCard(event)) later(hide, 200);
  });
  document.addEventListener('focusin', event => {
    const focused = link(event);
    if (focused && focused.matches(':focus-visible')) show(focused); else hide();
  });
  document.addEventListener('keydown', event => { if (event.key === 'Escape') hide(); });
})();
