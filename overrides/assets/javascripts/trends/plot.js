/**
 * Where the lines, marks and words of a chart are, in pixels. No DOM: `chart.js` draws it in the page, `picture.js` in a
 * file.
 *
 * @typedef {{x: number, y: number, value: number, period: string}} Point
 * @typedef {{x: number, y: number, text: string, anchor: "start" | "middle" | "end"}} Label
 * @typedef {{width: number, height: number, left: number, right: number, lines: number[], labels: Label[],
 *   runs: Point[][][]}} Plot `lines`: heights of the lines across; `runs`: for each series its points, apart where there
 *   is no value between them
 */

const [TOP, RIGHT, BOTTOM] = [14, 14, 28];
/** Pixels that a label below takes, with the room beside it; and one character of a label at the side. */
const [PLACE, CHARACTER] = [52, 7.5];

/**
 * @param {string[]} periods @param {(number | null)[][]} values of each series @param {number} width
 * @param {number} height @param {string} unit behind a value @returns {Plot}
 */
export function plot(periods, values, width, height, unit = "") {
  const top = roundUp(Math.max(0, ...values.flat().map((value) => value ?? 0)));
  const heights = unit || top % 2 === 0 ? [top, top / 2, 0] : [top, 0]; // there is no half an article
  const steps = heights.map((value) => ({ value, text: `${value}${unit}` }));
  const left = 10 + CHARACTER * Math.max(...steps.map(({ text }) => text.length));
  const right = width - RIGHT;
  const place = (right - left) / Math.max(periods.length, 1);
  const x = (/** @type {number} */ at) => round(left + place * (at + 0.5));
  const y = (/** @type {number} */ value) => round(TOP + (height - TOP - BOTTOM) * (1 - value / top));
  const every = Math.max(1, Math.ceil(PLACE / place));
  return {
    width,
    height,
    left: round(left),
    right,
    lines: steps.map(({ value }) => y(value)),
    labels: [
      ...steps.map(({ value, text }) => label(round(left) - 6, y(value) + 4, text, "end")),
      ...periods.flatMap((period, at) =>
        at % every ? [] : [label(x(at), height - 8, period.replace(/^\d{4}-0?(\d+)$/, "$1月"), "middle")],
      ),
    ],
    runs: values.map((row) => runsOf(row.map((value, at) => value !== null && point(at, value)))),
  };

  /** @param {number} at @param {number} value */
  function point(at, value) {
    return { x: x(at), y: y(value), value, period: periods[at] };
  }
}

/** @param {number} x @param {number} y @param {string} text @param {Label["anchor"]} anchor @returns {Label} */
function label(x, y, text, anchor) {
  return { x, y, text, anchor };
}

/** Returns points in runs, which end where there is none. @param {(Point | false)[]} points */
function runsOf(points) {
  /** @type {Point[][]} */
  const runs = [[]];
  for (const one of points) {
    if (one) runs[runs.length - 1].push(one);
    else runs.push([]);
  }
  return runs.filter((run) => run.length);
}

/** Returns the least of 1, 2, 3, 4, 6, 8, 10, 20 … (and 0.8 …) that is not less; 1 for nothing. @param {number} value */
export function roundUp(value) {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 3, 4, 6, 8].find((one) => one * power >= value * (1 - 1e-9)) ?? 10;
  return Number((step * power).toPrecision(3));
}

/** @param {number} pixels */
function round(pixels) {
  return Math.round(pixels * 10) / 10;
}
