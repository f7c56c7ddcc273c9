/**
 * Shows the choices of sources, sections and keywords with their counts, and the chosen conditions as chips.
 *
 * @typedef {import("../state.js").State} State
 * @typedef {import("../facets.js").Rows} Rows
 * @typedef {"sources" | "sections" | "keywords"} ListName
 */
import { countText, dayText, element, make, makeButton } from "./dom.js";

const LISTS = /** @type {const} */ (["sources", "sections", "keywords"]);
const NAMES = { sources: "来源", sections: "栏目", keywords: "关键词" };
const SHOWN = 12;

/** What the reader typed to find a choice, and whether all are shown, by list. @type {Record<string, {find: string, all: boolean}>} */
const opened = Object.fromEntries(LISTS.map((name) => [name, { find: "", all: false }]));

/** Shows a list of choices; those chosen first. @param {ListName} name @param {Rows} rows @param {string[]} chosen */
export function showChoices(name, rows, chosen) {
  const box = element(`search-${name}`);
  const list = /** @type {HTMLElement} */ (box.querySelector(".mw-choices-list"));
  const find = /** @type {HTMLInputElement} */ (box.querySelector(".mw-choices-find"));
  const counts = new Map(rows);
  const ordered = [...chosen.map((label) => /** @type {[string, number]} */ ([label, counts.get(label) ?? 0])),
    ...rows.filter(([label]) => !chosen.includes(label))];
  box.hidden = !ordered.length && name !== "sources";
  find.hidden = ordered.length <= SHOWN;
  const show = () => {
    const words = opened[name].find.trim().toLowerCase();
    const matching = ordered.filter(([label]) => chosen.includes(label) || label.toLowerCase().includes(words));
    const shown = opened[name].all || words ? matching.slice(0, 300) : matching.slice(0, Math.max(SHOWN, chosen.length));
    const focused = document.activeElement instanceof HTMLInputElement && list.contains(document.activeElement)
      ? document.activeElement.value : null;
    list.replaceChildren(...shown.map(([label, count]) => makeChoice(name, label, count, chosen.includes(label))));
    if (!shown.length) list.append(make("p", "mw-choices-none", words ? "没有这样的名字" : "没有可选的"));
    if (shown.length < matching.length && !words) {
      list.append(makeButton("mw-facet-all", `显示全部 ${countText(matching.length)} 个`, () => {
        opened[name].all = true;
        show();
        list.querySelectorAll("input")[shown.length]?.focus();
      }));
    }
    if (focused !== null) [...list.querySelectorAll("input")].find((check) => check.value === focused)?.focus();
  };
  find.oninput = (event) => {
    event.stopPropagation();
    opened[name].find = find.value;
    show();
  };
  show();
}

/** @param {ListName} name @param {string} label @param {number} count @param {boolean} checked */
function makeChoice(name, label, count, checked) {
  const check = document.createElement("input");
  Object.assign(check, { type: "checkbox", name, value: label, checked });
  return make("label", "mw-facet", [check, make("span", "mw-facet-name", label), make("span", "mw-facet-count", countText(count))]);
}

/** Forgets what the reader typed to find choices. */
export function closeChoices() {
  for (const name of LISTS) {
    opened[name] = { find: "", all: false };
    /** @type {HTMLInputElement} */ (element(`search-${name}`).querySelector(".mw-choices-find")).value = "";
  }
}

/** Shows the chosen conditions, each of which can be taken back. @param {State} state @param {(next: State) => void} change */
export function showChips(state, change) {
  const chips = LISTS.flatMap((name) => state[name].map((label) => ({
    words: `${NAMES[name]}：${label}`, next: { ...state, [name]: state[name].filter((other) => other !== label) },
  })));
  if (state.from) chips.push({ words: `${sayDay(state.from)} 起`, next: { ...state, from: "" } });
  if (state.to) chips.push({ words: `到 ${sayDay(state.to)}`, next: { ...state, to: "" } });
  const summary = /** @type {HTMLElement} */ (document.querySelector(".mw-filters summary"));
  summary.textContent = chips.length ? `筛选（已选 ${chips.length} 项）` : "筛选";
  element("search-chips").replaceChildren(...chips.map(({ words, next }) => {
    const chip = makeButton("mw-chip", words, () => change(next));
    chip.setAttribute("aria-label", `去掉条件 ${words}`);
    return make("li", "", [chip]);
  }));
}

/** @param {string} value */
function sayDay(value) {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? dayText(value) : value;
}
