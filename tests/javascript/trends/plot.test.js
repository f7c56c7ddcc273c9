import assert from "node:assert/strict";
import { test } from "node:test";
import { STYLES } from "../../../overrides/assets/javascripts/trends/marks.js";
import { plot, roundUp } from "../../../overrides/assets/javascripts/trends/plot.js";
import { MOST } from "../../../overrides/assets/javascripts/trends/state.js";

const YEARS = ["2019", "2020", "2021", "2022"];

test("every period has its place, from left to right at the same distance, the highest value on top", () => {
  const { runs, lines, left, right } = plot(YEARS, [[0, 20, 10, 5]], 400, 200);
  const [points] = runs[0];
  const steps = points.slice(1).map(({ x }, at) => Math.round(x - points[at].x));
  assert.equal(new Set(steps).size, 1);
  assert.ok(left < points[0].x && points[3].x < right);
  assert.deepEqual([points[1].y, points[2].y, points[0].y], lines);
  assert.deepEqual(
    points.map(({ period, value }) => [period, value]),
    YEARS.map((year, at) => [year, [0, 20, 10, 5][at]]),
  );
});

test("a line ends where there is no value, and goes on behind", () => {
  const { runs } = plot(YEARS, [[1, null, 2, 3], [null, null, null, null]], 400, 200); // prettier-ignore
  assert.deepEqual(
    runs.map((ones) => ones.map((run) => run.map(({ value }) => value))),
    [[[1], [2, 3]], []],
  );
});

test("labels below never run into each other, and the first is always there", () => {
  const months = Array.from({ length: 12 }, (_, place) => `2023-${String(place + 1).padStart(2, "0")}`);
  const texts = (/** @type {number} */ width) =>
    plot(months, [months.map(() => 1)], width, 200).labels.filter(({ anchor }) => anchor === "middle");
  assert.deepEqual(
    texts(900).map(({ text }) => text),
    months.map((_, place) => `${place + 1}月`),
  );
  const few = texts(320);
  assert.ok(few.length > 2 && few.length < 12);
  assert.equal(few[0].text, "1月");
  assert.ok(few.slice(1).every(({ x }, at) => x - few[at].x >= 52));
});

test("lines across are at whole numbers of articles, and at halves of shares", () => {
  const sides = (/** @type {number} */ value, unit = "") =>
    plot(["2023"], [[value]], 400, 200, unit)
      .labels.filter(({ anchor }) => anchor === "end")
      .map(({ text }) => text);
  assert.deepEqual(sides(0), ["1", "0"]);
  assert.deepEqual(sides(3), ["3", "0"]);
  assert.deepEqual(sides(143), ["200", "100", "0"]);
  assert.deepEqual(sides(0.9, "%"), ["1%", "0.5%", "0%"]);
});

test("a value is rounded up to one that is easily read", () => {
  assert.deepEqual(
    [0, 1, 2, 3, 5, 7, 9, 10, 11, 143, 0.3, 0.05, 100].map(roundUp),
    [1, 1, 2, 3, 6, 8, 10, 10, 20, 200, 0.3, 0.06, 100],
  );
});

test("as many series as can be compared are told apart by dash and by mark", () => {
  assert.equal(STYLES.length, MOST);
  for (const name of /** @type {const} */ (["dash", "corners"])) {
    assert.equal(new Set(STYLES.map((style) => style[name].join())).size, MOST);
  }
});
