// Phones: no page scrolls sideways, and no word stands outside of the window.

import { dress, inTabs, visit } from './browser.mjs';
import { pages } from './pages.mjs';

/**
 * Runs in the page: what is wider than the window and not inside a part that scrolls by
 * itself, and fields of a matrix that do not stand one below the other.
 */
function outside() {
  const root = document.scrollingElement;
  const faults = [];
  if (root.scrollWidth > innerWidth) faults.push(`the page is ${root.scrollWidth} px wide`);
  const scrolls = element => {
    for (let up = element; up && up !== document.body; up = up.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(up).overflowX)) return true;
    }
    return false;
  };
  for (const matrix of document.querySelectorAll('.matrix')) {
    const { scrollWidth, clientWidth } = matrix.closest('.scroll');
    if (scrollWidth > clientWidth) faults.push(`a matrix is ${scrollWidth} px wide in ${clientWidth}`);
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (!text.data.trim() || text.parentElement.closest('.vh, .skip, svg')) continue;
    range.selectNodeContents(text);
    const right = Math.max(0, ...[...range.getClientRects()].map(rect => rect.right));
    if (right > innerWidth + 1 && !scrolls(text.parentElement)) {
      faults.push(`"${text.data.trim().slice(0, 50)}" ends at ${Math.round(right)} px`);
    }
  }
  return faults;
}

export default async function narrow(browser, folders) {
  const faults = [];
  await inTabs(browser, folders.flatMap(pages), async ({ page }, { name, url }) => {
    for (const width of [320, 360]) {
      await dress(page, { width, height: 740 });
      await visit(page, url);
      const found = await page.evaluate(outside);
      faults.push(...found.map(text => `${name} (${width} px): ${text}`));
    }
  });
  return faults;
}
