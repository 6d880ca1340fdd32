// A browser, and what all tests of pages ask of it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

let failures = 0;
let checks = 0;

/** Counts a check, and tells it when it fails. */
export const expect = (right, what) => {
  checks += 1;
  if (!right) {
    failures += 1;
    console.log(`FAILED: ${what}`);
  }
};

/** Opens a file in a window so wide, hands the page to `work`, and tells errors of its script. */
export const withPage = async (browser, file, width, work) => {
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("request", (request) => {
    if (!/^(file|data|blob):/.test(request.url())) errors.push(`the page asks for ${request.url()}`);
  });
  await page.goto(`file://${file}`);
  await work(page);
  expect(errors.length === 0, `${file} at ${width} px: ${errors.join("; ")}`);
  await page.close();
};

/** What axe-core finds against WCAG A and AA, one line a rule. */
export const barriers = async (page) => {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    const found = await window.axe.run(document, { runOnly: rules });
    return found.violations.map((of) => `${of.id}: ${of.nodes.length}, first ${of.nodes[0].html.slice(0, 120)}`);
  });
};

/** Runs tests with a browser and ends the process. */
export const run = async (tests) => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: quiet });
  try {
    await tests(browser);
  } finally {
    await browser.close();
  }
  console.log(`${checks - failures} passed, ${failures} failed`);
  process.exit(failures ? 1 : 0);
};
