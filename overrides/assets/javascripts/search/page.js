/**
 * The search page: holds the state, which is the address; asks the engine and shows the answer. Its parts are in
 * `page/`.
 */
import { LISTS, noCounts } from "./facets.js";
import { leaveNote } from "./highlight.js";
import { clearHits, showAnswer, showMore, summary } from "./page/answer.js";
import { element, input } from "./page/dom.js";
import { emptyDays, fillDays, isDayField, readDays, showDayProblems } from "./page/days.js";
import { closeChoices, makeBoxes, showChips, showChoices, untick } from "./page/filters.js";
import { keepFocus } from "./page/focus.js";
import { renderHits } from "./page/hits.js";
import { listenToKeys } from "./page/keys.js";
import { showMonths } from "./page/months.js";
import { save } from "./page/saving.js";
import { findFold, foldStories } from "./page/stories.js";
import { LONG, showStatus, showWaiting, speak } from "./page/status.js";
import { outdateSuggestions, showSuggestions, suggest, takeSuggestion } from "./page/suggestions.js";
import { QueryError } from "./query.js";
import { PAGE, readState, writeState } from "./state.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./engine.js").Archive} Archive */

const PAUSE = 150;
const FAILED = "检索数据没有取到，可能是网络断开或网站正在更新。检索词已保留，请重试。";

const form = /** @type {HTMLFormElement} */ (element("search-form"));
const box = input("search-text");
const list = element("search-hits");
const title = element("search-results-title");
const retry = element("search-retry");
const site = new URL(`${element("search").dataset.site}/`.replace(/\/+$/, "/"), location.href);

let state = readState(location.search);
/** The number of the newest question: answers to older ones are dropped. */
let asked = 0;
/** The number of the newest offer of suggestions; and whether the reader has closed them for this text. */
let offered = 0;
let closed = false;
/** The field in which a reader is typing: its changes make one entry of the history. @type {Element | null} */
let typing = null;
/** @type {Promise<Archive> | null} */
let archive = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** Opens the archive once; after a failure the next call tries again. */
function open() {
  archive ??= import("./engine.js")
    .then(({ openArchive }) => openArchive(site))
    .catch((error) => {
      archive = null;
      throw error;
    });
  return archive;
}

/** @param {State} of @param {number} [limit] @returns {import("./engine.js").SearchRequest} */
function request(of, limit) {
  const { view, shown, ...asked } = of;
  return { ...asked, limit };
}

/**
 * Asks for a state and what its hits show. Grouping needs all hits: which articles an issue has is known only at the
 * end.
 * @param {State} wanted @param {number} [before] how many hits are shown already
 */
async function answerTo(wanted, before = 0) {
  const opened = await open();
  const answer = await opened.search(request(wanted, wanted.view ? undefined : wanted.shown));
  return { opened, answer, hits: await renderHits(opened, answer, wanted, site, before) };
}

/** Asks for the state at hand and shows the answer, unless another question was asked meanwhile. */
async function ask() {
  const number = ++asked;
  const wanted = state;
  showWaiting();
  showChips(wanted, change, (name) => name);
  showSort();
  element("search-saved").textContent = "";
  if (document.activeElement !== retry) retry.hidden = true;
  list.setAttribute("aria-busy", "true");
  const giveUp = setTimeout(() => number === asked && clearHits(), LONG);
  try {
    const { opened, answer, hits } = await answerTo(wanted);
    if (number !== asked) return;
    keepFocus(() => {
      showFilters(wanted, answer.facets, (name) => opened.sourceName(name));
      showAnswer(hits, answer.total, answer.issues, wanted.text, site);
      foldStories(list);
      retry.hidden = true;
    });
    showStatus(summary(answer, wanted), answer.total, Boolean(answer.message));
    restorePlace();
  } catch (error) {
    if (number !== asked) return;
    const refused = error instanceof QueryError;
    const outdated = error instanceof Error && error.name === "OutdatedError";
    keepFocus(() => {
      showFilters(wanted, noCounts(), (name) => name);
      showAnswer([], 0, [], "", site);
      retry.hidden = refused || outdated;
    });
    showStatus(refused || outdated ? error.message : FAILED, refused ? 0 : null, true);
    if (!refused) console.warn(error);
  } finally {
    clearTimeout(giveUp);
    if (number === asked) {
      list.removeAttribute("aria-busy");
      showDayProblems(state);
    }
  }
}

