/**
 * What the search page shows, as its address keeps it. No DOM.
 *
 * @typedef {{text: string, sources: string[], from: string, to: string, sort: string}} State
 */

const SORTS = ["relevance", "newest", "oldest"];

/** @param {string} query the part of the address after `?` @returns {State} */
export function readState(query) {
  const values = new URLSearchParams(query);
  const sort = values.get("sort") ?? "";
  return {
    text: values.get("q") ?? "",
    sources: [...new Set(values.getAll("source").filter(Boolean))],
    from: values.get("from") ?? "",
    to: values.get("to") ?? "",
    sort: SORTS.includes(sort) ? sort : "relevance",
  };
}

/** @param {State} state @returns {string} the address's query, empty or with its `?` */
export function writeState(state) {
  const values = new URLSearchParams();
  if (state.text) values.append("q", state.text);
  for (const source of state.sources) values.append("source", source);
  if (state.from) values.append("from", state.from);
  if (state.to) values.append("to", state.to);
  if (state.sort !== "relevance") values.append("sort", state.sort);
  const query = String(values);
  return query && `?${query}`;
}
