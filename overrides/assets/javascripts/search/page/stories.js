/**
 * Folds the hits of a story under the first of them: what other outlets have reprinted is there, and out of the way.
 * A folded hit stays where the answer has it, hidden; unfolded it stands below the first.
 */
import { make, makeButton } from "./dom.js";

/** Folds the stories among hits that stand one by one. What is unfolded stays so. @param {HTMLElement} list */
export function foldStories(list) {
  /** @type {Map<string, HTMLElement[]>} */
  const stories = new Map();
  for (const hit of /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll(":scope > [data-story]"))) {
    const story = String(hit.dataset.story);
    const known = stories.get(story);
    if (known) known.push(hit);
    else stories.set(story, [hit]);
  }
  for (const [first, ...others] of stories.values()) if (others.length) fold(first, others);
}

/**
 * Returns the button under which a hit is folded.
 * @param {HTMLElement} list @param {HTMLElement | undefined} hit @returns {HTMLElement | undefined}
 */
export function findFold(list, hit) {
  const folds = /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll(".mw-reprints"));
  return [...folds].find((fold) => fold.closest("li")?.dataset.story === hit?.dataset.story);
}

/** @param {HTMLElement} first @param {HTMLElement[]} others */
function fold(first, others) {
  const older = first.querySelector(".mw-reprints");
  const isOpen = older?.getAttribute("aria-expanded") === "true";
  const button = makeButton("mw-plain mw-reprints", "", () => show(!open()), `story ${first.dataset.story}`);
  const open = () => button.getAttribute("aria-expanded") === "true";
  const show = (/** @type {boolean} */ wanted) => {
    button.setAttribute("aria-expanded", String(wanted));
    let before = first;
    for (const hit of others) {
      hit.hidden = !wanted;
      if (wanted) before.after(hit);
      before = hit;
    }
  };
  for (const hit of others) hit.classList.add("mw-hit--reprint");
  button.append(countOthers([first, ...others]), make("span", "mw-visually-hidden", `：${titleOf(first)}`));
  if (older) older.replaceWith(button);
  else first.append(button);
  show(isOpen);
}

/** Says how many others have the story: outlets, or articles where one of them has several. @param {HTMLElement[]} hits */
function countOthers(hits) {
  const outlets = new Set(hits.map((hit) => hit.querySelector(".mw-hit-about > a")?.textContent));
  return `另有 ${hits.length - 1} ${outlets.size === hits.length ? "家" : "篇"}转载`;
}

/** @param {HTMLElement} hit */
function titleOf(hit) {
  return hit.querySelector(".mw-hit-title")?.textContent ?? "";
}