/** Shows more hits, and goes on from the first of them; nothing else moves. */
async function more() {
  const button = element("search-more");
  if (button.hasAttribute("aria-disabled") || list.hasAttribute("aria-busy")) return;
  button.setAttribute("aria-disabled", "true");
  const number = asked;
  const before = list.querySelectorAll("[data-ref]").length;
  const wanted = { ...state, shown: before + PAGE };
  try {
    const { answer, hits } = await answerTo(wanted, before);
    if (number !== asked) return;
    list.append(...hits.slice(list.children.length));
    state = wanted;
    history.replaceState(history.state, "", writeState(state) || location.pathname);
    const fresh = [.../** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll("[data-ref]"))].slice(before);
    foldStories(list);
    (fresh.find((hit) => !hit.hidden)?.querySelector("a") ?? findFold(list, fresh[0]))?.focus();
    showMore(answer.total);
  } catch (error) {
    console.warn(error);
    if (number !== asked) return;
    button.textContent = "没有取到，再试一次";
    button.removeAttribute("aria-disabled");
    speak("没有取到", 0);
  }
}

/** @param {State} of @param {import("./facets.js").Counts} facets @param {(name: string) => string} sourceName */
function showFilters(of, facets, sourceName) {
  const named = { ...of, sources: [...new Set(of.sources.map(sourceName))] };
  for (const facet of LISTS) showChoices(facet, facets[facet.name] ?? [], named[facet.name]);
  showMonths(facets.months, of, (days) => change((now) => ({ ...now, ...days })));
  showChips(named, change, sourceName);
}

/** Puts the state into the form, but for the order, which each question shows. */
function fillForm() {
  box.value = state.text;
  fillDays(state);
  input("search-view").value = state.view;
}

/** Shows the order; without words there is no relevance, and the newest come first. */
function showSort() {
  const text = state.text.trim();
  /** @type {HTMLOptionElement} */ (element("search-sort").querySelector("[value=relevance]")).disabled = !text;
  input("search-sort").value = shownSort();
}

function shownSort() {
  return state.sort === "relevance" && !state.text.trim() ? "newest" : state.sort;
}

/** @returns {State} the form's state */
function readForm() {
  const sort = /** @type {State["sort"]} */ (input("search-sort").value);
  return {
    ...state,
    ...readDays(state),
    text: box.value,
    sort: sort === shownSort() ? state.sort : sort,
    view: /** @type {State["view"]} */ (input("search-view").value),
  };
}

/** Changes what the form says. @param {(now: State) => State} alter */
function change(alter) {
  changeTo(alter(readForm()));
}

/**
 * Ticks or unticks a choice.
 * @param {import("./facets.js").ListFacet} facet @param {string} label @param {boolean} ticked
 */
async function choose(facet, label, ticked) {
  const opened = await open(); // an address may name a source by an alias, which goes with its entry
  change((now) => {
    const without = untick(now, facet, label, (name) => opened.sourceName(name));
    return ticked ? { ...without, [facet.name]: [...without[facet.name], label] } : without;
  });
}

/**
 * Takes over another state: the address first, then the answer.
 * @param {State} next @param {Element | null} [field] in which a reader is typing
 */
function changeTo(next, field = null) {
  clearTimeout(timer);
  next = { ...next, shown: PAGE };
  const query = writeState(next);
  if (query !== writeState({ ...state, shown: PAGE })) {
    history[typing && typing === field ? "replaceState" : "pushState"](null, "", query || location.pathname);
    if (next.text !== state.text) closeChoices();
    state = next;
    if (!field) fillForm();
    typing = field;
    ask();
  } else if (!field) {
    typing = null;
  }
}

/**
 * Before a reader follows a hit: keeps the place on the page, and tells the other page what to mark.
 * @param {Event} event
 */
function leave(event) {
  if (!(/** @type {HTMLElement} */ (event.target).closest("a"))) return;
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
  const number = ++offered;
  const text = box.value;
  const suggestions = await suggest(await open(), text, {
    openIssue: (issue) => location.assign(new URL(`issues/${issue}/`, site)),
    openArticle: (ref) => {
      leaveNote(`标题:"${text.trim()}"`, site);
      location.assign(new URL(`issues/${ref.split("-")[0]}/#article-${ref.split("-")[1]}`, site));
    },
    filterSource: (name) => change((now) => ({ ...now, text: "", sources: [name] })),
  });
  if (number === offered && box.value === text && document.activeElement === box) showSuggestions(suggestions);
}

/** Closes the suggestions, also those that are on their way, until the text changes. */
function closeSuggestions() {
  offered++;
  closed = true;
  showSuggestions([]);
}

/** Shows the answer for what was typed, and suggestions with it. */
function typed() {
  changeTo(readForm(), box);
  if (!closed) offer().catch(() => showSuggestions([])); // suggestions are an extra: the answer says what is wrong
}

function startTyping() {
  clearTimeout(timer);
  closed = false;
  outdateSuggestions();
  timer = setTimeout(typed, PAUSE);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const taken = takeSuggestion();
  closeSuggestions();
  if (!taken) changeTo(readForm());
});
document.addEventListener("change", (event) => {
  const field = /** @type {HTMLInputElement} */ (event.target);
  if (field.form !== form || field === box || field.matches(".mw-choices-find")) return;
  const facet = LISTS.find(({ name }) => name === field.name);
  if (facet) choose(facet, field.value, field.checked).catch(() => ask());
  else changeTo(readForm(), isDayField(field) ? field : null);
});
// A date that is deleted part by part says so only when its first part goes.
for (const kind of ["keyup", "focusout"]) {
  form.addEventListener(kind, (event) => {
    const field = /** @type {Element} */ (event.target);
    if (!isDayField(field)) return;
    changeTo(readForm(), field);
    setTimeout(() => showDayProblems(state)); // by then the field has been left
  });
}
box.addEventListener("input", (event) => {
  clearTimeout(timer);
  if (!(/** @type {InputEvent} */ (event).isComposing)) startTyping();
});
box.addEventListener("compositionend", startTyping);
box.addEventListener("blur", closeSuggestions);
listenToKeys(box, list, closeSuggestions);
element("search-reset").addEventListener("click", () => {
  emptyDays();
  closeChoices();
  change((now) => ({ ...readState(""), text: now.text, sort: now.sort, view: now.view }));
  title.focus();
});
retry.addEventListener("click", () => {
  archive = null; // what was wrong may have been the index that this page knows
  ask();
});
element("search-more").addEventListener("click", more);
element("search-csv").addEventListener("click", () => save("csv", open(), request(state), site));
element("search-citations").addEventListener("click", () => save("citations", open(), request(state), site));
for (const kind of ["click", "auxclick"]) list.addEventListener(kind, leave);
addEventListener("popstate", () => {
  clearTimeout(timer);
  const next = readState(location.search);
  if (writeState(next) === writeState(state)) return; // only the place on the page has changed
  state = next;
  typing = null;
  closeSuggestions();
  fillForm();
  ask();
});

const filters = /** @type {HTMLDetailsElement} */ (form.querySelector(".mw-filters"));
const wide = matchMedia("(min-width: 52rem)");
filters.open = wide.matches;
for (const id of ["search-skip", "search-show"]) {
  element(id).addEventListener("click", () => {
    if (!wide.matches) filters.open = false;
    title.focus();
    title.scrollIntoView();
  });
}
makeBoxes();
fillForm();
ask();
