/** The search page: reads its form, asks the engine, shows the answer. Its parts are in `page/`. */
import { leaveNote } from "./highlight.js";
import { digitsChinese } from "./numerals.js";
import { closeChoices, showChips, showChoices } from "./page/filters.js";
import { countText, element, input, make, makeLink } from "./page/dom.js";
import { groupHits, listHits } from "./page/hits.js";
import { showMonths } from "./page/months.js";
import { moveSuggestion, showSuggestions, suggest, takeSuggestion } from "./page/suggestions.js";
import { parseDay, parseQuery, QueryError } from "./query.js";
import { isFiltered, PAGE, readState, writeState } from "./state.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {Awaited<ReturnType<typeof import("./engine.js").openArchive>>} Archive */
/** @typedef {import("./engine.js").Answer} Answer */

const PAUSE = 150;

const form = /** @type {HTMLFormElement} */ (element("search-form"));
const box = input("search-text");
const status = element("search-status");
const list = element("search-hits");
const site = new URL(`${element("search").dataset.site ?? ".."}/`.replace(/\/+$/, "/"), location.href);

let state = readState(location.search);
/** The number of the newest question: answers to older ones are dropped. */
let asked = 0;
let typing = false;
/** @type {Promise<Archive> | null} */
let archive = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** Opens the archive once; after a failure the next call tries again. */
function open() {
  archive ??= import("./engine.js").then(({ openArchive }) => openArchive(site)).catch((error) => {
    archive = null;
    throw error;
  });
  return archive;
}

/** @param {State} of @param {number} [limit] @returns {import("./engine.js").SearchRequest} */
function request(of, limit) {
  const { text, sources, sections, keywords, from, to } = of;
  return { text, sources, sections, keywords, from, to, sort: /** @type {"relevance"} */ (of.sort), limit };
}

