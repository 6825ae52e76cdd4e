import { defineConfig } from '@playwright/test';

/** The browser's program; nothing is downloaded. */
export const chromium = process.env.CHROMIUM;
if (!chromium) throw new Error('CHROMIUM names no browser, such as /usr/bin/chromium');

export default defineConfig({
  testMatch: '*.spec.js',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  reporter: 'dot',
  use: { launchOptions: { executablePath: chromium } },
});
