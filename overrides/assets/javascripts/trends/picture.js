/** The chart as a picture in a file (PNG): what the page shows, with what each line stands for above it. */
import { RADIUS, STYLES } from "./marks.js";
import { plot } from "./plot.js";

const [WIDTH, HEIGHT, ROW, SCALE] = [1000, 420, 26, 2];

/**
 * @typedef {{paper: string, ink: string, quiet: string, rule: string, series: string[], font: string}} Colours
 * @param {import("./count.js").Trends} trends @param {(number | null)[][]} values @param {string} unit
 * @param {string} title @param {Colours} colours @returns {Promise<Blob | null>}
 */
export function drawPicture(trends, values, unit, title, colours) {
  const head = 44 + ROW * trends.series.length;
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH * SCALE;
  canvas.height = (head + HEIGHT) * SCALE;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.scale(SCALE, SCALE);
  context.fillStyle = colours.paper;
  context.fillRect(0, 0, WIDTH, head + HEIGHT);
  context.fillStyle = colours.ink;
  context.font = `600 18px ${colours.font}`;
  context.fillText(title, 14, 30, WIDTH - 28);
  context.font = `14px ${colours.font}`;
  trends.series.forEach(({ query }, place) => {
    const y = 52 + ROW * place;
    drawLine(context, [{ x: 14, y }, { x: 62, y }], place, colours); // prettier-ignore
    drawMark(context, 38, y, place, colours);
    context.fillStyle = colours.ink;
    context.fillText(query, 74, y + 5, WIDTH - 90);
  });
  context.translate(0, head);
  const drawn = plot(trends.periods, values, WIDTH, HEIGHT, unit);
  context.strokeStyle = colours.rule;
  for (const y of drawn.lines) context.strokeRect(drawn.left, y, drawn.right - drawn.left, 0);
  context.fillStyle = colours.quiet;
  context.font = `12px ${colours.font}`;
  for (const { x, y, text, anchor } of drawn.labels) {
    context.textAlign = anchor === "middle" ? "center" : anchor;
    context.fillText(text, x, y);
  }
  drawn.runs.forEach((runs, place) => {
    for (const run of runs) drawLine(context, run, place, colours);
    for (const { x, y } of runs.flat()) drawMark(context, x, y, place, colours);
  });
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

/**
 * @param {CanvasRenderingContext2D} context @param {{x: number, y: number}[]} points @param {number} place
 * @param {Colours} colours
 */
function drawLine(context, points, place, colours) {
  context.strokeStyle = colours.series[place];
  context.lineWidth = 2;
  context.setLineDash(STYLES[place].dash);
  context.beginPath();
  for (const { x, y } of points) context.lineTo(x, y);
  context.stroke();
  context.setLineDash([]);
  context.lineWidth = 1;
}

/**
 * @param {CanvasRenderingContext2D} context @param {number} x @param {number} y @param {number} place
 * @param {Colours} colours
 */
function drawMark(context, x, y, place, colours) {
  context.fillStyle = colours.series[place];
  context.beginPath();
  const { corners } = STYLES[place];
  if (corners.length) for (const [dx, dy] of corners) context.lineTo(x + dx, y + dy);
  else context.arc(x, y, RADIUS, 0, 2 * Math.PI);
  context.fill();
}
