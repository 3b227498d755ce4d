// Opens the insights in Chromium as a person does, signing in on the way, and waits until the page shows a number.
//   page.mjs RESOLVER_RULES PUBLIC_HOST TENANT METRIC NUMBER PICTURE < {"user", "password"}
// Playwright is that of platform/e2e. That certificates are good is looked at elsewhere: here they are not.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { chromium } = createRequire(new URL('../../platform/e2e/package.json', import.meta.url))('@playwright/test');
const [rules, host, tenant, metric, number, picture] = process.argv.slice(2);
const { user, password } = JSON.parse(readFileSync(0, 'utf8'));
const today = new Date().toISOString().slice(0, 10);

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: [`--host-resolver-rules=${rules}`, ...(process.getuid() === 0 ? ['--no-sandbox'] : [])],
});
try {
  const page = await browser.newPage({ ignoreHTTPSErrors: true, locale: 'en-US', timezoneId: 'UTC', viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(60_000);
  await page.goto(`https://${host}/t/${tenant}/insights?from=${today}&to=${today}`);
  await page.locator('#username').fill(user);
  await page.locator('#password').fill(password);
  await page.locator('#kc-login').click();
  try {
    await page.locator(`[data-metric="${metric}"] .figure-value`).filter({ hasText: new RegExp(`^\\s*${number}\\s*$`) }).waitFor();
  } finally {
    await page.screenshot({ path: picture });
  }
  console.log(`the page shows ${number}`);
} finally {
  await browser.close();
}
