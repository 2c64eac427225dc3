// Prints the roots that the search of a built site finds for words: `roots.mjs SITE WORD...`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [site, ...words] = process.argv.slice(2);
const read = name => readFileSync(join(site, name), 'utf8');
const window = {};
new Function('window', read('search-index.js'))(window);
const [source] = read('search.js').match(/function roots[\s\S]*?\n {2}}\n/);
const roots = new Function(`${source}; return roots;`)();
for (const word of words) {
  console.log(`${word}: ${[...roots(word, window.smartplanIndex)].sort().join(' ')}`);
}
