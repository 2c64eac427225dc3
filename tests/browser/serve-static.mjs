// A static host: the files of a folder below a sub-path, and nothing else.

import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

/** Returns the file that an address below the sub-path names, or nothing. */
function fileOf(folder, prefix, url) {
  const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  if (!path.startsWith(prefix)) return undefined;
  const file = join(folder, normalize(path.slice(prefix.length)));
  const inside = file.startsWith(folder) && existsSync(file) && statSync(file).isFile();
  return inside ? file : undefined;
}

/** Serves a folder at a free port of this machine; `base` is its address, `close` ends it. */
export async function serveStatic(folder, prefix = '/rencana/kota/') {
  const server = createServer((request, answer) => {
    const file = fileOf(folder, prefix, request.url);
    if (!file) return answer.writeHead(404).end();
    answer.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    return createReadStream(file).pipe(answer);
  });
  await new Promise(done => { server.listen(0, '127.0.0.1', done); });
  const base = `http://127.0.0.1:${server.address().port}${prefix}`;
  return { base, close: () => { server.closeAllConnections(); server.close(); } };
}
