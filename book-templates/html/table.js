// Long computed tables: sorting, filtering, sums and records of the rows that are left. The
// compiler says what may be done: `data-tools` on a table, `data-sort` and `data-choice` on the
// heads, exact numbers on the cells, and on each sum how it is printed. Without this file all
// rows stand there, with links to the groups and with the records as a file.
(() => {
  'use strict';
  const { all, make, icon } = smartplan;
  const byWords = new Intl.Collator('id', { numeric: true });
  const words = cell => cell.textContent.trim();

  // A number as the compiler prints it: rounded half up, thousands with dots, a dash for nothing.
  function printed(sum, form) {
    if (sum === 0n) return '–';
    const [step, places] = form.split(':');
    const digits = ((2n * sum + BigInt(step)) / (2n * BigInt(step))).toString().padStart(+places + 1, '0');
    const whole = digits.slice(0, digits.length - places).replace(/\B(?=(\d{3})+$)/g, '.');
    return +places ? `${whole},${digits.slice(-places)}` : whole;
  }

  function equip(table) {
    const figure = table.closest('figure');
    const heads = all('th[data-sort]', table.tHead);
    const groups = [...table.tBodies].map(body => ({
      body,
      head: body.querySelector('.grp'),
      sub: body.querySelector('.sub'),
      rows: all('tr:not(.grp):not(.sub):not(.sum)', body),
    }));
    const rows = groups.flatMap(group => group.rows);
    const foot = table.tFoot ? [...table.tFoot.rows] : [];
    const flat = make('tbody', { hidden: true });
    groups[0].body.before(flat);
    // Heads in two rows: the column of a head is found by what stands above and beside it.
    const columns = new Map(heads.map(head => [head, column(table, head)]));
    const groupOf = new Map(groups.flatMap(group => group.rows.map(row => [row, title(group)])));
    const state = { head: null, up: true, flat: false };
    const asWritten = new Map([...foot, ...groups.map(group => group.sub).filter(Boolean)]
      .flatMap(row => [...row.cells]).map(cell => [cell, [...cell.childNodes]]));

    const key = row => {
      const cell = row.cells[columns.get(state.head)];
      const number = cell.dataset.n ?? cell.dataset.rank;
      return number === undefined ? words(cell) : +number;
    };
    const compare = (a, b) => {
      const [x, y] = [key(a), key(b)];
      const order = typeof x === 'number' && typeof y === 'number' ? x - y : byWords.compare(x, y);
      return state.up ? order : -order;
    };
    const sorted = list => state.head ? [...list].sort(compare) : list;

    // Adds up again what is a sum; what is none (a mean, a share) is left out while rows are.
    const add = (row, left, whole) => {
      let at = 0;
      // A label that shares its cell with a number cannot be told apart from it.
      row.hidden = left.length < whole.length && row.cells[0].dataset.n !== undefined;
      for (const cell of row.cells) {
        const place = at;
        at += cell.colSpan;
        if (cell.tagName === 'TH') continue;
        if (left.length === whole.length) cell.replaceChildren(...asWritten.get(cell));
        else if (!cell.dataset.sum) cell.textContent = '';
        else {
          const sum = left.reduce((sum, own) => sum + BigInt(own.cells[place].dataset.n ?? 0), 0n);
          cell.textContent = printed(sum, cell.dataset.sum);
        }
      }
    };

    const filter = table.dataset.tools === 'filter' ? makeFilter() : null;
    function paint() {
      const left = filter ? rows.filter(filter.keeps) : rows;
      const kept = new Set(left);
      rows.forEach(row => { row.hidden = !kept.has(row); });
      flat.hidden = !state.flat;
      if (state.flat) flat.append(...sorted(rows));
      for (const group of groups) {
        const own = group.rows.filter(row => kept.has(row));
        if (!state.flat && group.head) group.head.after(...sorted(group.rows));
        else if (!state.flat) group.body.prepend(...sorted(group.rows));
        group.body.hidden = state.flat || !own.length;
        if (group.sub) add(group.sub, own, group.rows);
      }
      foot.forEach(row => add(row, left, rows));
      if (filter) filter.tell(left.length);
      for (const head of heads) {
        if (head === state.head) head.setAttribute('aria-sort', state.up ? 'ascending' : 'descending');
        else head.removeAttribute('aria-sort');
      }
      table.left = left;
    }

    // Three clicks: numbers from the largest, words from the first; turned round; as written.
    for (const head of heads) {
      const first = head.dataset.sort === 't';
      const button = make('button', { type: 'button', className: 'srt' }, ...head.childNodes, icon('sort'));
      head.replaceChildren(button);
      button.addEventListener('click', () => {
        if (state.head !== head) Object.assign(state, { head, up: first });
        else if (state.up === first) state.up = !first;
        else state.head = null;
        paint();
      });
    }

    function makeFilter() {
      const caption = words(figure.querySelector('.cap p'));
      const form = make('form', { className: 'filter' });
      form.setAttribute('aria-label', `Saring ${caption}`);
      const field = (label, control) => form.append(make('label', {}, make('span', {}, label), control));
      const search = make('input', { type: 'search', autocomplete: 'off', spellcheck: false });
      field('Cari di tabel ini', search);
      const choose = (label, choices) => {
        const select = make('select', {}, new Option('semua', ''), ...choices.map(words => new Option(words, words)));
        field(label, select);
        return select;
      };
      const named = groups.filter(group => group.head);
      const group = named.length > 1 ? choose('Kelompok', named.map(title)) : null;
      const columnsToChoose = heads.filter(head => 'choice' in head.dataset).map(head => {
        const at = columns.get(head);
        const choices = [...new Set(rows.map(row => words(row.cells[at])))].filter(Boolean).sort(byWords.compare);
        return { at, select: choose(words(head), choices) };
      });
      if (group) {
        const box = make('input', { type: 'checkbox' });
        form.append(make('label', { className: 'check' }, box, ' tanpa kelompok'));
        box.addEventListener('input', () => { state.flat = box.checked; });
      }
      const reset = make('button', { type: 'reset', className: 'btn' }, 'Hapus saringan');
      const tally = make('p', { className: 'tally' });
      tally.setAttribute('role', 'status');
      form.append(reset, tally);
      form.addEventListener('input', paint);
      form.addEventListener('submit', event => event.preventDefault());
      form.addEventListener('reset', () => setTimeout(() => { state.flat = false; paint(); }));
      const jump = figure.querySelector('.jump');
      if (jump) jump.remove();
      figure.querySelector('.scroll').before(form);
      return {
        keeps: row => {
          const wanted = search.value.toLowerCase().trim();
          return (!wanted || row.textContent.toLowerCase().includes(wanted))
            && (!group || !group.value || groupOf.get(row) === group.value)
            && columnsToChoose.every(({ at, select }) => !select.value || words(row.cells[at]) === select.value);
        },
        tell: count => {
          tally.textContent = count === rows.length ? `${count} baris` : `${count} dari ${rows.length} baris`;
          reset.hidden = count === rows.length && !state.flat;
        },
      };
    }

    records(figure, table, groupOf);
    const measure = () => table.style.setProperty('--head', `${table.tHead.offsetHeight}px`);
    addEventListener('resize', measure);
    paint();
    measure();
  }

  // Counts the columns before a head, whose row may begin under heads that reach down.
  function column(table, head) {
    const taken = [];
    for (const [at, row] of [...table.tHead.rows].entries()) {
      let place = 0;
      for (const cell of row.cells) {
        while (taken[at] && taken[at].has(place)) place += 1;
        if (cell === head) return place;
        for (let below = at; below < at + cell.rowSpan; below += 1) {
          taken[below] ??= new Set();
          for (let beside = 0; beside < cell.colSpan; beside += 1) taken[below].add(place + beside);
        }
      }
    }
    return 0;
  }

  // The words of a group heading without the lighter ones behind them.
  function title(group) {
    const nodes = group.head ? [...group.head.querySelector('span').childNodes] : [];
    return nodes.filter(node => node.nodeType === Node.TEXT_NODE).map(words).join(' ').trim();
  }

  // While rows are left out, the link to the records gives those that are shown.
  function records(figure, table, groupOf) {
    const link = figure.querySelector('.csv a');
    if (!link) return;
    const grouped = [...groupOf.values()].some(Boolean);
    const quoted = text => /[;"\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
    const value = cell => cell.dataset.n
      ?? (cell.childElementCount && cell.querySelector('p') ? all('p', cell).map(words).join(' | ') : words(cell));
    link.addEventListener('click', event => {
      if (table.left.length === groupOf.size) return;
      event.preventDefault();
      const heads = all('th:not(.band), td', table.tHead).sort((a, b) => column(table, a) - column(table, b));
      const lines = [heads.map(words), ...table.left.map(row => [...row.cells].map(value))];
      if (grouped) lines.forEach((line, at) => line.unshift(at ? groupOf.get(table.left[at - 1]) : 'Kelompok'));
      const text = lines.map(line => `${line.map(quoted).join(';')}\r\n`).join('');
      const address = URL.createObjectURL(new Blob([`\ufeff${text}`], { type: 'text/csv' }));
      const name = link.getAttribute('href').split('/').pop().replace('.csv', '-tersaring.csv');
      make('a', { href: address, download: name }).click();
      setTimeout(() => URL.revokeObjectURL(address), 1000);
    });
  }

  all('table[data-tools]').forEach(equip);
})();
