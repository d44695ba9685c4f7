// Opens a review in Chromium and uses it as a person does: node page.mjs FOLDER PICTURES
// FOLDER has normal.html, large.html and hostile.html; PICTURES gets screenshots.
import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [folder, pictures] = process.argv.slice(2);
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

async function open(file, width, height, scheme) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: scheme ?? 'light' });
  page.failures = [];
  page.requests = [];
  page.on('pageerror', (failure) => page.failures.push(failure.message));
  page.on('console', (message) => message.type() === 'error' && page.failures.push(message.text()));
  page.on('request', (request) => page.requests.push(request.url()));
  page.url_ = pathToFileURL(`${folder}/${file}`).toString();
  await page.goto(page.url_);
  return page;
}

const view = async (page, fragment) => {
  await page.evaluate((f) => (location.hash = f), fragment);
  await page.waitForFunction((f) => location.hash === f, fragment);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
};
const settled = (page) => page.evaluate(() => new Promise((done) => setTimeout(done, 30)));
const hash = (page) => page.evaluate(() => location.hash);
const text = (page, selector) => page.locator(selector).first().textContent();
const facts = (page) => page.evaluate(() => JSON.parse(document.getElementById('facts').textContent));

async function press(page, key) {
  await page.keyboard.press(key);
  await settled(page);
}

async function search(page) {
  await press(page, '/');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'q');
  for (const [typed, found] of [
    ['claim', 'cams.claimUnmeasured'],
    ['prwc', 'projects.withCams'],
    ['skip locked', 'cams.claimUnmeasured'],
    ['V4.3', 'V4.3'],
    ['usersdel', 'users.delete'],
    ['cams', 'cams'],
    ['unmeasured_idx', 'cams_unmeasured_idx'],
    ['archived', 'projects.archived_at'],
  ]) {
    await page.locator('#q').fill(typed);
    assert.equal(await text(page, '.hit.sel b'), found, typed);
  }
  await page.locator('#q').fill('claim');
  await press(page, 'Enter');
  assert.equal(await hash(page), '#/s/cams.claimUnmeasured');
  assert.equal(await text(page, 'h1'), 'cams.claimUnmeasured');
  assert.equal(await page.locator('[data-test=plan] .pn-.gone').count(), 2);
  assert.equal(await page.locator('[data-test=plan] .pn-.new').count(), 1);
  await view(page, '#/search?q=nothingofthekind');
  assert.match(await text(page, 'main'), /Nothing matches/);
}

async function filters(page) {
  await view(page, '#/statements');
  assert.equal(await text(page, '[data-test=count]'), '47 statements');
  await page.locator('[data-test=chip-c-1]').click();
  await settled(page);
  assert.equal(await text(page, '[data-test=count]'), '10 of 47');
  await page.locator('[data-test=chip-rw-write]').click();
  await settled(page);
  assert.equal(await text(page, '[data-test=count]'), '2 of 47');
  assert.equal(await page.evaluate(() => document.activeElement.dataset.test), 'chip-rw-write');
  assert.match(await hash(page), /c=1.*rw=write|rw=write.*c=1/);
  await page.locator('[data-test=chip-c-1]').click();
  await page.locator('[data-test=chip-rw-write]').click();
  await page.locator('[data-test="chip-f-unbounded-select"]').click();
  await settled(page);
  const found = (await page.locator('tr[data-go] td:first-child').allTextContents()).sort();
  assert.deepEqual(found, ['cams.export', 'cams.inLiftWindow', 'users.withLatestProject']);
  await page.locator('[data-test="chip-t-public.users"]').click();
  await settled(page);
  assert.equal(await text(page, '[data-test=count]'), '2 of 47');
}

async function fromTableToMigration(page) {
  await view(page, '#/erd');
  await page.locator('.erdw a[aria-label="table projects"]').click();
  await settled(page);
  assert.equal(await text(page, 'h1'), 'projects');
  await page.locator('tr[data-go="#/s/projects.overview"] a').first().click();
  await settled(page);
  assert.equal(await text(page, 'h1'), 'projects.overview');
  await page.locator('[data-test=waits] a').first().click();
  await settled(page);
  assert.equal(await text(page, 'h1'), 'V4__measuring.sql');
  assert.equal(await page.locator('tr.sel').getAttribute('id'), 'n2');
}

/** What the page shows of waiting is what the facts say. */
async function waits(page) {
  const said = await facts(page);
  const statements = said.migrations[0].statements;
  await view(page, '#/m/V4__measuring.sql');
  const own = statements.reduce((n, s) => n + s.waits.length, 0);
  const held = statements.reduce((n, s) => n + s.waitsHeld.filter((w) => !s.waits.includes(w)).length, 0);
  assert.equal(await page.locator('.mxw tbody .cx.new').count(), own);
  assert.equal(await page.locator('.mxw tbody .cx.held').count(), held);
  assert.deepEqual(
    await page.locator('.lg .wt b').allTextContents(),
    [...statements.map((s) => String(new Set([...s.waits, ...s.waitsHeld]).size)), '0'],
  );
  for (const { statement } of said.statements) {
    await view(page, `#/s/${encodeURIComponent(statement.id)}`);
    assert.equal(await text(page, 'h1'), statement.id);
    const waiting = statements.filter((s) => s.waits.concat(s.waitsHeld).includes(statement.id));
    assert.deepEqual(
      await page.locator('[data-test=waits] a').allTextContents(),
      waiting.map((s) => `V4.${s.number}`),
      statement.id,
    );
  }
}

