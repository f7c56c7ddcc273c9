/** The search page: reads its form, asks the engine, shows the answer. The only search module that touches the DOM. */
import { openArchive } from "./engine.js";
import { digitsChinese } from "./numerals.js";
import { parseDay, parseQuery, QueryError } from "./query.js";
import { highlight, snippet, visibleItems } from "./snippet.js";
import { readState, writeState } from "./state.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {Awaited<ReturnType<typeof openArchive>>} Archive */
/** @typedef {import("./engine.js").Answer} Answer */

const PAGE = 10;
const SOURCE_ROWS = 60;
const PAUSE = 150;

const element = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const input = (/** @type {string} */ id) => /** @type {HTMLInputElement} */ (document.getElementById(id));
const form = /** @type {HTMLFormElement} */ (element("search-form"));
const status = element("search-status");
const list = element("search-hits");
const site = new URL(`${element("search").dataset.site ?? ".."}/`.replace(/\/+$/, "/"), location.href);

let state = readState(location.search);
/** The number of the newest question: answers to older ones are dropped. */
let asked = 0;
let typing = false;
let allSources = false;
/** @type {Promise<Archive> | null} */
let archive = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** Opens the archive once; after a failure the next call tries again. */
function open() {
  archive ??= openArchive(site).catch((error) => {
    archive = null;
    throw error;
  });
  return archive;
}

/** Asks for the state at hand and shows the answer, unless another question was asked meanwhile. */
async function ask() {
  const number = ++asked;
  announce("正在检索…", null);
  element("search-retry").hidden = true;
  list.setAttribute("aria-busy", "true");
  try {
    const opened = await open();
    if (number !== asked) return;
    const answer = await opened.search({
      text: state.text, sources: state.sources, from: state.from, to: state.to,
      sort: /** @type {"relevance"} */ (state.sort),
    });
    const hits = await renderHits(opened, answer, 0);
    if (number !== asked) return;
    list.replaceChildren(...hits);
    showMore(opened, answer, number);
    showIssues(answer.issues);
    showSources(opened, answer);
    announce(summary(answer), answer.total);
  } catch (error) {
    if (number !== asked) return;
    list.replaceChildren();
    showIssues([]);
    element("search-more").hidden = true;
    const refused = error instanceof QueryError;
    announce(refused ? error.message : "检索数据没有取到，可能是网络断开或网站正在更新。检索词已保留，请重试。", refused ? 0 : null);
    element("search-retry").hidden = refused;
    if (!refused) console.warn(error);
  } finally {
    if (number === asked) list.removeAttribute("aria-busy");
  }
}

/** @param {string} message @param {number | null} total */
function announce(message, total) {
  delete status.dataset.total;
  status.textContent = message;
  if (total !== null) status.dataset.total = String(total);
}

/** @param {Answer} answer */
function summary(answer) {
  if (answer.message) return answer.message;
  const filtered = state.sources.length > 0 || state.from || state.to;
  const count = `${answer.total.toLocaleString("zh-CN")} 篇文章`;
  if (answer.total) return state.text.trim() ? `找到 ${count}` : filtered ? `符合条件的有 ${count}` : `共 ${count}，最新的在前`;
  if (filtered) return "没有找到。可以放宽来源或日期，或换一个词。";
  return "没有找到。检索按原文逐字查找，请换一个更短的词，或检查有无错字。";
}

/** @param {Archive} opened @param {Answer} answer @param {number} from @returns {Promise<HTMLElement[]>} */
async function renderHits(opened, answer, from) {
  const hits = answer.hits.slice(from, from + PAGE);
  const articles = await Promise.all(hits.map((hit) => opened.article(hit.ref)));
  await opened.readTraditional(articles.map((article) => article.title + article.blocks.join("")).join(""));
  let groups = /** @type {ReturnType<typeof parseQuery>} */ ([]);
  if (!answer.message) groups = parseQuery(state.text, opened.simplified);
  return hits.map((hit, place) => renderHit(hit.ref, articles[place], groups, opened.simplified));
}

/**
 * @param {string} ref @param {import("./reader.js").ShownArticle} article
 * @param {import("./query.js").Item[][]} groups @param {import("./text.js").Simplified | null} simplified
 */
function renderHit(ref, article, groups, simplified) {
  const [number, ordinal] = ref.split("-");
  const link = make("a", "", highlight(article.title, visibleItems(groups, "title"), simplified));
  link.setAttribute("href", new URL(`issues/${number}/#article-${ordinal}`, site).href);
  const heading = make("h2", "");
  heading.append(link);
  const [year, month, day] = article.date.split("-").map(Number);
  const time = make("time", "", `${year}年${month}月${day}日`);
  time.setAttribute("datetime", article.date);
  const about = make("p", "mw-hit-about");
  about.append(make("span", "", article.source), time, make("span", "", `第 ${number} 期`));
  const item = make("li", "mw-hit");
  item.dataset.ref = ref;
  item.append(heading, about, make("p", "mw-hit-snippet", snippet(article.blocks, visibleItems(groups, "body"), simplified)));
  return item;
}

/** Makes an element that holds text, some of it marked. @param {string} name @param {string} className @param {string | import("./snippet.js").Piece[]} [content] */
function make(name, className, content = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  for (const piece of typeof content === "string" ? [{ text: content, marked: false }] : content) {
    if (!piece.marked) {
      made.append(piece.text);
      continue;
    }
    const mark = document.createElement("mark");
    mark.textContent = piece.text;
    made.append(mark);
  }
  return made;
}

