// Opens reports in a headless Chromium and checks what only a browser can tell.
//
//   CHROMIUM=/usr/bin/chromium node page.mjs FOLDER REPORT.html…
//
// Screenshots go to FOLDER. Prints one line for every failure; the exit code is 1 if there is one.
import { createRequire } from 'node:module';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(resolve(import.meta.dirname, '../../../npm/package.json'));
const { chromium } = require('playwright-core');
const [folder, ...files] = process.argv.slice(2);
const failures = [];
mkdirSync(folder, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-quic', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});

const views = [
  { name: 'light', width: 1200, colorScheme: 'light' },
  { name: 'dark', width: 1200, colorScheme: 'dark' },
  { name: 'narrow', width: 400, colorScheme: 'light' },
];

for (const file of files) {
  const name = basename(dirname(resolve(file)));
  for (const look of views) {
    await checked(`${name}, ${look.name}`, (fail) => drawn(file, name, look, fail));
  }
  await checked(`${name}, interaction`, (fail) => used(file, fail));
  await checked(`${name}, without scripts`, (fail) => plain(file, fail));
}
await browser.close();
failures.forEach((failure) => console.log(failure));
console.log(`${files.length} pages, ${failures.length} failures`);
process.exit(failures.length === 0 ? 0 : 1);

async function checked(what, check) {
  const fail = (words) => failures.push(`${what}: ${words}`);
  try {
    await check(fail);
  } catch (fault) {
    fail(String(fault.message).split('\n')[0]);
  }
}

// A page that complains of every error and of every request but its own.
async function open(file, options, fail) {
  const context = await browser.newContext({ acceptDownloads: true, ...options });
  const page = await context.newPage();
  const own = pathToFileURL(resolve(file)).href;
  page.on('console', (message) => message.type() === 'error' && fail(`console: ${message.text()}`));
  page.on('pageerror', (error) => fail(`script: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url().split('#')[0];
    if (url !== own && !url.startsWith('data:') && !url.startsWith('blob:')) {
      fail(`asks for ${url.slice(0, 80)}`);
    }
  });
  await page.goto(own);
  return page;
}

async function unfold(page) {
  await page.evaluate(() => document.querySelectorAll('details.others').forEach((each) => { each.open = true; }));
  const charts = page.locator('.chart');
  for (let k = 0; k < await charts.count(); k++) {
    await charts.nth(k).scrollIntoViewIfNeeded();
    await charts.nth(k).and(page.locator('[data-drawn]')).waitFor({ timeout: 10000 });
  }
}

async function drawn(file, name, look, fail) {
  const page = await open(file, { viewport: { width: look.width, height: 900 }, colorScheme: look.colorScheme }, fail);
  await unfold(page);
  const faults = await page.evaluate(() => {
    const found = [];
    const beyond = document.documentElement.scrollWidth - innerWidth;
    if (beyond > 0) {
      found.push(`the page is ${beyond} px too wide`);
    }
    document.querySelectorAll('.chart').forEach((chart) => {
      const svg = chart.querySelector('.plot svg');
      const canvas = chart.querySelector('.plot canvas');
      if (canvas) {
        const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        if (!pixels.some((value) => value > 0)) {
          found.push(`${chart.id} is an empty canvas`);
        }
        return;
      }
      const marks = svg ? svg.querySelectorAll('.role-mark path, .role-mark line, .role-mark text').length : 0;
      if (marks === 0) {
        found.push(`${chart.id} has no marks`);
        return;
      }
      const frame = svg.getBoundingClientRect();
      const texts = [...svg.querySelectorAll('text')]
        .filter((text) => text.textContent && getComputedStyle(text).opacity > 0 && text.getAttribute('opacity') !== '0')
        .map((text) => ({ words: text.textContent, box: text.getBoundingClientRect() }));
      texts.filter(({ box }) => box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1
        || box.bottom > frame.bottom + 1).forEach(({ words }) => found.push(`${chart.id} cuts "${words}"`));
      for (let i = 0; i < texts.length; i++) {
        for (let k = 0; k < i; k++) {
          const a = texts[i].box;
          const b = texts[k].box;
          const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
          const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
          if (wide > 2 && high > 3) {
            found.push(`${chart.id}: "${texts[i].words}" lies on "${texts[k].words}"`);
          }
        }
      }
    });
    return found;
  });
  faults.forEach(fail);
  await page.screenshot({ path: join(folder, `${name}-${look.name}.png`), fullPage: true });
  await page.context().close();
}

async function used(file, fail) {
  const page = await open(file, { viewport: { width: 1200, height: 900 } }, fail);
  await unfold(page);
  await brush(page, fail);
  await saving(page, fail);
  const silent = await page.evaluate(() => [...document.querySelectorAll('button, select, summary, a')]
    .filter((each) => each.tabIndex < 0 || !(each.textContent.trim() || each.getAttribute('aria-label'))).length);
  if (silent > 0) {
    fail(`${silent} controls cannot be reached or have no name`);
  }
  const unnamed = await page.locator('[role="img"]:not([aria-label])').count();
  if (unnamed > 0) {
    fail(`${unnamed} pictures have no words`);
  }
  if ((await page.pdf({ format: 'A4' })).length < 20000) {
    fail('prints nothing');
  }
  await page.context().close();
}

// Half of a plane of runs is selected with the mouse, then a group with the keyboard.
async function brush(page, fail) {
  const linked = page.locator('.chart[data-linked]').first();
  if (await linked.count() === 0) {
    return;
  }
  const selected = async () => Number(await linked.locator('.strip').getAttribute('data-selected'));
  const all = await selected();
  await linked.locator('.plot').scrollIntoViewIfNeeded();
  const box = await linked.locator('.plot svg .background, .plot canvas').first().boundingBox();
  await page.mouse.move(box.x + 4, box.y + 4);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height - 4, { steps: 6 });
  await page.mouse.up();
  await page.waitForTimeout(300);
  const some = await selected();
  const tiles = await linked.locator('.strip figure').count();
  if (!(some > 0 && some < all)) {
    fail(`the brush selects ${some} of ${all} filters`);
  }
  if (tiles !== Math.min(some, 24)) {
    fail(`${tiles} filters are shown of ${some}`);
  }
  const group = linked.locator('button[data-group]').nth(1);
  if (await group.count() > 0) {
    await group.focus();
    await page.keyboard.press('Enter');
    if (!(await selected() > 0 && await selected() < all)) {
      fail(`the first group holds ${await selected()} of ${all} filters`);
    }
  }
}

async function saving(page, fail) {
  const chart = page.locator('.chart').first();
  if (await chart.count() === 0) {
    return;
  }
  for (const kind of ['svg', 'png', 'csv', 'json']) {
    const waiting = page.waitForEvent('download');
    await chart.locator(`[data-save="${kind}"]`).click();
    const download = await waiting;
    const path = await download.path();
    if (!download.suggestedFilename().endsWith('.' + kind) || statSync(path).size < 40) {
      fail(`saves ${download.suggestedFilename()} of ${statSync(path).size} bytes`);
    }
    const bytes = readFileSync(path);
    const sound = {
      svg: () => page.evaluate((text) => {
        const svg = new DOMParser().parseFromString(text, 'image/svg+xml');
        return !svg.querySelector('parsererror') && svg.querySelectorAll('path').length > 2;
      }, bytes.toString()),
      png: () => bytes.subarray(1, 4).toString() === 'PNG',
      csv: () => bytes.toString().trim().split('\n').length > 1,
      json: () => JSON.parse(bytes).data.values.length > 0,
    };
    if (!await sound[kind]()) {
      fail(`saves no sound ${kind}`);
    }
  }
}

// What remains where scripts do not run.
async function plain(file, fail) {
  const page = await open(file, { javaScriptEnabled: false }, fail);
  for (const part of ['.verdict p', '#s-numbers > .scroll td', '.gallery svg']) {
    if (await page.locator(part).first().isHidden()) {
      fail(`no ${part}`);
    }
  }
  await page.context().close();
}
