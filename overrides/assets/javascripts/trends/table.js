/** The numbers behind the chart, as a table of the page and as CSV. */
import { writeRows } from "../search/csv.js";
import { countText, make, makeLink } from "../search/page/dom.js";
import { daysOf, periodText, shareText } from "./count.js";

/**
 * Returns a table: a row a year or month, a column a query; each count leads to its articles.
 * @param {import("./count.js").Trends} trends @param {URL} site @param {(year: string) => HTMLElement | null} zoom makes
 *   what leads to the months of a year
 */
export function makeTable({ periods, totals, series }, site, zoom) {
  const heads = [periods[0]?.includes("-") ? "月" : "年", ...series.map(({ query }) => query), "全部文章"];
  const head = make("tr", "", heads.map((text) => scoped(make("th", "", text), "col"))); // prettier-ignore
  const rows = periods.map((period, at) => {
    const cells = series.map(({ query, counts, shares }) => {
      const link = counts[at] ? makeLink(searchFor(query, period, site), countText(counts[at])) : make("span", "", "0");
      return make("td", "", [link, make("span", "mw-trend-share", shareText(shares[at]))]);
    });
    const name = zoom(period) ?? make("span", "", periodText(period));
    return make("tr", "", [scoped(make("th", "", [name]), "row"), ...cells, make("td", "", countText(totals[at]))]);
  });
  const sums = series.map(({ total }) => make("td", "", countText(total)));
  const sum = totals.reduce((one, other) => one + other, 0);
  const foot = make("tr", "", [scoped(make("th", "", "合计"), "row"), ...sums, make("td", "", countText(sum))]);
  return make("table", "mw-table-grid mw-trend-table", [
    make("thead", "", [head]),
    make("tbody", "", rows),
    make("tfoot", "", [foot]),
  ]);
}

/** Returns the same numbers as CSV. @param {import("./count.js").Trends} trends */
export function writeTrends({ periods, totals, series }) {
  const heads = series.flatMap(({ query }) => [`${query} 篇数`, `${query} 占比%`]);
  const rows = periods.map((period, at) => [
    period,
    ...series.flatMap(({ counts, shares }) => [String(counts[at]), shares[at]?.toFixed(2) ?? ""]),
    String(totals[at]),
  ]);
  return writeRows([[periods[0]?.includes("-") ? "年月" : "年份", ...heads, "全部文章"], ...rows]);
}

/** @param {string} query @param {string} period @param {URL} site */
function searchFor(query, period, site) {
  const url = new URL("search/", site);
  url.search = String(new URLSearchParams({ q: query, ...daysOf(period) }));
  return url;
}

/** @param {HTMLElement} cell @param {"col" | "row"} scope */
function scoped(cell, scope) {
  cell.setAttribute("scope", scope);
  return cell;
}