/** @param {Archive} opened @param {Answer} answer @param {number} number */
function showMore(opened, answer, number) {
  const button = /** @type {HTMLButtonElement} */ (element("search-more"));
  const update = () => {
    const left = answer.total - list.children.length;
    button.hidden = left <= 0;
    button.textContent = `再显示 ${Math.min(left, PAGE)} 篇（还有 ${left.toLocaleString("zh-CN")} 篇）`;
    button.disabled = false;
  };
  button.onclick = async () => {
    button.disabled = true;
    try {
      const hits = await renderHits(opened, answer, list.children.length);
      if (number !== asked) return;
      list.append(...hits);
      hits[0]?.querySelector("a")?.focus();
      update();
    } catch {
      if (number !== asked) return;
      button.textContent = "没有取到，再试一次";
      button.disabled = false;
    }
  };
  update();
}

/** @param {number[]} issues */
function showIssues(issues) {
  element("search-issues").replaceChildren(...issues.map((number) => {
    const link = make("a", "", `第${digitsChinese(number)}期`);
    link.setAttribute("href", new URL(`issues/${number}/`, site).href);
    const line = make("p", "", "直接打开这一期：");
    line.append(link);
    return line;
  }));
}

/** @param {Archive} opened @param {Answer} answer */
function showSources(opened, answer) {
  const chosen = new Set(state.sources.map((name) => opened.sourceName(name)));
  const counts = new Map(answer.facets.sources);
  for (const name of chosen) if (!counts.has(name)) counts.set(name, 0);
  const rows = [...counts].sort((a, b) => Number(chosen.has(b[0])) - Number(chosen.has(a[0])));
  const shown = allSources ? rows : rows.slice(0, Math.max(SOURCE_ROWS, chosen.size));
  const focused = document.activeElement instanceof HTMLInputElement && document.activeElement.name === "source"
    ? document.activeElement.value : null;
  const box = element("search-sources");
  box.replaceChildren(...shown.map(([name, n]) => {
    const label = make("label", "mw-facet");
    const check = document.createElement("input");
    Object.assign(check, { type: "checkbox", name: "source", value: name, checked: chosen.has(name) });
    label.append(check, make("span", "mw-facet-name", name), make("span", "mw-facet-count", n.toLocaleString("zh-CN")));
    return label;
  }));
  if (shown.length < rows.length) {
    const button = make("button", "mw-facet-all", `显示全部 ${rows.length} 个来源`);
    button.setAttribute("type", "button");
    button.onclick = () => {
      allSources = true;
      showSources(opened, answer);
    };
    box.append(button);
  }
  if (focused !== null) {
    const again = [...box.querySelectorAll("input")].find((check) => check.value === focused);
    again?.focus();
  }
}

/** Puts the state into the form. */
function fillForm() {
  input("search-text").value = state.text;
  input("search-from").value = isDay(state.from) ? state.from : "";
  input("search-to").value = isDay(state.to) ? state.to : "";
  input("search-sort").value = state.sort;
}

/** Tells whether a date field can show a value. @param {string} value */
function isDay(value) {
  try {
    return parseDay(value) !== null;
  } catch {
    return false;
  }
}

/** @returns {State} the form's state; a day that the form cannot show stays as the address had it */
function readForm() {
  const day = (/** @type {string} */ id, /** @type {string} */ before) =>
    input(id).value || (isDay(before) ? "" : before);
  return {
    text: input("search-text").value,
    sources: [...form.querySelectorAll("input[name=source]:checked")].map((check) => /** @type {HTMLInputElement} */ (check).value),
    from: day("search-from", state.from),
    to: day("search-to", state.to),
    sort: input("search-sort").value,
  };
}

/** Takes over a changed form: the address first, then the answer. While a reader types, one entry of the history is enough. @param {boolean} keepsTyping */
function change(keepsTyping) {
  clearTimeout(timer);
  const next = readForm();
  const query = writeState(next);
  if (query !== writeState(state)) {
    history[typing && keepsTyping ? "replaceState" : "pushState"](null, "", query || location.pathname);
    if (next.text !== state.text) allSources = false;
    state = next;
    ask();
  }
  typing = keepsTyping;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  change(false);
});
form.addEventListener("change", (event) => {
  if (event.target !== input("search-text")) change(false);
});
input("search-text").addEventListener("input", (event) => {
  clearTimeout(timer);
  if (!(/** @type {InputEvent} */ (event).isComposing)) timer = setTimeout(() => change(true), PAUSE);
});
input("search-text").addEventListener("compositionend", () => {
  clearTimeout(timer);
  timer = setTimeout(() => change(true), PAUSE);
});
element("search-reset").addEventListener("click", (event) => {
  event.preventDefault();
  form.querySelectorAll("input[name=source]").forEach((check) => (/** @type {HTMLInputElement} */ (check).checked = false));
  state = { ...state, from: "", to: "" };
  for (const id of ["search-text", "search-from", "search-to"]) input(id).value = "";
  input("search-sort").value = "relevance";
  history.pushState(null, "", location.pathname);
  state = readForm();
  ask();
  input("search-text").focus();
});
element("search-retry").addEventListener("click", () => ask());
addEventListener("popstate", () => {
  clearTimeout(timer);
  state = readState(location.search);
  typing = false;
  fillForm();
  ask();
});

const filters = /** @type {HTMLDetailsElement} */ (form.querySelector(".mw-filters"));
filters.open = matchMedia("(min-width: 60em)").matches;
fillForm();
ask();
