/** Draws the lines of trends into the page, as SVG in the page's own font and colours. */
import { countText } from "../search/page/dom.js";
import { periodText, shareText } from "./count.js";
import { RADIUS, STYLES } from "./marks.js";

/**
 * @param {SVGSVGElement} svg @param {import("./plot.js").Plot} plot @param {import("./count.js").Trends} trends
 * @param {import("./state.js").State["by"]} by
 */
export function drawChart(svg, plot, trends, by) {
  setAll(svg, { width: plot.width, height: plot.height, viewBox: `0 0 ${plot.width} ${plot.height}` });
  svg.replaceChildren(
    ...plot.lines.map((y) => shape("line", "mw-chart-line", { x1: plot.left, x2: plot.right, y1: y, y2: y })),
    ...plot.labels.map(({ x, y, text, anchor }) => {
      const made = shape("text", "", { x, y, "text-anchor": anchor });
      made.textContent = text;
      return made;
    }),
    ...plot.runs.map((runs, place) => drawSeries(runs, trends.series[place], place, by)),
  );
}

/** Draws what stands for a series beside its query. @param {number} place */
export function drawKey(place) {
  const svg = shape("svg", `mw-trend-key mw-trend-${place + 1}`, { width: 40, height: 16, "aria-hidden": "true" });
  svg.append(drawLine([2, 38].map((x) => `${x},8`).join(" "), place), drawMark(20, 8, place));
  return svg;
}

/**
 * @param {import("./plot.js").Point[][]} runs @param {import("./count.js").Series} series @param {number} place
 * @param {import("./state.js").State["by"]} by
 */
function drawSeries(runs, series, place, by) {
  const group = shape("g", `mw-trend-${place + 1}`, {});
  for (const run of runs) group.append(drawLine(run.map(({ x, y }) => `${x},${y}`).join(" "), place));
  for (const { x, y, value, period } of runs.flat()) {
    const mark = drawMark(x, y, place);
    const title = shape("title", "", {});
    const said = by === "share" ? shareText(value) : countText(value, "篇");
    title.textContent = `${series.query}，${periodText(period)}：${said}`;
    mark.append(title);
    group.append(mark);
  }
  return group;
}

/** @param {string} points @param {number} place */
function drawLine(points, place) {
  return shape("polyline", "mw-trend-line", { points, "stroke-dasharray": STYLES[place].dash.join(" ") });
}

/** @param {number} x @param {number} y @param {number} place */
function drawMark(x, y, place) {
  const { corners } = STYLES[place];
  if (!corners.length) return shape("circle", "mw-trend-mark", { cx: x, cy: y, r: RADIUS });
  return shape("polygon", "mw-trend-mark", { points: corners.map(([dx, dy]) => `${x + dx},${y + dy}`).join(" ") });
}

/** @param {string} name @param {string} className @param {Record<string, string | number>} values */
function shape(name, className, values) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  setAll(made, className ? { class: className, ...values } : values);
  return made;
}

/** @param {Element} element @param {Record<string, string | number>} values */
function setAll(element, values) {
  for (const [name, value] of Object.entries(values)) if (value !== "") element.setAttribute(name, String(value));
}
