/**
 * Folded lists, where a script runs: an address that leads to a folded year opens it, a button opens all, and print has
 * all of them open.
 */

/** @type {NodeListOf<HTMLDetailsElement>} */
const folds = document.querySelectorAll("details.mw-fold");

/** @param {string} hash an address's `#year-2014` */
function unfold(hash) {
  const fold = document.getElementById(hash.slice(1))?.closest("details");
  if (!fold || fold.open) return;
  fold.open = true;
  fold.scrollIntoView();
}

function offerAll() {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "mw-plain";
  const name = () => {
    button.textContent = [...folds].every((fold) => fold.open) ? "全部收起" : "全部展开";
  };
  button.addEventListener("click", () => {
    const open = [...folds].some((fold) => !fold.open);
    for (const fold of folds) fold.open = open;
  });
  for (const fold of folds) fold.addEventListener("toggle", name);
  name();
  document.querySelector(".mw-jump")?.append(button);
}

/** @type {HTMLDetailsElement[]} */
let folded = [];

addEventListener("beforeprint", () => {
  folded = [...folds].filter((fold) => !fold.open);
  for (const fold of folded) fold.open = true;
});
addEventListener("afterprint", () => {
  for (const fold of folded) fold.open = false;
});
addEventListener("hashchange", () => unfold(location.hash));
document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
  if (link) unfold(link.getAttribute("href") ?? "");
});
offerAll();
unfold(location.hash);
