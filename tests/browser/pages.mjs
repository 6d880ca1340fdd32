// The inline documents of all examples: barriers, widths, marks of notes at their figures, pages of paper.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { barriers, expect, run, withPage } from "./page.mjs";
import { headingsAlone } from "./paper.mjs";

const folder = mkdtempSync(join(tmpdir(), "kessan-pages-"));
const examples = join(process.env.ROOT, "examples");
const reports = readdirSync(examples).filter((name) => existsSync(join(examples, name, "report.toml")));
const made = (report, name) => {
  const out = join(folder, name);
  execFileSync(process.env.KESSAN, ["export", report, "--to", "ixbrl", "--out", out], { stdio: "ignore" });
  const [stem] = readdirSync(out);
  return join(out, stem, `${stem}.xhtml`);
};

/** A copy of an example whose page is in other languages. */
const inLanguages = (name, languages) => {
  const copy = join(folder, `source-${languages.join("-")}`, name);
  execFileSync("mkdir", ["-p", copy]);
  execFileSync("cp", ["-r", `${join(examples, name)}/.`, copy]);
  const settings = join(copy, "report.toml");
  const list = languages.map((lang) => `"${lang}"`).join(", ");
  const text = readFileSync(settings, "utf8")
    .replace(/^languages = .*$/m, `languages = [${list}]`)
    .replace(/^taxonomy = .*$/m, `taxonomy = "${join(process.env.ROOT, "taxonomy/iij")}"`);
  writeFileSync(settings, text);
  return made(copy, `page-${languages.join("-")}-${name}`);
};

/** How far marks stand from the cells of their figures, at most, before and after every table is moved. */
const farthestMark = (page) =>
  page.evaluate(async () => {
    const farthest = () =>
      Math.max(0, ...[...document.querySelectorAll(".figures td sup")].map((mark) => {
        const [at, cell] = [mark.getBoundingClientRect(), mark.closest("td").getBoundingClientRect()];
        return Math.max(cell.left - at.left, at.left - cell.right, cell.top - at.bottom, at.top - cell.bottom);
      }));
    const before = farthest();
    for (const table of document.querySelectorAll(".scroll")) table.scrollLeft = 90;
    await new Promise((done) => requestAnimationFrame(done));
    return Math.max(before, farthest());
  });

/** The pages of a document on A4. */
const sheets = async (page) => {
  const paper = (await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
  return (paper.match(/\/Type\s*\/Page\b/g) ?? []).length;
};

/** Tables that are wider than A4, upright or turned round: a browser would make the letters of all pages smaller. */
const tooWideForPaper = async (page, width) => {
  await page.emulateMedia({ media: "print" });
  const tables = [];
  for (const [pixels, which] of [[688, ".statement:not(.wide)"], [1009, ".statement.wide"]]) {
    await page.setViewportSize({ width: pixels, height: 800 });
    tables.push(...await page.evaluate((which) => [...document.querySelectorAll(`${which} .scroll`)]
      .filter((of) => of.scrollWidth > of.clientWidth + 1)
      .map((of) => `${of.scrollWidth - of.clientWidth} px, ${of.closest(".statement").id}`), which));
  }
  await page.emulateMedia({ media: null });
  await page.setViewportSize({ width, height: 800 });
  return tables;
};

const MOST_SHEETS = {
  "2007-08-13-q1-fy2007": 11, "2008-02-12-q3-fy2007": 5, "2009-02-12-q3-fy2008": 11, "2009-08-11-q1-fy2009": 6, "2012-02-08-q3-fy2011": 5,
};

/** Cells that print one figure twice. */
const repeats = (page) =>
  page.evaluate(() => [...document.querySelectorAll("td")].filter((cell) => {
    const figures = [...cell.getElementsByTagNameNS("http://www.xbrl.org/2013/inlineXBRL", "nonFraction")]
      .filter((figure) => figure.parentNode.localName !== "nonFraction").map((figure) => figure.textContent);
    return new Set(figures).size < figures.length;
  }).length);

/** Words that are shown in another language than those of the page; numbers, signs and addresses are in none. */
const foreign = (page, languages) =>
  page.evaluate((languages) => [...document.querySelectorAll("*")].filter((of) => {
    const lang = of.getAttribute("xml:lang");
    return lang && !languages.includes(lang) && of.getClientRects().length > 0 && of !== document.documentElement && /\p{L}+ \p{L}+/u.test(of.textContent);
  }).map((of) => of.textContent.slice(0, 40)), languages);

/** Marks behind notes that begin a line. */
const marksAlone = (page) =>
  page.evaluate(() => [...document.querySelectorAll(".notes .back")].filter((mark) =>
    mark.getBoundingClientRect().left <= mark.closest("div").getBoundingClientRect().left + 1).length);

run(async (browser) => {
  const pages = reports.map((name) => [name, made(join(examples, name), name)]);
  // The five releases in Japanese, one in both languages.
  const releases = Object.keys(MOST_SHEETS);
  for (const name of releases) pages.push([`${name} in ja`, inLanguages(name, ["ja"])]);
  pages.push([`${releases[0]} in both`, inLanguages(releases[0], ["ja", "en"])]);
  for (const [name, file] of pages) {
    for (const width of [1280, 640, 320]) {
      await withPage(browser, file, width, async (page) => {
        const found = await barriers(page);
        expect(found.length === 0, `axe-core, ${name} at ${width} px: ${found.join("; ")}`);
        const wide = await page.evaluate(() => document.scrollingElement.scrollWidth);
        expect(wide <= width, `${name} at ${width} px is ${wide} px wide`);
        const alone = await marksAlone(page);
        expect(alone === 0, `${name} at ${width} px: ${alone} marks stand alone in a line`);
        const far = await farthestMark(page);
        expect(far <= 2, `${name} at ${width} px: a mark stands ${far} px from its figure`);
        if (width === 1280 && name in MOST_SHEETS) {
          const count = await sheets(page);
          expect(count > 1 && count <= MOST_SHEETS[name], `${name} prints on ${count} pages`);
        }
        if (width === 1280 && name.endsWith(" in ja")) {
          const others = await foreign(page, ["ja"]);
          expect(others.length === 0, `${name} shows other languages: ${others.join(" | ")}`);
        }
        if (width === 1280) {
          const wide = await tooWideForPaper(page, width);
          expect(wide.length === 0, `${name}: too wide for paper: ${wide.join(" | ")}`);
          const twice = await repeats(page);
          expect(twice === 0, `${name}: ${twice} cells print a figure twice`);
          // Words are put into the page for this, so it comes last.
          const alone = await headingsAlone(page);
          if (alone === null) console.log("SKIPPED: headings at the feet of pages, for there is no pdftotext");
          else expect(alone.length === 0, `${name}: alone at the foot of a page: ${alone.join(" | ")}`);
        }
      });
    }
    await withPage(browser, file, 320, async (page) => {
      // A table that is wider than the screen moves by keyboard: something in it takes the focus.
      const stuck = await page.evaluate(() => [...document.querySelectorAll(".scroll")]
        .filter((table) => table.scrollWidth > table.clientWidth && !table.querySelector("a[href]")).length);
      expect(stuck === 0, `${name}: ${stuck} wide tables have nothing to focus`);
      const lost = await page.evaluate(() => [...document.querySelectorAll("a[href^='#']")]
        .filter((link) => !document.getElementById(link.getAttribute("href").slice(1))).length);
      expect(lost === 0, `${name}: ${lost} links lead nowhere`);
    });
  }
});
