/** Shows an answer: its hits, the issue that it names, and what to do next. */
import { isFiltered, PAGE } from "../state.js";
import { countText, element, make, makeIssueLink } from "./dom.js";
import { keepFocus } from "./focus.js";

/**
 * @param {HTMLElement[]} hits @param {number} total @param {number[]} issues @param {string} text the query, for print
 * @param {URL} site
 */
export function showAnswer(hits, total, issues, text, site) {
  element("search-hits").replaceChildren(...hits);
  element("search-tools").hidden = !total;
  element("search-words").textContent = text.trim() && `（检索词：${text.trim()}）`;
  element("search-issues").replaceChildren(
    ...issues.map((number) => {
      const line = make("p", "", "直接打开这一期：");
      const link = makeIssueLink(number, site);
      link.dataset.key = `issue ${number}`;
      line.append(link);
      return line;
    }),
  );
  showMore(total);
}

/** Takes away the hits of an older question. */
export function clearHits() {
  keepFocus(() => {
    element("search-hits").replaceChildren();
    showMore(0);
  });
}

/** Says how many hits more can be shown, and on paper how many are. @param {number} total */
export function showMore(total) {
  const shown = element("search-hits").querySelectorAll("[data-ref]").length;
  const left = total - shown;
  element("search-shown").textContent = left > 0 && shown ? `，这里印的是前 ${countText(shown, "篇")}` : "";
  const button = element("search-more");
  button.hidden = left <= 0;
  button.textContent = `再显示 ${countText(Math.min(left, PAGE), "篇")}（还有 ${countText(left, "篇")}）`;
  button.removeAttribute("aria-disabled");
}

/**
 * Says in words what was found.
 * @param {import("../engine.js").Answer} answer @param {import("../state.js").State} state
 */
export function summary(answer, state) {
  if (answer.message) return answer.message;
  const words = state.text.trim();
  const count = `${countText(answer.total, "篇")}文章`;
  if (answer.total) {
    if (words) return `找到 ${count}`;
    return isFiltered(state)
      ? `符合条件的有 ${count}`
      : `共 ${count}，${state.sort === "oldest" ? "最早" : "最新"}的在前`;
  }
  if (answer.issues.length) return `没有文章里写着“${words}”。`;
  if (isFiltered(state)) return "没有找到。可以去掉一些条件，或换一个词。";
  return "没有找到。检索按原文逐字查找，请换一个更短的词，或检查有无错字。";
}
