/**
 * What the search page shows, as its address keeps it. No DOM.
 *
 * @typedef {(typeof SORTS)[number]} Sort
 * @typedef {import("./facets.js").Chosen & {text: string, from: string, to: string, sort: Sort, view: "" | "issues",
 *   shown: number}} State `shown`: how many hits
 */
import { LISTS } from "./facets.js";

/** How many hits are shown at first, and how many more on demand. */
export const PAGE = 10;

const SORTS = /** @type {const} */ (["relevance", "newest", "oldest"]);

/** @param {string} query the part of the address after `?` @returns {State} */
export function readState(query) {
  const values = new URLSearchParams(query);
  const shown = Number(values.get("show"));
  const list = (/** @type {string} */ name) => [...new Set(values.getAll(name).filter(Boolean))];
  const chosen = LISTS.map(({ name, parameter }) => [name, list(parameter)]);
  return {
    .../** @type {import("./facets.js").Chosen} */ (Object.fromEntries(chosen)),
    text: values.get("q") ?? "",
    from: values.get("from") ?? "",
    to: values.get("to") ?? "",
    sort: SORTS.find((sort) => sort === values.get("sort")) ?? "relevance",
    view: values.get("view") === "issues" ? "issues" : "",
    shown: Number.isInteger(shown) ? Math.min(Math.max(shown, PAGE), 1000) : PAGE,
  };
}

/** @param {State} state @returns {string} the address's query, empty or with its `?` */
export function writeState(state) {
  const values = new URLSearchParams();
  if (state.text) values.append("q", state.text);
  for (const { name, parameter } of LISTS) for (const label of state[name]) values.append(parameter, label);
  if (state.from) values.append("from", state.from);
  if (state.to) values.append("to", state.to);
  if (state.sort !== "relevance") values.append("sort", state.sort);
  if (state.view) values.append("view", state.view);
  if (state.shown > PAGE) values.append("show", String(state.shown));
  const query = String(values);
  return query && `?${query}`;
}

/** Tells whether a state narrows the archive otherwise than by text. @param {State} state */
export function isFiltered(state) {
  return LISTS.some(({ name }) => state[name].length > 0) || Boolean(state.from || state.to);
}
