// Filings for regulators, on screens of three widths and on paper. Their taxonomies are not part of the project.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, run, withPage } from "./page.mjs";

const material = join(process.env.ROOT, "../shared/japan/taxonomies");
const whole = join(material, "archive/edinet-2025-11-01-whole.tar.xz");
if (!existsSync(whole)) {
  console.log("SKIPPED: filings were not opened, for ../shared/japan is not there");
  process.exit(0);
}
const folder = mkdtempSync(join(tmpdir(), "kessan-filings-"));
const hosts = ["disclosure.edinet-fsa.go.jp", "www.xbrl.tdnet.info"];
const base = join(folder, "base");
mkdirSync(join(base, hosts[0]), { recursive: true });
mkdirSync(join(base, "META-INF"));
execFileSync("tar", ["-xJf", whole, "-C", join(base, hosts[0])]);
for (const host of hosts) cpSync(join(material, host), join(base, host), { recursive: true });
const rewrites = hosts.map((host) => `<rewriteURI uriStartString="http://${host}/" rewritePrefix="../${host}/"/>`);
writeFileSync(join(base, "META-INF/catalog.xml"), `<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">${rewrites.join("")}</catalog>`);
writeFileSync(join(base, "META-INF/taxonomyPackage.xml"), `<tp:taxonomyPackage xml:lang="en" xmlns:tp="http://xbrl.org/2016/taxonomy-package"><tp:identifier>urn:base</tp:identifier><tp:name>base</tp:name></tp:taxonomyPackage>`);

/** The pages of a filing. */
const made = (report, profile) => {
  const out = join(folder, `${profile}-${report.replaceAll("/", "-")}`);
  execFileSync(process.env.KESSAN, ["export", join(process.env.ROOT, "examples", report), "--profile", profile, "--packages", base, "--out", out], { stdio: "ignore" });
  return readdirSync(out, { recursive: true }).filter((name) => name.endsWith("ixbrl.htm")).map((name) => join(out, name));
};

run(async (browser) => {
  const pages = [
    ...made("2009-02-12-q3-fy2008", "tdnet"),
    ...made("japan-annual/report", "tdnet"),
    ...made("japan-annual/report", "edinet"),
  ];
  // The summaries of a quarter and of a year, the cover, three pages of the annual report, the report of its auditor.
  expect(pages.length === 7, `${pages.length} pages`);
  for (const file of pages) {
    for (const width of [1280, 640, 320]) {
      await withPage(browser, file, width, async (page) => {
        const wide = await page.evaluate(() => document.scrollingElement.scrollWidth);
        expect(wide <= width, `${file} at ${width} px is ${wide} px wide`);
        // Words of a heading stand beside each other, and not below.
        const narrow = await page.evaluate(() => [...document.querySelectorAll("thead th")]
          .filter((cell) => cell.textContent.trim().length > 3 && cell.clientWidth < 40).map((cell) => cell.textContent));
        expect(narrow.length === 0, `${file} at ${width} px has narrow headings: ${narrow.join("; ")}`);
        const seen = await page.evaluate(() => document.body.innerText);
        expect(!seen.includes("iso4217"), `${file} shows its header`);
        if (width === 1280) {
          const paper = (await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
          const sheets = (paper.match(/\/Type\s*\/Page\b/g) ?? []).length;
          expect(sheets >= 1 && sheets <= 3, `${file} prints on ${sheets} pages`);
        }
      });
    }
  }
});
