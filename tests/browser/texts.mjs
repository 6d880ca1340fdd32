// Texts of releases: the page whose figures are tagged in place, and the page to review what was read from it. The
// texts of the examples are not part of the project; with KESSAN_LONG all that are at hand are tried, else one.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { barriers, expect, run, withPage } from "./page.mjs";
import { headingsAlone } from "./paper.mjs";

const folder = mkdtempSync(join(tmpdir(), "kessan-texts-"));
const examples = join(process.env.ROOT, "examples");
const seeds = join(process.env.ROOT, "../shared/seeds");
const texts = existsSync(seeds) ? readdirSync(seeds).filter((name) => name.endsWith(".txt")).map((name) => join(seeds, name)) : [];

/** The text that a map is for: it says which words stand in it. */
const textOf = (map) => {
  const words = /^release = "(.*)"$/m.exec(readFileSync(map, "utf8"))?.[1];
  return texts.find((text) => words && readFileSync(text, "utf8").replace(/\s+/g, " ").includes(words));
};

const cases = [["starter", join(examples, "starter/release.txt")]];
const reports = readdirSync(examples).filter((name) => existsSync(join(examples, name, "map.toml")) && name !== "starter");
const known = reports.map((name) => [name, textOf(join(examples, name, "map.toml"))]).filter(([, text]) => text);
cases.push(...(process.env.KESSAN_LONG ? known : known.slice(-1)));
if (!known.length) console.log("SKIPPED: texts of the examples, for ../shared/seeds is not there");

const made = cases.flatMap(([name, text]) => {
  const report = join(examples, name);
  const [review, out] = [join(folder, `${name}-review.html`), join(folder, name)];
  const facts = join(folder, `${name}.csv`);
  execFileSync(process.env.KESSAN, ["extract", text, "--map", join(report, "map.toml"), "--review", review, "--out", facts, "--partial"], { stdio: "ignore" });
  execFileSync(process.env.KESSAN, ["export", report, "--to", "ixbrl", "--text", text, "--out", out], { stdio: "ignore" });
  const [stem] = readdirSync(out);
  return [[`review of ${name}`, review], [`text of ${name}`, join(out, stem, `${stem}.xhtml`)]];
});

run(async (browser) => {
  for (const [name, file] of made) {
    for (const width of [1280, 640, 320]) {
      await withPage(browser, file, width, async (page) => {
        const found = await barriers(page);
        expect(found.length === 0, `axe-core, ${name} at ${width} px: ${found.join("; ")}`);
        const wide = await page.evaluate(() => document.scrollingElement.scrollWidth);
        expect(wide <= width, `${name} at ${width} px is ${wide} px wide`);
        if (width === 320) {
          const lost = await page.evaluate(() => [...document.querySelectorAll("a[href^='#']")]
            .filter((link) => !document.getElementById(link.getAttribute("href").slice(1))).length);
          expect(lost === 0, `${name}: ${lost} links lead nowhere`);
        }
        if (width === 1280) {
          const alone = await headingsAlone(page);
          if (alone !== null) expect(alone.length === 0, `${name}: alone at the foot of a page: ${alone.join(" | ")}`);
        }
      });
    }
  }
  for (const [name, file] of made.filter(([name]) => name.startsWith("review"))) {
    await withPage(browser, file, 1280, async (page) => {
      // Rows of figures follow each other closely: only captions are broken.
      const high = await page.evaluate(() => [...document.querySelectorAll(".table tbody tr:not(.told)")]
        .filter((row) => row.querySelector("td .fact") && row.getBoundingClientRect().height > 120).length);
      expect(high === 0, `${name}: ${high} rows of figures stand in many lines`);
      const figure = page.locator(".table a.fact").first();
      await figure.click();
      const card = page.locator(".card:target");
      expect(await card.isVisible(), `${name}: a figure leads to its card`);
      await card.locator("a.back").click();
      expect(await page.evaluate(() => document.querySelector(":target").matches(".fact")), `${name}: and the card back to the figure`);
    });
  }
});
