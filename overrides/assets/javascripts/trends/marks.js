/**
 * How series are told apart, by colour, dash and mark alike: who sees no colours still sees which is which. No DOM.
 *
 * @typedef {{dash: number[], corners: number[][]}} Style `corners`: of the mark around its middle, in pixels; a round one
 *   has none
 */

/** The radius of a round mark. */
export const RADIUS = 4;

/** @type {Style[]} */
export const STYLES = [
  { dash: [], corners: [] },
  {
    dash: [9, 5],
    corners: [
      [-4, -4],
      [4, -4],
      [4, 4],
      [-4, 4],
    ],
  },
  {
    dash: [2, 4],
    corners: [
      [0, -5],
      [5, 4],
      [-5, 4],
    ],
  },
  {
    dash: [12, 4, 2, 4],
    corners: [
      [0, -6],
      [6, 0],
      [0, 6],
      [-6, 0],
    ],
  },
  {
    dash: [6, 3],
    corners: [
      [0, 5],
      [5, -4],
      [-5, -4],
    ],
  },
];
