/**
 * Shows the hits of an answer, one by one or grouped by issue.
 *
 * @typedef {import("../reader.js").ShownArticle & {ref: string}} Found
 * @typedef {{items: import("../query.js").Item[][], simplified: import("../text.js").Simplified | null, site: URL}} View
 */
import { highlight, snippet, visibleItems } from "../snippet.js";
import { dayText, make, makeButton, makeLink } from "./dom.js";

/** Returns list items, one a hit. @param {Found[]} found @param {View} view */
export function listHits(found, view) {
  return found.map((article) => renderHit(article, view, "h2"));
}

/** Returns list items, one an issue, in the order of its first hit. @param {Found[]} found @param {View} view */
export function groupHits(found, view) {
  /** @type {Map<string, Found[]>} */
  const groups = new Map();
  for (const article of found) {
    const number = article.ref.split("-")[0];
    groups.set(number, [...(groups.get(number) ?? []), article]);
  }
  return Array.from(groups, ([number, articles]) => {
    const heading = make("h2", "", [makeLink(new URL(`issues/${number}/`, view.site), `第 ${number} 期`)]);
    const list = make("ol", "mw-hits", articles.map((article) => renderHit(article, view, "h3")));
    return make("li", "mw-group", [heading, list]);
  });
}

/** @param {Found} article @param {View} view @param {string} level */
function renderHit(article, view, level) {
  const [number, ordinal] = article.ref.split("-");
  const url = new URL(`issues/${number}/#article-${ordinal}`, view.site);
  const link = makeLink(url, highlight(article.title, visibleItems(view.items, "title"), view.simplified));
  const time = make("time", "", dayText(article.date));
  time.setAttribute("datetime", article.date);
  const copy = makeButton("mw-copy", "复制链接", async () => {
    copy.textContent = (await copyText(url.href)) ? "已复制" : "没有复制成";
  });
  copy.setAttribute("aria-label", `复制链接：${article.title}`);
  const about = make("p", "mw-hit-about", [make("span", "", article.source), time, make("span", "", `第 ${number} 期`), copy]);
  const text = snippet(article.blocks, visibleItems(view.items, "body"), view.simplified);
  const item = make("li", "mw-hit", [make(level, "", [link]), about, make("p", "mw-hit-snippet", text)]);
  item.dataset.ref = article.ref;
  return item;
}

/** Copies a text, also where the page came over plain HTTP and has no clipboard of its own. @param {string} text */
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}
