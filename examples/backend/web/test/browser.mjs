// Opens the page of a running backend in Chromium, and looks at it as a person does: node test/browser.mjs URL FOLDER
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

const [url, folder] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
try {
  const page = await browser.newPage({ viewport: { width: 1100, height: 660 } });
  const failures = [];
  page.on('pageerror', (failure) => failures.push(failure.message));
  page.on('console', (message) => message.type() === 'error' && failures.push(message.text()));

  await page.goto(url);
  const names = page.locator('nav strong');
  await page.getByRole('button', { name: 'More' }).waitFor();
  assert.equal(await names.count(), 4);
  await page.screenshot({ path: `${folder}/projects.png` });

  await page.getByRole('button', { name: 'More' }).click();
  await page.waitForFunction(() => document.querySelectorAll('nav strong').length === 6);
  assert.equal(new Set(await names.allTextContents()).size, 6);
  assert.equal(await page.getByRole('button', { name: 'More' }).count(), 0);

  await page.getByRole('button', { name: /V8, big block/ }).click();
  await page.getByRole('heading', { name: 'V8, big block' }).waitFor();
  const curve = page.locator('polyline.lift');
  const intake = await curve.getAttribute('points');
  assert.equal(intake.split(' ').length, 180);
  assert.equal(await page.locator('path.cam').getAttribute('data-points'), '180');
  const heights = intake.split(' ').map((point) => Number(point.split(',')[1]));
  assert.equal(heights[0], 200); // on the base circle
  assert.equal(heights.indexOf(Math.min(...heights)), 90); // the nose is at 180 degrees
  assert.match(await page.locator('dl').textContent(), /intake.*12\.40 mm.*288°/);
  await page.screenshot({ path: `${folder}/cam.png` });

  await page.getByRole('tab', { name: 'Exhaust' }).click();
  assert.match(await page.locator('dl').textContent(), /exhaust.*12\.00 mm/);
  assert.notEqual(await curve.getAttribute('points'), intake);

  await page.route('**/api/projects/*', (route) =>
    route.fulfill({
      status: 404,
      contentType: 'application/problem+json',
      body: '{"status": 404, "detail": "There is no such row."}',
    }),
  );
  assert.deepEqual(failures, []);
  await page.getByRole('button', { name: /Single, trial/ }).click();
  await page.getByRole('alert').waitFor();
  assert.equal(await page.getByRole('alert').textContent(), 'There is no such row.');
  console.log('the page is as it should be');
} finally {
  await browser.close();
}
