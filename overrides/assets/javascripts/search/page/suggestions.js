/**
 * Suggests an issue, sources and articles by title while a reader types. The box is a combobox with a list
 * (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/).
 *
 * @typedef {{kind: string, words: string, about: string, choose: () => void}} Suggestion
 */
import { countText, dayText, element, input, make } from "./dom.js";

const MOST = 3;

/** @type {Suggestion[]} */
let offered = [];
let active = -1;
/** What is offered is for a text that was typed before; the next offer is on its way. */
let stale = false;

/**
 * Returns what to suggest for a text.
 * @param {import("../engine.js").Archive} archive @param {string} text
 * @param {{openIssue: (number: number) => void, openArticle: (ref: string) => void, filterSource: (name: string) => void}} act
 * @returns {Promise<Suggestion[]>}
 */
export async function suggest(archive, text, act) {
  const words = text.trim();
  if (!words) return [];
  const quoted = `"${words.replace(/["“”「」＂]/g, " ")}"`;
  const titles = await archive.search({ text: `标题:${quoted}`, limit: MOST });
  const articles = await Promise.all(titles.hits.map(async ({ ref }) => ({ ref, ...(await archive.article(ref)) })));
  const sources = /[|:"：]/.test(words) ? [] : await archive.findSources(words);
  return [
    ...titles.issues
      .concat((await archive.search({ text: words, limit: 0 })).issues)
      .map((number) => ({ kind: "打开", words: `第 ${number} 期`, about: "", choose: () => act.openIssue(number) })),
    ...sources.slice(0, MOST).map(([name, count]) => ({
      kind: "只看来源",
      words: name,
      about: countText(count, "篇"),
      choose: () => act.filterSource(name),
    })),
    ...articles.map(({ ref, title, source, date }) => ({
      kind: "文章",
      words: title,
      about: `${source}，${dayText(date)}`,
      choose: () => act.openArticle(ref),
    })),
  ];
}

/** Shows suggestions under the box; none closes it. @param {Suggestion[]} suggestions */
export function showSuggestions(suggestions) {
  offered = suggestions;
  stale = false;
  const list = element("search-suggestions");
  list.replaceChildren(
    ...suggestions.map(({ kind, words, about, choose }, place) => {
      const option = make("div", "mw-suggestion", [
        make("span", "mw-suggestion-kind", kind),
        make("span", "", [make("span", "", words), make("span", "mw-suggestion-about", about)]),
      ]);
      option.id = `search-suggestion-${place}`;
      option.setAttribute("role", "option");
      option.onmousedown = (event) => event.preventDefault(); // the box keeps the focus
      option.onclick = () => {
        showSuggestions([]);
        choose();
      };
      return option;
    }),
  );
  list.hidden = !suggestions.length;
  input("search-text").setAttribute("aria-expanded", String(suggestions.length > 0));
  activate(-1);
}

/** Lets what is offered be read, but not be taken with the keyboard: the text has changed. */
export function outdateSuggestions() {
  stale = true;
  activate(-1);
}

/** Moves through the suggestions; returns whether the key is used up by that. @param {number} step */
export function moveSuggestion(step) {
  if (stale || !offered.length) return stale;
  activate(active + step >= offered.length ? -1 : active + step < -1 ? offered.length - 1 : active + step);
  return true;
}

/** Closes the suggestions and takes the one that is marked; returns whether one was. */
export function takeSuggestion() {
  const taken = offered[active];
  showSuggestions([]);
  taken?.choose();
  return Boolean(taken);
}

/** @param {number} place */
function activate(place) {
  active = place;
  [...element("search-suggestions").children].forEach((option, i) =>
    option.setAttribute("aria-selected", String(i === place)),
  );
  if (place < 0) input("search-text").removeAttribute("aria-activedescendant");
  else input("search-text").setAttribute("aria-activedescendant", `search-suggestion-${place}`);
}
