// What stands where on paper.
import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folder = mkdtempSync(join(tmpdir(), "kessan-paper-"));

/** Puts a word into every heading, and into the first line below that is none: the same but for its first letter. */
const mark = () => {
  const xhtml = "http://www.w3.org/1999/xhtml";
  const headings = [...document.querySelectorAll("h2, h3, h4, h5, h6, tr.heading, thead")]
    .filter((heading) => getComputedStyle(heading).position !== "absolute" && getComputedStyle(heading).display !== "none");
  const lines = [...document.querySelectorAll("h2, h3, h4, h5, h6, tr, thead, p:not(.second), li")];
  const name = (element, word) => {
    const inside = element.matches("tr, thead") ? element.querySelector("th, td") : element;
    const mark = document.createElementNS(xhtml, "span");
    mark.setAttribute("style", "font-size: 1px; letter-spacing: 0");
    mark.textContent = word;
    inside.prepend(mark);
  };
  headings.forEach((heading, nth) => {
    const below = lines.find((line) => heading.compareDocumentPosition(line) & Node.DOCUMENT_POSITION_FOLLOWING
      && !heading.contains(line) && !headings.includes(line) && !line.closest("thead"));
    if (below) {
      name(heading, ` QH${nth}Q `);
      name(below, ` QL${nth}Q `);
    }
  });
  return headings.map((heading) => heading.textContent.trim().slice(0, 60));
};

/** The headings that stand alone at the foot of a page on A4, and how many pages there are; nothing where there is no `pdftotext`. */
export const headingsAlone = async (page) => {
  const names = await page.evaluate(mark);
  const file = join(folder, "page.pdf");
  await page.pdf({ format: "A4", preferCSSPageSize: true, path: file });
  let text;
  try {
    text = execFileSync("pdftotext", ["-raw", file, "-"], { maxBuffer: 1 << 28 }).toString();
  } catch {
    return null;
  }
  const sheets = text.split("\f");
  const sheetOf = new Map();
  sheets.forEach((sheet, at) => {
    for (const [, kind, nth] of sheet.matchAll(/Q([HL])(\d+)Q/g)) if (!sheetOf.has(kind + nth)) sheetOf.set(kind + nth, at);
  });
  return names.filter((_, nth) => sheetOf.has(`H${nth}`) && sheetOf.get(`H${nth}`) !== sheetOf.get(`L${nth}`));
};
