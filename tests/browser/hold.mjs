// What checks of behaviour share: a list of faults, and waiting until something holds.

/** Gathers faults: `hold(is, what)` notes what does not hold. */
export function ledger() {
  const faults = [];
  const hold = (is, what) => { if (!is) faults.push(what); };
  return { faults, hold };
}

/** How long anything may take on a busy machine, in milliseconds. */
export const PATIENCE = 60_000;

/** Waits until a function of the page returns something true; returns whether it ever did. */
export async function becomes(page, condition, ...given) {
  try {
    await page.waitForFunction(condition, { timeout: PATIENCE, polling: 40 }, ...given);
    return true;
  } catch (error) {
    if (error.name === 'TimeoutError') return false;
    throw error;
  }
}

/** The same without script, where a page cannot wait: asks again and again. */
export async function turns(ask) {
  const end = performance.now() + PATIENCE;
  while (!await ask()) {
    if (performance.now() > end) return false;
    await new Promise(done => { setTimeout(done, 40); });
  }
  return true;
}

/** Finds the first page with an element that a query names, and opens it. */
export async function visitFirst(page, pages, query, visit) {
  for (const own of pages) {
    await visit(page, own.url);
    if (await page.$(query)) return own;
  }
  throw new Error(`no page has ${query}`);
}
