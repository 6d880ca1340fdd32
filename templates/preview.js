"use strict";
// The panel of a preview. Everything it shows stands in the data island; the page itself is the inline
// document as it is filed, and only what people do here is added to it.
(() => {
  const XHTML = "http://www.w3.org/1999/xhtml";
  const INLINE = ["http://www.xbrl.org/2013/inlineXBRL", "http://www.xbrl.org/2008/inlineXBRL"];
  const STEP = 200;
  // A page whose name ends in .html is read as HTML: names have no namespaces, and sections of characters no end.
  const isInline = (element) => INLINE.includes(element.namespaceURI) || /^ix:/i.test(element.nodeName);
  const SECTION = ["<![CDATA[", "]]" + ">"];
  const asText = (id) => {
    const [begin, end] = SECTION;
    const text = island(id);
    return document.contentType === "text/html"
      ? text.slice(begin.length, -end.length).replaceAll(`]]${end}${begin}>`, end) : text;
  };
  const island = (id) => document.getElementById(id)?.textContent;
  const reports = JSON.parse(island("k-data"));
  const allWords = JSON.parse(island("k-words"));
  const lang = reports[0].languages.find((known) => allWords[known.split("-")[0]]) ?? "en";
  const words = allWords[lang.split("-")[0]] ?? allWords.en;
  const say = (key, of = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => of[name]);

  const make = (name, attributes = {}, ...children) => {
    const element = document.createElementNS(XHTML, name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else if (value !== null && value !== undefined) element.setAttribute(key, value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  };

  // ---- what the data says, in words

  const grouped = (value) => value.replace(/^(-?\d+)/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, say("group")));
  const ownFirst = (texts) => Object.entries(texts).sort(([a], [b]) => (b === lang) - (a === lang));
  const inLanguage = (texts) => texts[lang] ?? Object.values(texts)[0];
  const label = (report, concept) => inLanguage(report.concepts[concept].labels) ?? report.concepts[concept].name;
  const member = (report, value) => (typeof value === "number" ? label(report, value) : value);
  const valueOf = (fact) => (fact.value === undefined ? say("nil") : fact.numeric ? grouped(fact.value) : fact.value);
  const accuracy = (decimals) => {
    if (decimals === "INF") return say("exact");
    const n = String(-Number(decimals));
    return words[`accurate${n}`] ?? say("accurate", { n });
  };
  const about = (report, fact) => {
    const context = report.contexts[fact.context];
    const members = context.members.map(([, value]) => member(report, value));
    const unit = fact.unit === undefined ? [] : [inLanguage(report.units[fact.unit].labels) ?? report.units[fact.unit].name];
    return [context.said, ...members, ...unit].join(" · ");
  };

  // ---- indexes

  const groupOf = (concept, context, unit) => `${concept}|${context}|${unit ?? ""}`;
  const push = (map, key, value) => (map.has(key) ? map.get(key).push(value) : map.set(key, [value]));
  for (const report of reports) {
    report.byGroup = new Map();
    report.facts.forEach((fact, at) => push(report.byGroup, groupOf(fact.concept, fact.context, fact.unit), at));
    report.totals = new Map();
    report.parts = new Map();
    for (const sum of report.sums) {
      push(report.totals, groupOf(sum.total.concept, sum.context, sum.unit), sum);
      for (const part of sum.parts) push(report.parts, groupOf(part.concept, sum.context, sum.unit), sum);
    }
    report.findingsOf = new Map();
    report.findings.forEach((finding) => finding.facts.forEach((fact) => push(report.findingsOf, fact, finding)));
    report.off = new Set();
    for (const sum of report.sums.filter((of) => of.holds === false)) {
      for (const term of [sum.total, ...sum.parts]) {
        for (const fact of report.byGroup.get(groupOf(term.concept, sum.context, sum.unit)) ?? []) report.off.add(fact);
      }
    }
  }

  // What two reports say of one quantity is compared by names, for each has positions of its own.
  const nameOf = (report, fact) => {
    const context = report.contexts[fact.context];
    const members = context.members.map(([axis, value]) => `${report.concepts[axis].name}=${typeof value === "number" ? report.concepts[value].name : value}`);
    const unit = fact.unit === undefined ? "" : report.units[fact.unit].name;
    return [report.concepts[fact.concept].name, context.period, members.sort().join(","), unit, fact.lang ?? ""].join("|");
  };
  const changes = new Map();
  if (reports.length === 2) {
    const sides = reports.map((report) => {
      const side = new Map();
      report.facts.forEach((fact, at) => push(side, nameOf(report, fact), at));
      return side;
    });
    const said = (side, facts) => facts.map((at) => `${reports[side].facts[at].value} ${reports[side].facts[at].decimals}`).sort().join(";");
    for (const [name, facts] of sides[0]) {
      const others = sides[1].get(name);
      const kind = !others ? "removed" : said(0, facts) === said(1, others) ? null : "differs";
      if (kind) facts.forEach((at) => changes.set(`0:${at}`, { kind, others: others ?? [] }));
    }
    for (const [name, facts] of sides[1]) {
      if (!sides[0].has(name)) facts.forEach((at) => changes.set(`1:${at}`, { kind: "added", others: [] }));
      else if (said(0, sides[0].get(name)) !== said(1, facts)) facts.forEach((at) => changes.set(`1:${at}`, { kind: "differs", others: sides[0].get(name) }));
    }
  }

  // ---- the pages

  const placeSecond = () => {
    const second = new DOMParser().parseFromString(asText("k-second"), "application/xhtml+xml");
    for (const element of second.querySelectorAll("[id]")) element.id = `k2-${element.id}`;
    for (const link of second.querySelectorAll("a[href^='#']")) link.setAttribute("href", `#k2-${link.getAttribute("href").slice(1)}`);
    const pane = (name, nodes) => make("div", { class: "k-pane", role: "region", "aria-label": say(name), tabindex: "0" }, ...nodes);
    const own = [...document.body.childNodes].filter((node) => node.nodeName.toLowerCase() !== "script");
    const theirs = [...second.getElementsByTagNameNS(XHTML, "body")[0].childNodes].map((node) => document.adoptNode(node));
    document.body.prepend(make("div", { class: "k-panes" }, pane("first", own), pane("second", theirs)));
  };
  // A page that others laid out may be as wide as it likes: it moves by itself. A reader aloud needs to know its language.
  const placeTheirs = () => {
    const root = document.documentElement;
    if (!root.hasAttribute("lang") && !root.hasAttribute("xml:lang")) {
      root.setAttribute("lang", reports[0].facts.find((fact) => fact.lang)?.lang ?? reports[0].languages[0] ?? "en");
    }
    if (document.querySelector("body > .page, .k-panes")) return;
    const nodes = [...document.body.childNodes].filter((node) => node.nodeName.toLowerCase() !== "script");
    const theirs = make("div", { class: "k-theirs", role: "region", "aria-label": document.title || say("first"), tabindex: "0" });
    document.body.prepend(theirs);
    theirs.append(...nodes);
  };
  const panes = () => (reports.length === 2 ? [...document.querySelectorAll(".k-pane")] : [document.body]);

  // Figures become buttons; of all of them one can be reached by Tab, and arrow keys lead on. Where there are
  // many, those of a table become buttons when it comes near.
  const AT_ONCE = 3000;
  const entries = [];
  let tabStop = null;
  const gather = (pane, side) => {
    const report = reports[side];
    const byId = new Map(report.facts.map((fact, at) => [side === 1 ? `k2-${fact.id}` : fact.id, at]));
    report.elements = [];
    report.nth = [];
    for (const element of pane.querySelectorAll("[contextRef]")) {
      const at = byId.get(element.getAttribute("id"));
      if (at === undefined || !isInline(element) || hidden(element)) continue;
      report.elements[at] = element;
      report.nth[at] = entries.length;
      entries.push({ element, side, at });
    }
  };
  const prepare = () => {
    panes().forEach(gather);
    if (entries.length <= AT_ONCE) return entries.forEach((_, nth) => figureAt(nth));
    const near = new Map();
    entries.forEach(({ element }, nth) => push(near, element.parentElement.closest("table, p, li, div") ?? document.body, nth));
    const watch = new IntersectionObserver((seen) => {
      for (const { target } of seen.filter((of) => of.isIntersecting)) {
        watch.unobserve(target);
        near.get(target).forEach(figureAt);
      }
    }, { rootMargin: "600px" });
    for (const block of near.keys()) watch.observe(block);
    figureAt(0);
  };
  /** The figure of an entry, which is made when it is asked for; none for a block. */
  const figureAt = (nth) => {
    const entry = entries[nth];
    if (entry.figure === undefined) {
      const { element, side, at } = entry;
      // What was marked before goes on with the figure.
      const marks = element.getAttribute("class");
      if (marks) element.removeAttribute("class");
      const figure = figureOf(element, side, at, nth);
      if (marks) figure.classList.add(...marks.split(" "));
      reports[side].elements[at] = figure;
      entry.figure = figure.classList.contains("k-figure") ? figure : null;
    }
    return entry.figure;
  };
  const hidden = (element) => {
    for (let up = element; up; up = up.parentElement) {
      if (isInline(up) && /(^|:)(hidden|header)$/i.test(up.localName)) return true;
    }
    return false;
  };
  const figureOf = (element, side, at, nth) => {
    const key = `${side}:${at}`;
    if (element.children.length > 0 || element.textContent.trim() === "") {
      const first = element.firstElementChild;
      const inside = first && first.namespaceURI === XHTML && !isInline(first) ? first : element;
      inside.setAttribute("data-k", key);
      inside.setAttribute("class", `${inside.getAttribute("class") ?? ""} k-block`.trim());
      return inside;
    }
    const figure = make("span", { class: "k-figure", "data-k": key, "data-nth": nth, role: "button", tabindex: tabStop ? "-1" : "0" });
    tabStop ??= figure;
    element.replaceWith(figure);
    figure.append(element);
    return figure;
  };

  // ---- the panel

  const search = make("input", { type: "search", id: "k-search", oninput: () => list() });
  const statement = make("select", { id: "k-statement", onchange: () => list() }, make("option", { value: "" }, say("allStatements")));
  const filter = make("select", { id: "k-filter", onchange: () => list() });
  const status = make("p", { id: "k-status", "aria-live": "polite", style: "margin: 0" });
  const results = make("ul", { id: "k-results", tabindex: "-1", "aria-label": say("search") });
  const card = make("div", { id: "k-card", tabindex: "0", role: "region", "aria-label": say("open") });
  const untagged = make("input", { type: "checkbox", id: "k-untagged", onchange: () => markUntagged() });
  const toggle = make("button", { id: "k-toggle", type: "button", "aria-expanded": "false", onclick: () => raise(!document.body.classList.contains("k-raised")) }, say("open"));
  let chosen = null;
  let limit = STEP;

  const build = () => {
    reports[0].statements.forEach((of, at) => statement.append(make("option", { value: String(at) }, inLanguage(of.title) ?? of.id)));
    const kinds = ["all", "findings", "sumsOff", "notes", ...(reports.length === 2 ? ["changed"] : [])];
    kinds.forEach((kind) => filter.append(make("option", { value: kind }, say(kind))));
    if (reports.length === 2) filter.value = "changed";
    const field = (id, key, input, full) => make("div", full ? { class: "k-full" } : {}, make("label", { for: id }, say(key)), input);
    const tools = make("div", { id: "k-tools" }, make("h2", {}, say("panel")), field("k-search", "search", search, true),
      field("k-statement", "statement", statement), field("k-filter", "show", filter),
      make("label", { class: "k-full", for: "k-untagged" }, untagged, ` ${say("untagged")}`));
    const missing = reports.flatMap((report) => report.missing ?? []).map((text) => make("p", { class: "k-missing" }, text));
    const panel = make("div", { id: "k-panel", role: "complementary", "aria-label": say("panel") }, tools, ...missing, status, results, card);
    document.body.append(panel, toggle);
    document.body.classList.add("k-open");
    card.append(make("p", {}, say("nothing")));
  };
  const raise = (up) => {
    document.body.classList.toggle("k-raised", up);
    toggle.setAttribute("aria-expanded", String(up));
    toggle.textContent = say(up ? "close" : "open");
  };

  const haystack = (report, fact) => {
    const concept = report.concepts[fact.concept];
    return [concept.name, ...Object.values(concept.labels), fact.value ?? "", report.contexts[fact.context].period, about(report, fact)].join(" ").toLowerCase();
  };
  const matches = () => {
    const wanted = search.value.trim().toLowerCase().replace(/(\d),(?=\d{3})/g, "$1").split(/\s+/).filter(Boolean);
    const found = [];
    reports.forEach((report, side) => report.facts.forEach((fact, at) => {
      const key = `${side}:${at}`;
      if (side === 1 && changes.get(key)?.kind !== "added") return;
      if (statement.value !== "" && String(fact.statement) !== statement.value) return;
      if (filter.value === "findings" && !report.findingsOf.has(at)) return;
      if (filter.value === "sumsOff" && !report.off.has(at)) return;
      if (filter.value === "notes" && !fact.footnotes) return;
      if (filter.value === "changed" && !changes.has(key)) return;
      if (wanted.length) {
        fact.hay ??= haystack(report, fact);
        if (!wanted.every((word) => fact.hay.includes(word))) return;
      }
      found.push([side, at]);
    }));
    return found;
  };
  let shown = [];
  const list = (keepLimit) => {
    if (!keepLimit) limit = STEP;
    shown = matches();
    const all = reports.reduce((sum, report) => sum + report.facts.length, 0);
    status.textContent = say("shown", { n: shown.length, all });
    results.replaceChildren(...shown.slice(0, limit).map(([side, at]) => entry(side, at)));
    if (shown.length > limit) {
      results.append(make("li", {}, make("button", { type: "button", onclick: () => { limit += STEP; list(true); } }, say("more"))));
    }
    for (const element of document.querySelectorAll(".k-found")) element.classList.remove("k-found");
    if (shown.length < all) shown.slice(0, 2000).forEach(([side, at]) => reports[side].elements[at]?.classList.add("k-found"));
  };
  const entry = (side, at) => {
    const report = reports[side];
    const fact = report.facts[at];
    const change = changes.get(`${side}:${at}`);
    const current = chosen === `${side}:${at}` ? "true" : null;
    return make("li", {}, make("button", { type: "button", "data-entry": `${side}:${at}`, "aria-current": current, onclick: () => choose(side, at, true) },
      make("span", {}, label(report, fact.concept)), make("span", { class: "k-value" }, valueOf(fact)),
      make("span", { class: "k-about" }, about(report, fact), change ? ` · ${say(change.kind)}` : "")));
  };

  // ---- the card of a fact

  const choose = (side, at, scroll) => {
    for (const element of document.querySelectorAll(".k-chosen")) element.classList.remove("k-chosen");
    for (const element of results.querySelectorAll("[aria-current]")) element.removeAttribute("aria-current");
    chosen = `${side}:${at}`;
    results.querySelector(`[data-entry="${chosen}"]`)?.setAttribute("aria-current", "true");
    if (reports[side].nth[at] !== undefined) figureAt(reports[side].nth[at]);
    const element = reports[side].elements[at];
    element?.classList.add("k-chosen");
    if (scroll) element?.scrollIntoView({ block: "center", inline: "center" });
    for (const other of changes.get(chosen)?.others ?? []) {
      const twin = reports[1 - side].elements[other];
      twin?.classList.add("k-chosen");
      twin?.scrollIntoView({ block: "center" });
    }
    card.replaceChildren(...cardOf(side, at));
    card.scrollTop = 0;
    raise(true);
  };
  const cardOf = (side, at) => {
    const report = reports[side];
    const fact = report.facts[at];
    const concept = report.concepts[fact.concept];
    const context = report.contexts[fact.context];
    const rows = [];
    const row = (key, value) => value && rows.push(make("dt", {}, say(key)), make("dd", {}, value));
    // As people say it, and below as programs do.
    const both = (said, known) => (!said || said === known ? known : make("div", {}, make("div", {}, said), make("div", { class: "k-known" }, known)));
    const texts = (values) => make("div", {}, ...ownFirst(values).map(([of, text]) => make("div", { lang: of }, text)));
    row("concept", concept.name);
    row("label", Object.keys(concept.labels).length > 0 && texts(concept.labels));
    row("documentation", concept.documentation && texts(concept.documentation));
    row("type", [concept.type, concept.periodType, concept.balance].filter(Boolean).map((of) => words.types[of] ?? of).join(say("between")));
    row("period", both(context.said, context.period));
    row("members", context.members.length && make("div", {}, ...context.members.map(([axis, value]) => make("div", {}, `${label(report, axis)}: ${member(report, value)}`))));
    row("entity", report.entities[context.entity]);
    row("unit", fact.unit !== undefined && both(inLanguage(report.units[fact.unit].labels), report.units[fact.unit].measures));
    row("accuracy", fact.decimals && accuracy(fact.decimals));
    row("source", fact.source);
    row("text", fact.place);
    const change = changes.get(`${side}:${at}`);
    const others = (change?.others ?? []).map((other) => valueOf(reports[1 - side].facts[other])).join(", ");
    return [
      make("div", { class: "k-row" }, make("h2", {}, label(report, fact.concept)),
        make("span", {}, step(-1), " ", step(1))),
      make("p", { class: "k-exact", style: "margin: 0.3em 0" }, valueOf(fact)),
      report.elements[at] ? null : make("p", {}, say("hidden")),
      change ? make("p", { class: "k-bad" }, `${say(change.kind)}${others ? `: ${others}` : ""}`) : null,
      make("dl", {}, ...rows), ...findingsOf(report, at), ...footnotesOf(report, fact), ...sumsOf(report, side, fact), ...placesOf(report, side, at, fact),
    ].filter(Boolean);
  };
  const step = (by) => make("button", { type: "button", onclick: () => {
    const at = shown.findIndex(([side, fact]) => `${side}:${fact}` === chosen);
    const next = shown[(at + by + shown.length) % shown.length];
    if (next) choose(...next, true);
  } }, say(by < 0 ? "previous" : "next"));
  const findingsOf = (report, at) => (report.findingsOf.get(at) ?? []).flatMap((finding) => [
    make("h3", {}, `${words.severities[finding.severity] ?? finding.severity} [${finding.code}]`), make("p", { class: finding.severity === "error" ? "k-bad" : "", style: "margin: 0" }, finding.message),
    finding.help ? make("p", { style: "margin: 0" }, finding.help) : null,
  ].filter(Boolean));
  const footnotesOf = (report, fact) => (!fact.footnotes ? [] : [make("h3", {}, say("footnotes")), make("ul", {},
    ...fact.footnotes.map((note) => make("li", {}, ...ownFirst(report.footnotes[note]).map(([of, text]) => make("div", { lang: of }, text)))))]);
  const placesOf = (report, side, at, fact) => {
    const others = report.byGroup.get(groupOf(fact.concept, fact.context, fact.unit)).filter((other) => other !== at);
    return !others.length ? [] : [make("h3", {}, say("places")), make("ul", {}, ...others.map((other) => {
      const of = report.facts[other];
      const where = of.statement === undefined ? "" : inLanguage(report.statements[of.statement].title) ?? "";
      return make("li", {}, jump(side, other, `${valueOf(of)} ${where}`));
    }))];
  };
  const jump = (side, at, text) => make("button", { type: "button", class: "k-jump", onclick: () => choose(side, at, true) }, text);

  // ---- sums as trees

  const sumsOf = (report, side, fact) => {
    const group = groupOf(fact.concept, fact.context, fact.unit);
    const totals = report.totals.get(group) ?? [];
    const parts = report.parts.get(group) ?? [];
    if (!totals.length && !parts.length) return [];
    const block = (sum, key) => make("div", { class: "k-sum" }, make("h4", {}, `${say(key)} – ${inLanguage(report.statements[sum.statement].title) ?? ""}`, " ", verdict(sum)),
      make("ul", {}, term(report, side, sum, sum.total, 0)));
    return [make("h3", {}, say("sums")), ...totals.map((sum) => block(sum, "asTotal")), ...parts.map((sum) => block(sum, "asPart"))];
  };
  const verdict = (sum) => {
    const kind = sum.holds === true ? "holds" : sum.holds === false ? "off" : "unclear";
    const text = sum.difference && sum.difference !== "0" ? `${say(kind)}${say("between")}${say("difference")} ${grouped(sum.difference)}` : say(kind);
    return make("span", { class: sum.holds === false ? "k-bad" : "k-good" }, text);
  };
  const term = (report, side, sum, of, depth) => {
    const at = report.byGroup.get(groupOf(of.concept, sum.context, sum.unit))?.[0];
    const sign = of.weight === "1" ? "" : of.weight === "-1" ? "− " : `${of.weight} × `;
    const name = `${depth ? sign : ""}${label(report, of.concept)}`;
    const item = make("li", {}, at === undefined ? make("span", {}, name) : jump(side, at, name), make("span", {}, of.value === undefined ? say("notReported") : grouped(of.value)));
    const below = depth === 0 ? sum : depth < 6 && (report.totals.get(groupOf(of.concept, sum.context, sum.unit)) ?? []).find((other) => other.statement === sum.statement);
    if (below && depth > 0 && below.difference && below.difference !== "0") item.append(make("span", { class: "k-below" }, verdict(below)));
    if (below) item.append(make("ul", {}, ...below.parts.map((part) => term(report, side, below, part, depth + 1))));
    return item;
  };

  // ---- figures without a tag

  const markUntagged = () => {
    for (const mark of document.querySelectorAll("mark.k-untagged")) mark.replaceWith(...mark.childNodes);
    if (!untagged.checked) return list(true);
    let count = 0;
    for (const pane of panes()) {
      const walker = document.createTreeWalker(pane, NodeFilter.SHOW_TEXT);
      const texts = [];
      while (walker.nextNode()) texts.push(walker.currentNode);
      for (const text of texts.filter((node) => /\d/.test(node.data) && !isTagged(node))) count += markIn(text);
    }
    status.textContent = say("untaggedCount", { n: count });
  };
  const isTagged = (node) => {
    for (let up = node.parentElement; up; up = up.parentElement) {
      if (isInline(up) || ["k-panel", "k-toggle"].includes(up.id) || /^(script|style|sup|a)$/i.test(up.localName)) return true;
    }
    return false;
  };
  const markIn = (text) => {
    const pieces = text.data.split(/((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?)/);
    if (pieces.length < 2) return 0;
    text.replaceWith(...pieces.map((piece, at) => (at % 2 ? make("mark", { class: "k-untagged" }, piece) : piece)));
    return (pieces.length - 1) / 2;
  };

  // ---- what people do

  const act = (target) => {
    const figure = target instanceof Element ? target.closest("[data-k]") : null;
    if (!figure || figure.closest("#k-panel")) return false;
    const [side, at] = figure.getAttribute("data-k").split(":").map(Number);
    choose(side, at, false);
    return true;
  };
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element && event.target.closest("a"))) act(event.target);
  });
  document.addEventListener("keydown", (event) => {
    const target = event.target;
    if (event.key === "/" && !/^(input|select|textarea)$/i.test(target.localName)) {
      event.preventDefault();
      raise(true);
      return search.focus();
    }
    if (event.key === "Escape") {
      raise(false);
      const [side, at] = chosen?.split(":").map(Number) ?? [];
      return void reports[side]?.elements[at]?.focus?.();
    }
    if (!target.classList?.contains("k-figure")) return;
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (by) {
      let nth = Number(target.getAttribute("data-nth")) + by;
      while (entries[nth] && !figureAt(nth)) nth += by;
      if (entries[nth]) {
        tabStop.setAttribute("tabindex", "-1");
        tabStop = figureAt(nth);
        tabStop.setAttribute("tabindex", "0");
        tabStop.focus();
      }
      event.preventDefault();
    } else if ((event.key === "Enter" || event.key === " ") && act(target)) {
      event.preventDefault();
      card.focus();
    }
  });

  if (reports.length === 2) placeSecond();
  placeTheirs();
  prepare();
  for (const report of reports) for (const at of report.findingsOf.keys()) report.elements[at]?.classList.add("k-doubt");
  build();
  list();
})();
