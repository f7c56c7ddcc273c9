/**
 * What every page does: light or dark before anything is seen, the reader's place among an issue's articles, and `/`.
 * A plain script, which the header waits for.
 */
(() => {
  const KEY = "mediawatch/scheme";
  const TAKES_SIGNS = "textarea, select, input:not([type=checkbox], [type=radio])";
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let chosen = recall();

  document.documentElement.classList.remove("no-js");
  dress();
  document.addEventListener("DOMContentLoaded", () => {
    dress();
    listenToSwitch();
    followPlace();
  });
  document.addEventListener("keydown", (event) => {
    const box = /** @type {HTMLInputElement | null} */ (document.querySelector(".mw-find input"));
    const target = /** @type {Element} */ (event.target);
    if (!box || event.key !== "/" || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (target.matches(TAKES_SIGNS)) return;
    event.preventDefault();
    box.focus();
    box.select();
  });

  /** Gives the page the scheme that the reader chose here, or else that of the system. */
  function dress() {
    const scheme = chosen || (dark.matches ? "slate" : "default");
    document.body.setAttribute("data-md-color-scheme", scheme);
    const name = scheme === "slate" ? "换成浅色" : "换成深色";
    for (const button of document.querySelectorAll(".mw-scheme")) {
      button.setAttribute("aria-label", name);
      button.setAttribute("title", name);
    }
  }

  /** @returns {string | null} */
  function recall() {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // where nothing may be stored
    }
  }

  function listenToSwitch() {
    const button = /** @type {HTMLElement | null} */ (document.querySelector(".mw-scheme"));
    if (!button) return;
    button.hidden = false;
    button.addEventListener("click", () => {
      chosen = document.body.getAttribute("data-md-color-scheme") === "slate" ? "default" : "slate";
      dress();
      try {
        localStorage.setItem(KEY, chosen);
      } catch {
        // it holds for this page
      }
    });
    dark.addEventListener("change", dress);
  }

  /** Marks the article that is read in the list beside the text. */
  function followPlace() {
    const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll(".mw-toc a")]);
    const titles = links.map((link) => document.getElementById(link.hash.slice(1)));
    const toc = /** @type {HTMLElement | null} */ (document.querySelector(".mw-toc"));
    const contents = document.querySelector(".mw-contents");
    const read = () => {
      let current = -1;
      if (toc && contents) toc.classList.toggle("mw-toc--away", contents.getBoundingClientRect().bottom > 0);
      titles.forEach((title, place) => {
        if (title && title.getBoundingClientRect().top < innerHeight / 4) current = place;
      });
      links.forEach((link, place) => {
        if (place === current) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      });
    };
    let waiting = false;
    const soon = () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        read();
      });
    };
    if (!links.length) return;
    addEventListener("scroll", soon, { passive: true });
    addEventListener("resize", soon);
    read();
  }
})();
