/**
 * Shows the choices of facets with their counts, and the chosen conditions as chips.
 *
 * @typedef {import("../state.js").State} State
 * @typedef {import("../facets.js").Rows} Rows
 * @typedef {import("../facets.js").ListFacet} ListFacet
 * @typedef {(state: State) => State} Change
 */
import { FACETS, LISTS } from "../facets.js";
import { normalForm, trim } from "../text.js";
import { countText, daysText, element, make, makeButton } from "./dom.js";
import { keepFocus } from "./focus.js";
import { makeMonthsBox } from "./months.js";
import { speak } from "./status.js";

const SHOWN = 12;

/**
 * What the reader typed to find a choice, and whether all are shown, by list.
 * @type {Record<string, {find: string, all: boolean}>}
 */
const opened = Object.fromEntries(LISTS.map(({ name }) => [name, { find: "", all: false }]));

/** Makes a box for each facet, below the days. */
export function makeBoxes() {
  const months = FACETS.filter((facet) => facet.kind === "month").map(makeMonthsBox);
  element("search-show").before(...months, ...LISTS.map(makeBox));
}

/** @param {ListFacet} facet */
function makeBox({ name, label, kind }) {
  const find = document.createElement("input");
  Object.assign(find, { type: "text", className: "mw-choices-find", placeholder: `查找${label}`, hidden: true });
  find.setAttribute("aria-label", `在${label}里查找`);
  find.setAttribute("autocomplete", "off");
  const box = make("fieldset", "mw-choices", [make("legend", "", label), find, make("div", "mw-choices-list")]);
  box.id = `search-${name}`;
  box.hidden = kind === "label"; // until the archive is known to have such labels
  box.dataset.keeps = "";
  return box;
}

/**
 * Shows a list of choices, the most frequent first; none moves by being chosen.
 * @param {ListFacet} facet @param {Rows} rows @param {string[]} chosen
 */
export function showChoices({ name, label: title }, rows, chosen) {
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
          `显示全部 ${countText(ordered.length, "个")}`,
          () => {
            opened[name].all = true;
            show();
            list.querySelectorAll("input")[SHOWN].focus();
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
    speak(`${countText(show(), "个")}${title}`);
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

/** @param {ListFacet["name"]} name @param {string} label @param {number} count @param {boolean} checked */
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
  for (const { name } of LISTS) {
    opened[name] = { find: "", all: false };
    /** @type {HTMLInputElement} */ (element(`search-${name}`).querySelector(".mw-choices-find")).value = "";
  }
}

/**
 * Returns a state without a choice; that of a source may be written as an alias.
 * @param {State} state @param {ListFacet} facet @param {string} label
 * @param {(name: string) => string} nameOf a source's entry name
 * @returns {State}
 */
export function untick(state, { name, kind }, label, nameOf) {
  const others = state[name].filter((other) => other !== label && (kind !== "source" || nameOf(other) !== label));
  return { ...state, [name]: others };
}

/**
 * Shows the chosen conditions, each of which can be taken back.
 * @param {State} state @param {(change: Change) => void} change
 * @param {(name: string) => string} nameOf a source's entry name
 */
export function showChips(state, change, nameOf) {
  const chips = LISTS.flatMap((facet) =>
    state[facet.name].map((label) => ({
      words: `${facet.label}：${label}`,
      drop: /** @type {Change} */ ((now) => untick(now, facet, label, nameOf)),
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
