// What a page gains when scripts run. Every page reads, links and prints without this file.
(() => {
  'use strict';
  const root = document.documentElement;
  const all = (query, within = document) => [...within.querySelectorAll(query)];
  const byId = id => document.getElementById(id);

  // The drawer with the contents: keeps the focus, closes on Escape.
  function drawer() {
    const side = byId('hal:daftar'), opener = document.querySelector('[data-open]');
    if (!side || !opener) return;
    const rest = all('.top, .readbar, main, .here, .foot');
    const set = open => {
      side.classList.toggle('open', open);
      rest.forEach(part => { part.inert = open; });
      if (open) side.querySelector('[data-close]').focus(); else opener.focus();
    };
    opener.addEventListener('click', event => { event.preventDefault(); set(true); });
    document.addEventListener('click', event => {
      if (!side.classList.contains('open')) return;
      const link = event.target.closest('a');
      if (!link) return;
      if (link.matches('[data-close]')) event.preventDefault();
      if (link.matches('[data-close]') || side.contains(link)) set(false);
    });
    document.addEventListener('keydown', event => {
      if (event.key === 'Escape' && side.classList.contains('open')) set(false);
    });
  }

  // Contents follow the reader: the section that is read is marked.
  function follow() {
    const heads = all('main h2[id], main h3[id]');
    const links = all('.side a[href^="#"], .here a[href^="#"]');
    if (!heads.length || !links.length) return;
    let due = false;
    const mark = () => {
      due = false;
      const passed = heads.filter(head => head.getBoundingClientRect().top < 140);
      const atEnd = scrollY > 0 && innerHeight + scrollY >= root.scrollHeight - 4;
      const now = atEnd ? heads[heads.length - 1] : passed[passed.length - 1];
      for (const link of links) {
        const here = now && decodeURIComponent(link.hash) === '#' + now.id;
        if (here) link.setAttribute('aria-current', 'location');
        else link.removeAttribute('aria-current');
      }
    };
    addEventListener('scroll', () => {
      if (!due) { due = true; requestAnimationFrame(mark); }
    }, { passive: true });
    mark();
  }

  // The link beside a heading copies itself as well.
  function copy() {
    if (!navigator.clipboard) return;
    document.addEventListener('click', async event => {
      const link = event.target.closest('.anchor');
      if (!link) return;
      try { await navigator.clipboard.writeText(link.href); } catch { return; }
      link.classList.add('done');
      say('Tautan disalin');
      setTimeout(() => link.classList.remove('done'), 2000);
    });
  }

  let timer;
  function say(words) {
    let toast = document.querySelector('.toast');
    if (!toast) {
      toast = document.createElement('p');
      toast.className = 'toast';
      toast.setAttribute('role', 'status');
      document.body.append(toast);
    }
    toast.hidden = false;
    toast.textContent = words;
    clearTimeout(timer);
    timer = setTimeout(() => { toast.hidden = true; }, 2200);
  }

  // A table that does not scroll is no stop for the keyboard.
  function stops() {
    const set = () => all('.scroll').forEach(box => {
      const scrolls = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
      if (scrolls) box.tabIndex = 0; else box.removeAttribute('tabindex');
    });
    addEventListener('resize', set);
    set();
  }

  drawer();
  follow();
  copy();
  stops();
})();