async function keyboard(page) {
  await view(page, '#/statements');
  await press(page, 'j');
  await press(page, 'j');
  assert.equal(await page.locator('tr.sel').count(), 1);
  await press(page, 'Enter');
  assert.equal(await hash(page), '#/s/cams.claimUnmeasured');
  await press(page, 'j');
  assert.equal(await hash(page), '#/s/cams.count');
  await press(page, 'k');
  assert.equal(await hash(page), '#/s/cams.claimUnmeasured');
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H1');
  await press(page, 'f');
  assert.equal(await hash(page), '#/findings');
  await press(page, 'c');
  assert.equal(await hash(page), '#/statements?c=1');
  await press(page, 't');
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
  await press(page, 't');
  await press(page, '?');
  assert.equal(await page.evaluate(() => document.getElementById('help').open), true);
  await page.locator('#keys').uncheck(); // no more keys of one character
  await press(page, 'Escape');
  await press(page, 'f');
  assert.equal(await hash(page), '#/statements?c=1');
  await page.locator('#helpb').click();
  await page.locator('#keys').check();
  await press(page, 'Escape');
  await press(page, 'h');
  assert.equal(await hash(page), '#/');
}

const VIEWS = [
  '#/', '#/?know', '#/findings', '#/migrations', '#/m/V4__measuring.sql', '#/m/V4__measuring.sql/3', '#/statements', '#/statements?by=finding',
  '#/statements?by=method', '#/s/cams.claimUnmeasured', '#/s/projects.insert', '#/s/users.withLatestProject', '#/t/public.users',
  '#/t/public.cams', '#/t/public.projects', '#/erd', '#/erd?s=users.delete', '#/erd?m=V4__measuring.sql%233', '#/rolling', '#/search?q=cam',
  '#/nonsense', '#/s/nope', '#/t/nope', '#/m/nope', '#/search?q=%E0%A4%A', '#/search?q=<img src=x onerror=1>', '#/constructor',
];

async function everyViewFits(page, width) {
  for (const fragment of VIEWS) {
    await view(page, new URL(fragment, page.url_).hash);
    assert.ok(await page.locator('h1').count(), fragment);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= width, `${fragment} is ${wide} pixels wide`);
  }
}

async function pictureOf(page, name, fragment) {
  await view(page, fragment);
  await page.evaluate(() => scrollTo(0, 0));
  await settled(page);
  await page.screenshot({ path: `${pictures}/${name}.png` });
}

/** The time from a change of the fragment to the next frame. */
const drawn = (page, fragment) =>
  page.evaluate(
    (f) =>
      new Promise((done) => {
        const start = performance.now();
        location.hash = f;
        addEventListener('hashchange', () => requestAnimationFrame(() => setTimeout(() => done(performance.now() - start))), { once: true });
      }),
    fragment,
  );

try {
  const page = await open('normal.html', 1440, 900);
  assert.equal(await page.locator('[data-test=verdict] li').count(), 4);
  assert.equal(await text(page, 'h1'), 'Two things to decide, two to know.');
  await search(page);
  await filters(page);
  await fromTableToMigration(page);
  await waits(page);
  await keyboard(page);
  await everyViewFits(page, 1440);
  await pictureOf(page, 'verdict-light', '#/');
  await pictureOf(page, 'statement-light', '#/s/cams.claimUnmeasured');
  assert.deepEqual(page.failures, []);
  assert.deepEqual(page.requests, [page.url_]);
  await page.evaluate(() => setTimeout(() => { throw new Error('planted'); }));
  await settled(page);
  assert.deepEqual(page.failures, ['planted'], 'an error would be seen');
  await page.evaluate(() => fetch('https://rowan.invalid/').catch(() => 0));
  await settled(page);
  assert.match(page.failures.join(), /Content Security Policy/, 'a request would be refused and seen');

  const phone = await open('normal.html', 390, 844);
  await everyViewFits(phone, 390);
  await pictureOf(phone, 'verdict-phone', '#/');
  await phone.locator('#menu').click();
  assert.ok(await phone.locator('#nav').isVisible());
  assert.deepEqual(phone.failures, []);

  const dark = await open('normal.html', 1440, 900, 'dark');
  assert.equal(await dark.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(15, 18, 23)');
  await pictureOf(dark, 'migration-dark', '#/m/V4__measuring.sql');
  await pictureOf(dark, 'tables-dark', '#/erd?s=users.delete');
  assert.deepEqual(dark.failures, []);

  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await plain.goto(page.url_);
  assert.match(await plain.locator('main').innerText(), /2 things to decide, 2 to know[^]*cams\.inLiftWindow[^]*400 M[^]*need JavaScript/);

  const hostile = await open('hostile.html', 390, 844);
  for (const fragment of VIEWS) await view(hostile, new URL(fragment, hostile.url_).hash);
  assert.equal(await hostile.evaluate(() => window.stolen), undefined);
  assert.match(await text(hostile, '#main'), /verdict|decide/i);
  assert.deepEqual(hostile.failures, []);

  const large = await open('large.html', 1440, 900);
  const times = [];
  for (const fragment of ['#/statements', '#/m/V4__measuring.sql', '#/s/cams.find', '#/t/public.cams', '#/erd', '#/search?q=prwc', '#/']) {
    times.push([fragment, Math.round(await drawn(large, fragment))]);
  }
  assert.equal((await facts(large)).statements.length, 517);
  assert.ok(times.every(([, ms]) => ms < 3000), times.join(' ')); // a busy machine; a slow page takes many seconds
  assert.deepEqual(large.failures, []);
  console.log(`517 statements, ms: ${times.map(([f, ms]) => `${f} ${ms}`).join(', ')}`);
  console.log('the page is as it should be');
} finally {
  await browser.close();
}
