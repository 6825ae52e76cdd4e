// The sites under test, as folders of files: their pages, what type each page is, and what it weighs.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, delimiter, dirname, join, relative, resolve, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

/** The types of page that show one document; they have the smaller budget. */
const DOCUMENTS = new Set([
  'vision', 'objective', 'key-result', 'initiative', 'team', 'system', 'budget', 'check-in', 'decision', 'question', 'scenario', 'page',
]);

const BODY = /<body\b[^>]*\bdata-page="([^"]*)"(?:[^>]*\bdata-id="([^"]*)")?/;

/** Every site named in RHUMB_SITES: paths of built sites, separated as in PATH. */
export function sites() {
  const named = (process.env.RHUMB_SITES ?? '').split(delimiter).filter(Boolean);
  if (named.length === 0) throw new Error('RHUMB_SITES names no built site');
  return named.map((folder) => readSite(resolve(folder)));
}

/** The bytes that a text takes on its way, compressed as a server would. */
export const gzipped = (body) => gzipSync(body).length;

const KB = 1024;
/** What a style or a script may weigh, and what a page's first view, in bytes as they travel. */
export const ASSET = 8 * KB;
export const budget = ({ isDocument }) => (isDocument ? 20 : 40) * KB;

/** The files beside the page itself that its first view asks for: styles, scripts, pictures. */
export function fetchedWith({ path }) {
  const html = readFileSync(path, 'utf8');
  const named = html.matchAll(/<link rel="(?:stylesheet|icon)" href="([^"]*)"|<(?:script|img)\b[^>]* src="([^"]*)"/g);
  const addresses = [...named].map(([, link, source]) => link ?? source).filter((address) => !/^[a-z]+:/.test(address));
  return [...new Set(addresses)].map((address) => join(dirname(path), decodeURIComponent(address)));
}

function readSite(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
  const pages = files.filter((file) => file.endsWith('.html')).map((file) => readPage(folder, file));
  return { name: basename(folder), folder, files, pages, examples: examples(pages) };
}

function readPage(folder, file) {
  const html = readFileSync(join(folder, file));
  const [, type, id] = html.toString().match(BODY) ?? [];
  if (!type) throw new Error(`${join(folder, file)}: <body> has no data-page`);
  return { file, type, id, path: join(folder, file), bytes: html.length, isDocument: DOCUMENTS.has(type) };
}

/** One page for each type: the largest, where a limit is met first. A redirect is no page that anyone sees. */
function examples(pages) {
  const largest = new Map();
  for (const page of pages) {
    if (page.type !== 'redirect' && page.bytes > (largest.get(page.type)?.bytes ?? -1)) largest.set(page.type, page);
  }
  return [...largest.values()].sort((a, b) => (a.type < b.type ? -1 : 1));
}
