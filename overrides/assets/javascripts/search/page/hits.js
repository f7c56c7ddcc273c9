/**
 * Shows the hits of an answer, one by one or grouped by issue.
 *
 * @typedef {import("../reader.js").ShownArticle & {ref: string}} Found
 * @typedef {{items: import("../query.js").Item[][], simplified: import("../text.js").Simplified | null,
 *   archive: Archive, site: URL}} View
 * @typedef {import("../engine.js").Archive} Archive
 */
import { parseQuery } from "../query.js";
import { findMarks, highlight, snippet, visibleItems } from "../snippet.js";
import { countText, dayText, make, makeButton, makeIssueLink, makeLink } from "./dom.js";
import { copyText } from "./handing.js";
import { speak } from "./status.js";

/**
 * Returns list items for the hits in view: as many as are asked for; grouped, as many issues as hold that many.
 * @param {Archive} archive @param {import("../engine.js").Answer} answer @param {import("../state.js").State} state
 * @param {URL} site
 * @param {number} before how many of them are shown already
 */
export async function renderHits(archive, answer, state, site, before) {
  const refs = answer.hits.map((hit) => hit.ref);
  const groups = state.view ? groupRefs(refs, state.shown) : [refs.slice(0, state.shown)];
  const texts = await readTexts(archive, groups.flat(), before);
  const found = groups.map((group) => group.map((ref) => ({ ref, ...(texts.get(ref) ?? archive.outline(ref)) })));
  const plain = answer.message ? [] : parseQuery(state.text, archive.simplified);
  const unmarked = found.flat().filter((article) => !isMarked(article, plain, archive.simplified));
  await archive.readTraditional(unmarked.map((article) => article.title + article.blocks.join("")).join(""));
  const items = answer.message ? [] : parseQuery(state.text, archive.simplified);
  const view = { items, simplified: archive.simplified, archive, site };
  return state.view
    ? found.map((group) => renderGroup(group, view))
    : found.flatMap((group) => group.map((one) => renderHit(one, view)));
}

/**
 * Tells whether what was found in an article can be seen there without the table of Traditional characters.
 * @param {Found} article @param {import("../query.js").Item[][]} groups
 * @param {import("../text.js").Simplified | null} simplified
 */
function isMarked({ title, blocks }, groups, simplified) {
  return groups.every((group) => {
    const [inTitle, inBody] = [visibleItems([group], "title"), visibleItems([group], "body")];
    return (
      !inTitle.length || findMarks([title], inTitle, simplified).length || findMarks(blocks, inBody, simplified).length
    );
  });
}

/**
 * Returns what the hits show; one whose text cannot be had is left out, unless that is so of all new ones.
 * @param {Archive} archive @param {string[]} refs @param {number} before
 */
async function readTexts(archive, refs, before) {
  const settled = await Promise.allSettled(refs.map((ref) => archive.article(ref)));
  const [first, ...others] = settled.slice(before);
  if (first?.status === "rejected" && others.every((one) => one.status === "rejected")) throw first.reason;
  return new Map(settled.flatMap((one, place) => (one.status === "fulfilled" ? [[refs[place], one.value]] : [])));
}

/**
 * Puts refs of one issue together, in the order of the first of each, until there are enough.
 * @param {string[]} refs @param {number} enough
 */
function groupRefs(refs, enough) {
  /** @type {Map<string, string[]>} */
  const groups = new Map();
  for (const ref of refs) {
    const number = ref.split("-")[0];
    const group = groups.get(number);
    if (group) group.push(ref);
    else groups.set(number, [ref]);
  }
  const shown = [];
  let count = 0;
  for (const group of groups.values()) {
    if (count >= enough) break;
    shown.push(group);
    count += group.length;
  }
  return shown;
}

/** @param {Found[]} found @param {View} view */
function renderGroup(found, view) {
  const link = makeIssueLink(found[0].ref.split("-")[0], view.site);
  const heading = make("h3", "mw-group-title", [link, make("span", "", countText(found.length, "篇"))]);
  const list = make(
    "ol",
    "mw-hits",
    found.map((article) => renderHit(article, view, "h4")),
  );
  list.setAttribute("role", "list");
  return make("li", "mw-group", [heading, list]);
}

/** @param {Found} article @param {View} view @param {string} [level] */
function renderHit(article, view, level = "h3") {
  const [number, ordinal] = article.ref.split("-");
  const url = new URL(`issues/${number}/#article-${ordinal}`, view.site);
  const link = makeLink(url, highlight(article.title, visibleItems(view.items, "title"), view.simplified));
  link.dataset.key = `hit ${article.ref}`;
  const time = make("time", "", dayText(article.date));
  time.setAttribute("datetime", article.date);
  const source = makeLink(new URL(view.archive.sourcePath(article.source), view.site), article.source);
  source.dataset.key = `source ${article.ref}`;
  const about = [source, time];
  if (level === "h3") {
    const issue = makeIssueLink(number, view.site);
    issue.dataset.key = `issue ${article.ref}`;
    about.push(issue);
  }
  const text = snippet(article.blocks, visibleItems(view.items, "body"), view.simplified);
  const item = make("li", "mw-hit", [
    make(level, "mw-hit-title", [link]),
    make("p", "mw-hit-about", [...about, makeCopy(article, url)]),
    make("p", "mw-hit-snippet", text),
  ]);
  item.dataset.ref = article.ref;
  if (article.story) item.dataset.story = article.story;
  return item;
}

/** @param {Found} article @param {URL} url */
function makeCopy(article, url) {
  const words = make("span", "", "复制链接");
  const copy = makeButton(
    "mw-copy",
    "",
    async () => {
      const done = await copyText(url.href);
      words.textContent = done ? "已复制" : "没有复制成";
      speak(done ? "已复制链接" : "没有复制成", 0);
      setTimeout(() => (words.textContent = "复制链接"), 3000);
    },
    `copy ${article.ref}`,
  );
  copy.append(words, make("span", "mw-visually-hidden", `：${article.title}`));
  return copy;
}
