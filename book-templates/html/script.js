// What the frame of a page gains when scripts run: colours, contents, copied links.
// Every page reads, links and prints without it. It stands in the head, so that the colours
// are set before anything is painted; all else waits for the page.
(() => {
  'use strict';
  const root = document.documentElement;
  const all = (query, within = document) => [...within.querySelectorAll(query)];

  // What the other scripts use too.
  const make = (name, properties = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (key in element) element[key] = value; else element.setAttribute(key, value);
    }
    element.append(...children);
    return element;
  };

  const icon = name => {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const use = document.createElementNS(svg.namespaceURI, 'use');
    svg.setAttribute('class', 'i');
    svg.setAttribute('aria-hidden', 'true');
    use.setAttribute('href', `#i-${name}`);
    svg.append(use);
    return svg;
  };

  let timer;
  function say(words) {
    let toast = document.querySelector('.toast');
    if (!toast) {
      toast = make('p', { className: 'toast', role: 'status' });
      document.body.append(toast);
    }
    toast.hidden = false;
    toast.textContent = words;
    clearTimeout(timer);
    timer = setTimeout(() => { toast.hidden = true; }, 2200);
  }

  // Colours as the system, light, or dark; the choice outlives the page where it may be kept.
  const KEY = 'smartplan-theme';
  const THEMES = [['', 'auto', 'ikut sistem'], ['light', 'sun', 'terang'], ['dark', 'moon', 'gelap']];
  function kept() {
    try { return localStorage.getItem(KEY); } catch { return ''; }
  }
  function keep(theme) {
    try { localStorage.setItem(KEY, theme); } catch { /* for this page only */ }
  }
  let theme = Math.max(0, THEMES.findIndex(([name]) => name === kept()));

  function paint() {
    const [name] = THEMES[theme];
    if (name) root.dataset.theme = name; else delete root.dataset.theme;
  }

  function themeSwitch() {
    const button = document.querySelector('[data-theme-switch]');
    if (!button) return;
    const show = () => {
      const [, image, words] = THEMES[theme];
      button.replaceChildren(icon(image));
      button.title = `Tema: ${words}`;
      button.setAttribute('aria-label', button.title);
    };
    button.addEventListener('click', () => {
      theme = (theme + 1) % THEMES.length;
      keep(THEMES[theme][0]);
      paint();
      show();
    });
    button.hidden = false;
    show();
  }

  // The drawer with the contents: keeps the focus, closes on Escape.
  function drawer() {
    const side = document.getElementById('hal:daftar');
    const opener = document.querySelector('[data-open]');
    if (!side || !opener) return;
    const rest = all('.skip, .top, .readbar, main, .here, .foot');
    const set = open => {
      side.classList.toggle('open', open);
      rest.forEach(part => { part.inert = open; });
    };
    opener.addEventListener('click', event => {
      event.preventDefault();
      set(true);
      side.querySelector('[data-close]').focus();
    });
    document.addEventListener('click', event => {
      const link = event.target.closest('a');
      if (!link || !side.classList.contains('open')) return;
      const closes = link.matches('[data-close]');
      if (closes) event.preventDefault();
      if (closes || side.contains(link)) set(false);
      if (closes) opener.focus();
    });
    document.addEventListener('keydown', event => {
      if (event.key !== 'Escape' || !side.classList.contains('open')) return;
      set(false);
      opener.focus();
    });
  }

  // Contents follow the reader: the section that is read is marked, and said in the bar of phones.
  function follow() {
    const heads = all('main h2[id], main h3[id]');
    const links = all('.side a[href^="#"], .here a[href^="#"]');
    if (!heads.length || !links.length) return;
    const bar = document.querySelector('[data-here]'), label = bar && bar.textContent;
    let due = false, last;
    const mark = () => {
      due = false;
      const passed = heads.filter(head => head.getBoundingClientRect().top < 140);
      const atEnd = scrollY > 0 && innerHeight + scrollY >= root.scrollHeight - 4;
      const now = atEnd ? heads[heads.length - 1] : passed[passed.length - 1];
      if (now === last) return;
      last = now;
      for (const link of links) {
        const here = now && decodeURIComponent(link.hash) === `#${now.id}`;
        if (here) link.setAttribute('aria-current', 'location');
        else link.removeAttribute('aria-current');
        if (here) reveal(link);
      }
      if (bar) bar.textContent = now ? now.textContent.trim() : label;
    };
    // Scrolls the list alone, never the page.
    const reveal = link => {
      const list = link.closest('nav');
      const at = link.getBoundingClientRect(), room = list.getBoundingClientRect();
      if (at.top < room.top + 60 || at.bottom > room.bottom - 60) {
        list.scrollTop += at.top - room.top - room.height / 3;
      }
    };
    addEventListener('scroll', () => {
      if (!due) { due = true; requestAnimationFrame(mark); }
    }, { passive: true });
    mark();
  }

  // The link beside a heading or caption copies itself; without a clipboard it only leads there.
  function copy() {
    document.addEventListener('click', async event => {
      const link = event.target.closest('.anchor');
      if (!link || !navigator.clipboard) return;
      try { await navigator.clipboard.writeText(link.href); } catch { return; }
      const image = link.querySelector('use');
      image.setAttribute('href', '#i-check');
      link.classList.add('done');
      say('Tautan disalin');
      setTimeout(() => {
        image.setAttribute('href', '#i-link');
        link.classList.remove('done');
      }, 2000);
    });
  }

  // A box that does not scroll is no stop for the keyboard.
  function stops() {
    const set = () => all('.scroll').forEach(box => {
      const scrolls = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
      if (scrolls) box.tabIndex = 0; else box.removeAttribute('tabindex');
    });
    addEventListener('resize', set);
    document.addEventListener('toggle', set, true);
    set();
  }

  // What is folded is printed all the same.
  function printing() {
    let folded = [];
    addEventListener('beforeprint', () => {
      folded = all('details:not([open])');
      folded.forEach(box => { box.open = true; });
    });
    addEventListener('afterprint', () => folded.forEach(box => { box.open = false; }));
  }

  globalThis.smartplan = { all, make, icon, say };
  paint();
  document.addEventListener('DOMContentLoaded', () => {
    themeSwitch();
    drawer();
    follow();
    copy();
    stops();
    printing();
  });
})();
