// axe-core on every page: WCAG 2.0 to 2.2, levels A and AA, and best practice.

import axe from 'axe-core';
import { dress, inTabs, visit } from './browser.mjs';
import { pages } from './pages.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Colours and widths. */
const LOOKS = ['light', 'dark'].flatMap(scheme => [360, 1440].map(width => ({ scheme, width })));

/** Returns what axe-core holds against the page as it stands, one line an element. */
export async function violations(page, more = {}) {
  await page.evaluate(axe.source);
  return page.evaluate(async (tags, more) => {
    // Rules that axe-core leaves out unless asked, such as the size of targets, count as well.
    const rules = axe.getRules(tags).filter(rule => !rule.tags.includes('experimental'));
    const enabled = Object.fromEntries(rules.map(rule => [rule.ruleId, { enabled: true }]));
    // No style sheet is fetched again: the policy of the pages forbids it.
    const options = { runOnly: tags, rules: enabled, resultTypes: ['violations'], preload: false, ...more };
    const found = await axe.run(document, options);
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(node => `${id}: ${node.target.join(' ')}: ${node.failureSummary.split('\n')[1].trim()}`));
  }, TAGS, more);
}

/** Opens what is folded, so that it is judged as well. */
export function unfold(page) {
  return page.evaluate(() => {
    for (const part of document.querySelectorAll('details')) part.open = true;
  });
}

/** Judges every page in every look. */
export default async function access(browser, folders) {
  const faults = [];
  await inTabs(browser, folders.flatMap(pages), async ({ page }, { name, url }) => {
    for (const look of LOOKS) {
      await dress(page, look);
      await visit(page, url);
      await unfold(page);
      const found = await violations(page);
      faults.push(...found.map(text => `${name} (${look.scheme}, ${look.width} px): ${text}`));
    }
  });
  return faults;
}
