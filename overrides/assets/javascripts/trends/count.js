/**
 * How many articles queries find, year by year or month by month. No DOM: the search engine counts.
 *
 * @typedef {import("../search/facets.js").Rows} Rows
 * @typedef {{query: string, months: Rows, message: string}} Found `message` says why a query was refused
 * @typedef {{query: string, message: string, counts: number[], shares: (number | null)[], total: number}} Series
 *   `shares`: of all articles in per cent; null where there are none
 * @typedef {{periods: string[], totals: number[], series: Series[]}} Trends years, or months as `2023-06`
 */
import { QueryError } from "../search/query.js";

/**
 * Asks how many articles each query finds by month, and how many there are.
 * @param {Pick<import("../search/engine.js").Archive, "search">} archive @param {string[]} queries
 * @returns {Promise<{all: Rows, found: Found[]}>}
 */
export async function findMonths(archive, queries) {
  const [all, ...found] = await Promise.all(["", ...queries].map((query) => findOne(archive, query)));
  return { all: all.months, found };
}

/** @param {Pick<import("../search/engine.js").Archive, "search">} archive @param {string} query */
async function findOne(archive, query) {
  try {
    const { facets, message = "" } = await archive.search({ text: query, sort: "newest", limit: 0 });
    return { query, months: facets.months, message };
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    return { query, months: [], message: error.message };
  }
}

/** Returns all years from the first article to the last, those without any too. @param {Rows} all */
export function yearsOf(all) {
  if (!all.length) return [];
  const years = all.map(([month]) => Number(month.slice(0, 4)));
  const first = Math.min(...years);
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, place) => String(first + place).padStart(4, "0"));
}

/**
 * Counts by year, or by the months of one. Every period is there, also one in which nothing is found.
 * @param {Rows} all @param {Found[]} found @param {string} year @returns {Trends}
 */
export function countTrends(all, found, year) {
  const periods = year
    ? Array.from({ length: 12 }, (_, place) => `${year}-${String(place + 1).padStart(2, "0")}`)
    : yearsOf(all);
  const totals = countBy(all, periods);
  const series = found.map(({ query, message, months }) => {
    const counts = countBy(months, periods);
    const shares = counts.map((count, place) => (totals[place] ? (100 * count) / totals[place] : null));
    return { query, message, counts, shares, total: counts.reduce((sum, count) => sum + count, 0) };
  });
  return { periods, totals, series };
}

/** @param {Rows} months @param {string[]} periods */
function countBy(months, periods) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  const size = periods[0]?.length;
  for (const [month, count] of months) {
    const period = month.slice(0, size);
    counts.set(period, (counts.get(period) ?? 0) + count);
  }
  return periods.map((period) => counts.get(period) ?? 0);
}

/** Returns the first and the last day of a year or month. @param {string} period */
export function daysOf(period) {
  const [year, month] = period.split("-").map(Number);
  if (!month) return { from: `${period}-01-01`, to: `${period}-12-31` };
  return { from: `${period}-01`, to: `${period}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}` };
}

/** Writes a share: 3.4%. @param {number | null} share */
export function shareText(share) {
  return share === null ? "–" : `${share.toFixed(share > 0 && share < 1 ? 2 : 1)}%`;
}

/** Writes a year or month as readers do. @param {string} period */
export function periodText(period) {
  const [year, month] = period.split("-").map(Number);
  return month ? `${year}年${month}月` : `${year}年`;
}
