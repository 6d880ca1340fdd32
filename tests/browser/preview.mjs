// What a person does with a preview: choose a figure by mouse and by keyboard, search, filter, compare two reports.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync } from "node:fs";
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
    expect((await card(page)).replaceAll("\u2009", "").includes(facts[at].value), "a click shows the exact value");
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
      expect((await card(page)).replaceAll("\u2009", "").includes(known.value), `${name}: a click shows the exact value`);
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
});
