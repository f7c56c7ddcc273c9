/**
 * Shows the choices of sources, sections and keywords with their counts, and the chosen conditions as chips.
 *
 * @typedef {import("../state.js").State} State
 * @typedef {import("../facets.js").Rows} Rows
 * @typedef {"sources" | "sections" | "keywords"} ListName
 * @typedef {(state: State) => State} Change
 */
import { normalForm, trim } from "../text.js";
import { countText, daysText, element, make, makeButton } from "./dom.js";
import { keepFocus } from "./focus.js";
import { speak } from "./status.js";

const LISTS = /** @type {const} */ (["sources", "sections", "keywords"]);
const NAMES = { sources: "来源", sections: "栏目", keywords: "关键词" };
const SHOWN = 12;

/**
 * What the reader typed to find a choice, and whether all are shown, by list.
 * @type {Record<string, {find: string, all: boolean}>}
 */
const opened = Object.fromEntries(LISTS.map((name) => [name, { find: "", all: false }]));

/**
 * Shows a list of choices, the most frequent first; none moves by being chosen.
 * @param {ListName} name @param {Rows} rows @param {string[]} chosen
 */
export function showChoices(name, rows, chosen) {
  const box = element(`search-${name}`);
  const list = /** @type {HTMLElement} */ (box.querySelector(".mw-choices-list"));
  const find = /** @type {HTMLInputElement} */ (box.querySelector(".mw-choices-find"));
  const counted = new Set(rows.map(([label]) => label));
  const ordered = [
    ...rows,
    ...chosen.filter((label) => !counted.has(label)).map((label) => /** @type {[string, number]} */ ([label, 0])),
  ];
  box.hidden = !ordered.length;
  find.hidden = ordered.length <= SHOWN && !opened[name].find;
  const show = () => {
    const words = normalForm(trim(opened[name].find), null);
    const fits = (/** @type {string} */ label) => normalForm(label, null).includes(words);
    const shown = ordered.filter(
      ([label], place) => chosen.includes(label) || (words ? fits(label) : opened[name].all || place < SHOWN),
    );
    const choices = shown.map(([label, count]) => makeChoice(name, label, count, chosen.includes(label)));
    if (words && !ordered.some(([label]) => fits(label))) choices.push(make("p", "mw-choices-none", "没有这样的名字"));
    if (!words && shown.length < ordered.length) {
      choices.push(
        makeButton(
          "mw-facet-all",
          `显示全部 ${countText(ordered.length)} 个`,
          () => {
            opened[name].all = true;
            show();
            list.querySelectorAll("input")[SHOWN]?.focus();
          },
          `all ${name}`,
        ),
      );
    }
    keepFocus(() => list.replaceChildren(...choices));
    return ordered.filter(([label]) => fits(label)).length;
  };
  const look = (/** @type {string} */ words) => {
    opened[name].find = words;
    speak(`${countText(show())} 个${NAMES[name]}`);
  };
  find.oninput = (event) => {
    event.stopPropagation();
    look(find.value);
  };
  find.onkeydown = (event) => {
    if (event.key !== "Escape") return;
    find.value = "";
    look("");
  };
  show();
}

/** @param {ListName} name @param {string} label @param {number} count @param {boolean} checked */
function makeChoice(name, label, count, checked) {
  const check = document.createElement("input");
  Object.assign(check, { type: "checkbox", name, value: label, checked });
  check.dataset.key = `choice ${name} ${label}`;
  return make("label", "mw-facet", [
    check,
    make("span", "mw-facet-name", label),
    make("span", "mw-facet-count", countText(count)),
  ]);
}

/** Goes back to the first choices of each list. */
export function closeChoices() {
  for (const name of LISTS) {
    opened[name] = { find: "", all: false };
    /** @type {HTMLInputElement} */ (element(`search-${name}`).querySelector(".mw-choices-find")).value = "";
  }
}

/**
 * Returns labels but for one, which may be written as an alias of a source.
 * @param {string[]} labels @param {string} label @param {(name: string) => string} nameOf
 */
export function without(labels, label, nameOf) {
  return labels.filter((other) => other !== label && nameOf(other) !== label);
}

/**
 * Shows the chosen conditions, each of which can be taken back.
 * @param {State} state @param {(change: Change) => void} change
 * @param {(name: string) => string} nameOf a source's entry name
 */
export function showChips(state, change, nameOf) {
  const chips = LISTS.flatMap((name) =>
    state[name].map((label) => ({
      words: `${NAMES[name]}：${label}`,
      drop: /** @type {Change} */ ((now) => ({ ...now, [name]: without(now[name], label, nameOf) })),
    })),
  );
  if (state.from || state.to)
    chips.push({ words: daysText(state.from, state.to), drop: (now) => ({ ...now, from: "", to: "" }) });
  const summary = /** @type {HTMLElement} */ (document.querySelector(".mw-filters summary"));
  summary.textContent = chips.length ? `筛选（已选 ${chips.length} 项）` : "筛选";
  keepFocus(() =>
    element("search-chips").replaceChildren(
      ...chips.map(({ words, drop }) => {
        const chip = makeButton("mw-chip", words, () => change(drop), `chip ${words}`);
        chip.setAttribute("aria-label", `去掉条件 ${words}`);
        return make("li", "", [chip]);
      }),
    ),
  );
  element("search-reset").hidden = !chips.length;
}
