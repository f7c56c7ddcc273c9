/**
 * What the page 走势 shows, as its address keeps it. No DOM.
 *
 * @typedef {{queries: string[], year: string, by: "count" | "share"}} State `year`: the one whose months are shown, or
 *   nothing for all years
 */

/** How many queries can be compared. */
export const MOST = 5;

/** @param {string} query the part of the address after `?` @returns {State} */
export function readState(query) {
  const values = new URLSearchParams(query);
  const year = values.get("year") ?? "";
  return {
    queries: cleanQueries(values.getAll("q")),
    year: /^\d{4}$/.test(year) ? year : "",
    by: values.get("by") === "share" ? "share" : "count",
  };
}

/** @param {State} state @returns {string} the address's query, empty or with its `?` */
export function writeState(state) {
  const values = new URLSearchParams();
  for (const text of state.queries) values.append("q", text);
  if (state.year) values.append("year", state.year);
  if (state.by === "share") values.append("by", "share");
  const query = String(values);
  return query && `?${query}`;
}

/** Returns the queries that say something, each once, as many as can be compared. @param {string[]} typed */
export function cleanQueries(typed) {
  return [...new Set(typed.map((text) => text.trim()).filter(Boolean))].slice(0, MOST);
}
