// Printed pages in the preview: a list of sheets, of which only those in sight are drawn, and
// only anew when what is seen on them changed.

const list = document.getElementById('sheets');
const stage = document.getElementById('p-pdf');
const waiting = document.getElementById('laying');

// What was found when the pages were laid out.
export let findings = [];

let book = null;
let turn = 0;

const query = more => new URLSearchParams({ ...(book ? { book } : {}), ...more });

async function ask(what, more) {
  const answer = await fetch(`/_/${what}?${query(more)}`).catch(() => null);
  return answer?.ok ? answer.json() : null;
}

const seen = new IntersectionObserver(entries => {
  for (const entry of entries) {
    entry.target.dataset.near = entry.isIntersecting;
    draw(entry.target);
  }
}, { root: stage, rootMargin: '400px 0px' });

// Draws a sheet if it is near and not drawn as it is now. The old picture stays until then.
function draw(sheet) {
  const image = sheet.querySelector('img');
  const { near, key, drawn } = sheet.dataset;
  const inches = sheet.dataset.width / 72;
  const ppi = Math.round(image.clientWidth * devicePixelRatio / inches) || 96;
  if (near !== 'true' || drawn === `${key} ${ppi}`) return;
  sheet.dataset.drawn = `${key} ${ppi}`;
  image.src = `/_/sheet?${query({ page: sheet.dataset.page, ppi, key })}`;
}

// Opens the place of the plan that is printed where somebody clicks, or, by keyboard, in the
// middle of what is in sight.
export function start(open) {
  const openAt = async (image, left, top) => {
    const sheet = image.closest('.sheet');
    const scale = sheet.dataset.width / image.clientWidth;
    const answer = await ask('source', { page: sheet.dataset.page, x: left * scale, y: top * scale });
    if (answer?.place) open(answer.place);
  };
  list.addEventListener('click', event => {
    if (event.target.matches('img')) openAt(event.target, event.offsetX, event.offsetY);
  });
  stage.addEventListener('keydown', event => {
    if (event.key !== 'Enter') return;
    const { top, height } = stage.getBoundingClientRect();
    const middle = top + height / 2;
    const image = [...list.querySelectorAll('img')].find(one => one.getBoundingClientRect().bottom > middle);
    if (image) openAt(image, 0, middle - image.getBoundingClientRect().top);
  });
  addEventListener('resize', () => [...list.children].forEach(draw));
}

// Lays out a book as the plan is now. When that fails, the pages stay as they were.
export async function lay(wanted, title, words) {
  const mine = ++turn;
  if (book !== wanted) {
    list.replaceChildren();
    stage.scrollTop = 0;
  }
  book = wanted;
  waiting.hidden = list.children.length > 0;
  const answer = await ask('proof', {});
  if (mine !== turn) return;
  waiting.hidden = true;
  findings = answer?.findings || [];
  stage.dataset.bad = !answer?.pages;
  if (!answer?.pages) return;
  answer.pages.forEach(([label, width, height, key], at) => {
    const sheet = list.children[at] || add(at);
    Object.assign(sheet.dataset, { key, width });
    const image = sheet.querySelector('img');
    // As high before it is drawn as after, so that nothing below it moves.
    image.style.aspectRatio = `${width} / ${height}`;
    const name = `${words.sheet} ${label || at + 1}`;
    image.alt = `${title}, ${name}`;
    sheet.querySelector('p').textContent = name;
    draw(sheet);
  });
  while (list.children.length > answer.pages.length) {
    seen.unobserve(list.lastChild);
    list.lastChild.remove();
  }
}

function add(at) {
  const sheet = document.createElement('li');
  sheet.className = 'sheet';
  sheet.dataset.page = at;
  sheet.append(document.createElement('img'), document.createElement('p'));
  list.append(sheet);
  seen.observe(sheet);
  return sheet;
}

// Shows the sheet on which a place of the plan is printed.
export async function show(place) {
  const [, file, line, column] = place.match(/^(.*):(\d+):(\d+)$/);
  const answer = await ask('where', { file, line, column });
  for (const sheet of list.children) sheet.classList.remove('lit');
  if (!answer?.page) return;
  const [at, down] = answer.page;
  const sheet = list.children[at];
  if (!sheet) return;
  sheet.classList.add('lit');
  const image = sheet.querySelector('img');
  const scale = image.clientWidth / sheet.dataset.width;
  stage.scrollTop = sheet.offsetTop + down * scale - stage.clientHeight / 3;
}