/** Asks for the state at hand and shows the answer, unless another question was asked meanwhile. */
async function ask() {
  const number = ++asked;
  const wanted = state;
  announce("正在检索…", null);
  showChips(wanted, changeTo);
  element("search-retry").hidden = true;
  list.setAttribute("aria-busy", "true");
  try {
    const opened = await open();
    if (number !== asked) return;
    // Grouping needs all hits: which articles an issue has is known only at the end.
    const answer = await opened.search(request(wanted, wanted.view ? undefined : wanted.shown));
    const hits = await renderHits(opened, answer, wanted);
    if (number !== asked) return;
    list.replaceChildren(...hits);
    showMore(answer);
    showIssues(answer.issues);
    showFilters(opened, answer, wanted);
    announce(summary(answer), answer.total);
    restorePlace();
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
  if (total !== null && state.text) status.append(make("span", "mw-print-only", `（检索词：${state.text}）`));
  if (total !== null) status.dataset.total = String(total);
  for (const id of ["search-csv", "search-citations"]) /** @type {HTMLButtonElement} */ (element(id)).disabled = !total;
}

/** @param {Answer} answer */
function summary(answer) {
  if (answer.message) return answer.message;
  const count = `${countText(answer.total)} 篇文章`;
  if (answer.total) {
    return state.text.trim() ? `找到 ${count}` : isFiltered(state) ? `符合条件的有 ${count}` : `共 ${count}，最新的在前`;
  }
  if (answer.issues.length) return `没有文章里写着“${state.text.trim()}”。`;
  if (isFiltered(state)) return "没有找到。可以去掉上面的条件，或换一个词。";
  return "没有找到。检索按原文逐字查找，请换一个更短的词，或检查有无错字。";
}

/** @param {Archive} opened @param {Answer} answer @param {State} wanted */
async function renderHits(opened, answer, wanted) {
  const refs = answer.hits.map((hit) => hit.ref);
  const shown = (wanted.view ? gather(refs) : refs).slice(0, wanted.shown);
  const articles = await Promise.all(shown.map(async (ref) => ({ ref, ...(await opened.article(ref)) })));
  await opened.readTraditional(articles.map((article) => article.title + article.blocks.join("")).join(""));
  const items = answer.message ? [] : parseQuery(wanted.text, opened.simplified);
  return (wanted.view ? groupHits : listHits)(articles, { items, simplified: opened.simplified, site });
}

/** Returns refs with those of one issue side by side, in the order of the first of each. @param {string[]} refs */
function gather(refs) {
  /** @type {Map<string, string[]>} */
  const groups = new Map();
  for (const ref of refs) {
    const number = ref.split("-")[0];
    const group = groups.get(number);
    if (group) group.push(ref);
    else groups.set(number, [ref]);
  }
  return [...groups.values()].flat();
}

/** @param {Answer} answer */
function showMore(answer) {
  const left = answer.total - list.querySelectorAll("[data-ref]").length;
  const button = /** @type {HTMLButtonElement} */ (element("search-more"));
  button.hidden = left <= 0;
  button.textContent = `再显示 ${Math.min(left, PAGE)} 篇（还有 ${countText(left)} 篇）`;
  button.disabled = false;
}

/** Shows more hits, and goes on from the first of them; nothing else moves. */
async function more() {
  const number = asked;
  const button = /** @type {HTMLButtonElement} */ (element("search-more"));
  const wanted = { ...state, shown: list.querySelectorAll("[data-ref]").length + PAGE };
  button.disabled = true;
  try {
    const opened = await open();
    const answer = await opened.search(request(wanted, wanted.view ? undefined : wanted.shown));
    const hits = await renderHits(opened, answer, wanted);
    if (number !== asked) return;
    const before = wanted.shown - PAGE;
    if (wanted.view) list.replaceChildren(...hits);
    else list.append(...hits.slice(before));
    state = wanted;
    history.replaceState(history.state, "", writeState(state) || location.pathname);
    showMore(answer);
    list.querySelectorAll("[data-ref]")[before]?.querySelector("a")?.focus();
  } catch {
    if (number !== asked) return;
    button.textContent = "没有取到，再试一次";
    button.disabled = false;
  }
}

/** @param {number[]} issues */
function showIssues(issues) {
  element("search-issues").replaceChildren(...issues.map((number) => {
    const line = make("p", "", "直接打开这一期：");
    line.append(makeLink(new URL(`issues/${number}/`, site), `第${digitsChinese(number)}期`));
    return line;
  }));
}

/** @param {Archive} opened @param {Answer} answer @param {State} of */
function showFilters(opened, answer, of) {
  const sources = [...new Set(of.sources.map((name) => opened.sourceName(name)))];
  showChoices("sources", answer.facets.sources, sources);
  showChoices("sections", answer.facets.sections ?? [], of.sections);
  showChoices("keywords", answer.facets.keywords ?? [], of.keywords);
  showMonths(answer.facets.months, of, (days) => changeTo({ ...state, ...days }));
  showChips({ ...of, sources }, changeTo);
}

/** Puts the state into the form. */
function fillForm() {
  box.value = state.text;
  input("search-from").value = isDay(state.from) ? state.from : "";
  input("search-to").value = isDay(state.to) ? state.to : "";
  input("search-sort").value = state.sort;
  input("search-view").value = state.view;
}

/** Tells whether a date field can show a value. @param {string} value */
function isDay(value) {
  try {
    return parseDay(value) !== null;
  } catch {
    return false;
  }
}

/** @returns {State} the form's state; what the form cannot show stays as the address had it */
function readForm() {
  const day = (/** @type {string} */ id, /** @type {string} */ before) =>
    // While a year is being typed it is out of the field's range, and no date yet.
    (input(id).validity.valid ? input(id).value || (isDay(before) ? "" : before) : before);
  return {
    ...state,
    text: box.value,
    from: day("search-from", state.from),
    to: day("search-to", state.to),
    sort: input("search-sort").value,
    view: input("search-view").value,
  };
}

/** Ticks or unticks a choice. @param {import("./page/filters.js").ListName} name @param {string} label @param {boolean} ticked */
async function choose(name, label, ticked) {
  const opened = await open(); // an address may name a source by an alias, which goes with its entry
  const others = state[name].filter((other) => other !== label && (name !== "sources" || opened.sourceName(other) !== label));
  changeTo({ ...state, [name]: ticked ? [...others, label] : others });
}

/** Takes over another state: the address first, then the answer. While a reader types, one entry of the history is enough. @param {State} next @param {boolean} [keepsTyping] */
function changeTo(next, keepsTyping = false) {
  clearTimeout(timer);
  next = { ...next, shown: PAGE };
  const query = writeState(next);
  if (query !== writeState({ ...state, shown: PAGE })) {
    history[typing && keepsTyping ? "replaceState" : "pushState"](null, "", query || location.pathname);
    if (next.text !== state.text) closeChoices();
    state = next;
    if (!keepsTyping) fillForm();
    ask();
  }
  typing = keepsTyping;
}

/** Before a reader follows a hit: keeps the place on the page, and tells the other page what to mark. @param {Event} event */
function leave(event) {
  if (!/** @type {HTMLElement} */ (event.target).closest("a")) return;
  history.replaceState({ place: scrollY }, "");
  if (state.text.trim()) leaveNote(state.text, site);
}

function restorePlace() {
  const place = history.state?.place;
  if (!place) return;
  history.replaceState(null, "");
  scrollTo({ top: place, behavior: "instant" });
}

async function offer() {
  const text = box.value;
  const opened = await open();
  const suggestions = await suggest(opened, text, {
    openIssue: (number) => location.assign(new URL(`issues/${number}/`, site)),
    openArticle: (ref) => location.assign(new URL(`issues/${ref.split("-")[0]}/#article-${ref.split("-")[1]}`, site)),
    filterSource: (name) => changeTo({ ...state, text: "", sources: [...state.sources, name] }),
  });
  if (box.value === text && document.activeElement === box) showSuggestions(suggestions);
}

/** Shows the answer for what was typed, and suggestions with it. */
function typed() {
  changeTo(readForm(), true);
  offer().catch(() => showSuggestions([])); // suggestions are an extra: the answer says what is wrong
}

/** Moves from hit to hit; before the first is the box. @param {number} step */
function moveHit(step) {
  const links = /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[data-ref] :is(h2, h3) a")]);
  const next = links.indexOf(/** @type {HTMLElement} */ (document.activeElement)) + step;
  if (next < 0) box.focus();
  else links[next]?.focus();
}

/** Saves the whole result as a file. @param {"csv" | "citations"} kind */
async function save(kind) {
  const wanted = state;
  const before = { message: status.textContent ?? "", total: Number(status.dataset.total) };
  announce("正在导出…", null);
  try {
    const { writeCsv, writeCitations } = await import("./export.js");
    const opened = await open();
    const answer = await opened.search(request(wanted));
    const cards = await opened.cards(answer.hits.map((hit) => hit.ref));
    const day = new Date();
    const today = `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, "0")}-${String(day.getDate()).padStart(2, "0")}`;
    const text = kind === "csv" ? writeCsv(cards, site) : writeCitations(cards, site, document.title.split(" · ").at(-1) ?? "", today);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: kind === "csv" ? "text/csv" : "text/plain;charset=utf-8" }));
    link.download = kind === "csv" ? `检索结果-${today}.csv` : `引文-${today}.txt`;
    link.click();
    URL.revokeObjectURL(link.href);
    if (wanted === state) announce(before.message, before.total);
  } catch (error) {
    console.warn(error);
    if (wanted === state) announce("没有导出成，可能是网络断开或网站正在更新，请再试一次。", before.total);
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (!takeSuggestion()) changeTo(readForm());
});
document.addEventListener("change", (event) => {
  const field = /** @type {HTMLInputElement} */ (event.target);
  if (field.type === "checkbox" && field.form === form) {
    choose(/** @type {"sources"} */ (field.name), field.value, field.checked).catch(() => ask());
  } else if (field.form === form && field !== box && !field.matches(".mw-choices-find")) {
    changeTo(readForm());
  }
});
box.addEventListener("input", (event) => {
  clearTimeout(timer);
  if (!(/** @type {InputEvent} */ (event).isComposing)) timer = setTimeout(typed, PAUSE);
});
box.addEventListener("compositionend", () => {
  clearTimeout(timer);
  timer = setTimeout(typed, PAUSE);
});
box.addEventListener("blur", () => showSuggestions([]));
document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = /** @type {HTMLElement} */ (event.target);
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (event.key === "/" && !target.matches("input, select, textarea")) {
    event.preventDefault();
    box.focus();
    box.select();
  } else if (target === box && event.key === "Escape") {
    showSuggestions([]);
  } else if (target === box && step) {
    event.preventDefault();
    if (!moveSuggestion(step) && step > 0) moveHit(1);
  } else if (list.contains(target) && step) {
    event.preventDefault();
    moveHit(step);
  } else if (list.contains(target) && event.key === "Escape") {
    box.focus();
  }
});
element("search-reset").addEventListener("click", (event) => {
  event.preventDefault();
  changeTo(readState(""));
  box.focus();
});
element("search-retry").addEventListener("click", () => ask());
element("search-more").addEventListener("click", more);
element("search-csv").addEventListener("click", () => save("csv"));
element("search-citations").addEventListener("click", () => save("citations"));
for (const kind of ["click", "auxclick"]) list.addEventListener(kind, leave, { capture: true });
addEventListener("popstate", () => {
  clearTimeout(timer);
  state = readState(location.search);
  typing = false;
  fillForm();
  ask();
});

const filters = /** @type {HTMLDetailsElement} */ (form.querySelector(".mw-filters"));
filters.open = matchMedia("(min-width: 52rem)").matches;
fillForm();
ask();
