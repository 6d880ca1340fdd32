// What a person does with a preview: choose a figure by mouse and by keyboard, search, filter, compare two reports.
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { barriers, expect, run, withPage } from "./page.mjs";

const folder = mkdtempSync(join(tmpdir(), "kessan-preview-"));
const made = (name, ...reports) => {
  const file = join(folder, name);
  const paths = reports.map((report) => join(process.env.ROOT, report));
  execFileSync(process.env.KESSAN, ["preview", ...paths, "--out", file], { stdio: ["ignore", "ignore", "pipe"] });
  return file;
};
const card = (page) => page.locator("#k-card").innerText();

/** A page of others: in its own layout and very wide, without a language, with small links and ids. */
const theirs = () => {
  const place = join(folder, "theirs");
  mkdirSync(place);
  const wide = `<td>${"wide ".repeat(4)}</td>`.repeat(30);
  writeFileSync(join(place, "page.xhtml"), `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"
  xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"
  xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:o="http://o.example/">
<head><title>Theirs</title></head><body><div style="display:none"><ix:header><ix:references>
<link:schemaRef xlink:type="simple" xlink:href="http://o.example/o.xsd"/></ix:references><ix:resources>
<xbrli:context id="c"><xbrli:entity><xbrli:identifier scheme="http://o.example">1</xbrli:identifier></xbrli:entity>
<xbrli:period><xbrli:instant>2024-03-31</xbrli:instant></xbrli:period></xbrli:context>
<xbrli:unit id="u"><xbrli:measure>iso4217:USD</xbrli:measure></xbrli:unit></ix:resources></ix:header></div>
<p style="line-height: 1"><a href="#a">1</a> <a href="#a">2</a></p><table id="a"><tr>${wide}<td><ix:nonFraction id="f" name="o:${"Long".repeat(30)}"
 contextRef="c" unitRef="u" decimals="0">12345</ix:nonFraction></td></tr></table></body></html>`);
  return join(place, "page.xhtml");
};
/** An instance without its taxonomy, whose names have no blanks. */
const bare = (report) => {
  const out = join(folder, "bare");
  execFileSync(process.env.KESSAN, ["convert", join(process.env.ROOT, report), "--to", "xbrl", "--out", join(out, "bare.xbrl")], { stdio: "ignore" });
  return join(out, "bare.xbrl");
};
/** A preview of a report of others; one that is refused ends the run. */
const foreign = (name, report) => {
  const file = join(folder, name);
  execFileSync(process.env.KESSAN, ["preview", report, "--out", file], { stdio: ["ignore", "ignore", "pipe"] });
  return file;
};

