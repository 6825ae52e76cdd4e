// The manual's pictures, from the example organisation as `rhumb demo` makes it:
//
//     npm ci && CHROMIUM=/usr/bin/chromium RHUMB=../../target/release/rhumb npm run screenshots
import { chromium } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const rhumb = process.env.RHUMB ?? path.join(here, '../../target/debug/rhumb');
const images = path.join(here, '../../docs/images');
const demo = path.join(mkdtempSync(path.join(tmpdir(), 'rhumb-')), 'demo');
execFileSync(rhumb, ['demo', demo, '--quiet']);
const site = path.join(demo, 'site');

const DESK = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };
const PICTURES = [
  { name: 'home', page: 'index.html', size: DESK },
  { name: 'home-dark', page: 'index.html', size: DESK, dark: true },
  { name: 'home-phone', page: 'index.html', size: PHONE },
  { name: 'map', page: 'map.html', size: { width: 1280, height: 1680 } },
  { name: 'map-dark', page: 'map.html', size: DESK, dark: true },
  { name: 'objective', page: 'objectives/reliable.html', size: { width: 1280, height: 1100 } },
  { name: 'team', page: 'teams/network.html', size: { width: 1280, height: 1320 } },
  { name: 'team-phone', page: 'teams/network.html', size: PHONE },
  { name: 'allocation', page: 'allocation.html', size: { width: 1280, height: 1000 } },
  { name: 'drift-index', page: 'drift/index.html', size: DESK },
  { name: 'drift-page', page: 'drift/v2026.1..v2026.2.html', size: { width: 1280, height: 1000 } },
  { name: 'drift-page-phone', page: 'drift/v2026.1..v2026.2.html', size: PHONE },
];

/** What a terminal shows, as a page: its colours are the only escapes that rhumb writes. */
function terminal(text) {
  const escaped = text.replace(/[&<]/g, (c) => ({ '&': '&amp;', '<': '&lt;' })[c]);
  const styled = escaped.replace(/\u001b\[([\d;]*)m/g, (_, codes) => (codes === '0' || codes === '' ? '</i></i></i>' : `<i class="c${codes.replaceAll(';', ' c')}">`));
  return `<!doctype html><style>
    body { margin: 0; padding: 24px 28px; background: #14202b; color: #dfe6ec; font: 14px/1.45 'DejaVu Sans Mono', monospace; }
    pre { margin: 0; white-space: pre-wrap; } i { font-style: normal; }
    .c1 { font-weight: bold; } .c2 { color: #93a4b3; } .c31 { color: #ff8f8f; } .c32 { color: #7fd6a0; } .c33 { color: #f0c674; } .c36 { color: #7cc5e3; }
  </style><pre>$ rhumb drift v2026.1..v2026.2\n\n${styled}</pre>`;
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const { name, page: address, size, dark } of PICTURES) {
  const page = await browser.newPage({ viewport: size, colorScheme: dark ? 'dark' : 'light' });
  await page.goto(pathToFileURL(path.join(site, address)).href);
  await page.screenshot({ path: path.join(images, `${name}.png`) });
  await page.close();
}
const page = await browser.newPage({ viewport: { width: 1180, height: 900 } });
await page.setContent(terminal(execFileSync(rhumb, ['-C', demo, 'drift', 'v2026.1..v2026.2', '--color', 'always'], { encoding: 'utf8' })));
await page.screenshot({ path: path.join(images, 'drift.png') });
await browser.close();
