// Opens a report in Chromium as people do, and tells what they would see: arguments are the folder with axe-core and playwright-core, and Chromium; each line of input is a file's path.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const [folder, executablePath] = process.argv.slice(2);
const require = createRequire(folder + '/');
const { chromium } = require('playwright-core');
const { source } = require('axe-core');

const number = text => Number(text.replaceAll(',', ''));

async function look(browser, file, viewport, colorScheme) {
  const context = await browser.newContext({ viewport, colorScheme, offline: true });
  const page = await context.newPage();
  const asked = [], errors = [];
  page.on('request', request => asked.push(request.url()));
  page.on('pageerror', error => errors.push(error.message));
  page.on('console', message => { if (message.type() === 'error') errors.push(message.text()); });
  await page.goto('file://' + file, { waitUntil: 'load' });
  const milliseconds = await page.evaluate(() => performance.getEntriesByType('navigation')[0].loadEventEnd);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  const columns = id => page.$$eval(`#table-${id} tbody tr`, rows => rows.map(row => [...row.cells].map(cell => cell.textContent)));
  // By keyboard: the table behind the picture opens, and a link of the navigation leads to its part.
  await page.focus('summary');
  await page.keyboard.press('Enter');
  const opened = await page.isVisible('#table-fates');
  const reason = await page.textContent('#table-fates tbody a');
  await page.focus('#table-fates tbody a');
  await page.keyboard.press('Enter');
  const explained = (await page.textContent(':target h3')).endsWith(reason) && (await page.textContent(':target p')).length > 0;
  await page.focus('nav a[href="#tables"]');
  await page.keyboard.press('Enter');
  const reached = await page.evaluate(() => document.querySelector('#tables').getBoundingClientRect().top < innerHeight);
  const fates = (await columns('fates')).map(([station, reason, pages]) => ({ station, reason, pages: number(pages) }));
  const tables = Object.fromEntries((await columns('tables')).map(([name, , rows]) => [name, number(rows)]));
  const topics = (await columns('topics')).map(([, procedures, , balanced]) => [number(procedures), number(balanced)]);
  // A bar for each host but the sum of the others, the first as long as there is room for.
  const hosts = await page.$$eval('#table-hosts tbody tr', rows => rows.map(row => ({ name: row.cells[0].textContent, bar: row.querySelector('.bar')?.style.width ?? null })));
  const picture = await page.$$eval('svg .number', numbers => numbers.length);
  const evil = await page.evaluate(() => globalThis.evil ?? null);
  // The page's own policy lets no script in; the examiner comes by another door.
  const found = await page.evaluate(`${source}; axe.run(document, { resultTypes: ['violations'] })`);
  const violations = found.violations.filter(v => ['serious', 'critical'].includes(v.impact)).map(v => `${v.id}: ${v.nodes[0].html}`);
  await context.close();
  return { milliseconds, width, opened, explained, reached, fates, tables, topics, hosts, picture, violations, asked, errors, evil };
}

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
for await (const line of createInterface({ input: process.stdin })) {
  const file = JSON.parse(line);
  console.log(JSON.stringify({
    desk: await look(browser, file, { width: 1200, height: 900 }, 'light'),
    phone: await look(browser, file, { width: 360, height: 740 }, 'dark'),
  }));
}
await browser.close();