run(async (browser) => {
  const example = "examples/2012-02-08-q3-fy2011";
  const one = made("one.xhtml", example);
  const two = made("two.xhtml", "tests/cases/base/report", example);
  const { facts, sums } = JSON.parse(/id="k-data">(.*)<\/script>/.exec(readFileSync(one, "utf8"))[1])[0];
  const isTotal = (fact) => sums.some((sum) => sum.total.concept === fact.concept && sum.context === fact.context && sum.unit === fact.unit);
  const total = facts.findIndex(isTotal);

  await withPage(browser, one, 1280, async (page) => {
    expect((await page.locator("[data-k]").count()) > facts.length * 0.9, "nearly every fact can be chosen on the page");
    expect((await page.locator("#k-status").innerText()).includes(String(facts.length)), "all facts are counted");

    const figure = page.locator(".k-figure").nth(40);
    const [, at] = (await figure.getAttribute("data-k")).split(":");
    await figure.click();
    expect((await card(page)).replaceAll(",", "").includes(facts[at].value), "a click shows the exact value");
    expect((await card(page)).includes(facts[at].source), "and where the fact comes from");
    await page.keyboard.press("Escape");
    expect(await figure.evaluate((of) => of === document.activeElement), "Escape leads back to the figure");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    const next = await page.evaluate(() => document.querySelector(".k-chosen").dataset?.k ?? document.querySelector(".k-chosen").getAttribute("data-k"));
    expect(next !== `0:${at}`, "arrow and Enter choose the next figure");

    await page.keyboard.press("Escape");
    await page.keyboard.press("/");
    await page.keyboard.type("operating income");
    const found = await page.locator("#k-results li").allInnerTexts();
    expect(found.some((text) => text.startsWith("Operating income")), "search finds by label");
    expect(found.length < facts.length / 4, "and leaves out the rest");
    await page.locator("#k-search").fill(facts[total].id.split("_")[0]);
    await page.locator(`[data-entry="0:${total}"]`).click();
    expect((await card(page)).includes("is the sum of"), "the sum of a total is shown");

    await page.locator("#k-search").fill("");
    await page.locator("#k-untagged").check();
    expect((await page.locator("mark.k-untagged").count()) > 0, "figures without a tag are marked");
    const tagged = await page.locator(".k-figure mark").count();
    expect(tagged === 0, "and no tagged figure is");
    await page.locator("#k-untagged").uncheck();
    expect((await page.locator("mark").count()) === 0, "and marks go away again");
  });

  // The same page under a name that says HTML.
  for (const [file, name] of [[one, "one.html"], [two, "two.html"]]) {
    copyFileSync(file, join(folder, name));
    await withPage(browser, join(folder, name), 1280, async (page) => {
      const figure = page.locator(".k-figure").nth(40);
      const [side, at] = (await figure.getAttribute("data-k")).split(":");
      await figure.click();
      const known = JSON.parse(await page.locator("#k-data").textContent())[side].facts[at];
      expect((await card(page)).replaceAll(",", "").includes(known.value), `${name}: a click shows the exact value`);
      expect((await page.locator(".k-pane").count()) === (name === "two.html" ? 2 : 0), `${name}: as many reports`);
    });
  }

  await withPage(browser, two, 1280, async (page) => {
    expect((await page.locator(".k-pane").count()) === 2, "two reports stand beside each other");
    expect((await page.evaluate(() => document.getElementById("k-filter").value)) === "changed", "and what changed is listed");
    const ids = await page.evaluate(() => [...document.querySelectorAll("[id]")].map((of) => of.id));
    expect(new Set(ids).size === ids.length, "ids of both are apart");
  });

  for (const [file, name] of [[one, "one report"], [two, "two reports"]]) {
    for (const width of [1280, 640, 320]) {
      await withPage(browser, file, width, async (page) => {
        await page.locator(".k-figure").first().click({ force: true });
        const found = await barriers(page);
        expect(found.length === 0, `axe-core, ${name} at ${width} px: ${found.join("; ")}`);
      });
    }
  }

  // Reports of others: in their own page, and laid out anew without their taxonomy.
  const others = [["a page of others", theirs()], ["an instance of others", bare(example)]];
  for (const name of ["ferc-form6-2021-bayou-bridge", "sec-chipotle-10q-2020-ixbrl", "esrs-efrag-sample-2026-xbrl"]) {
    const filing = join(process.env.ROOT, "../shared/filings", name);
    if (existsSync(filing)) others.push([name, filing]);
    else console.log(`SKIPPED: the preview of ${name}, for ../shared/filings/${name} is not there`);
  }
  for (const [name, report] of others) {
    const file = foreign(`${name.replaceAll(" ", "-")}.xhtml`, report);
    for (const width of [1280, 640, 320]) {
      await withPage(browser, file, width, async (page) => {
        const seen = await page.evaluate(() => document.scrollingElement.scrollWidth);
        expect(seen <= width, `preview of ${name} at ${width} px is ${seen} px wide`);
        await page.locator(".k-figure").first().click({ force: true });
        const panel = await page.evaluate(() => document.getElementById("k-card").scrollWidth - document.getElementById("k-card").clientWidth);
        expect(panel <= 0, `preview of ${name} at ${width} px: the card is ${panel} px too wide`);
        const found = await barriers(page);
        expect(found.length === 0, `axe-core, preview of ${name} at ${width} px: ${found.join("; ")}`);
      });
    }
  }
});
