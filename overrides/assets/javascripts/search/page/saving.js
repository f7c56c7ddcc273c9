/** Saves a whole result as a file. */
import { countText, element } from "./dom.js";
import { dayOf, offerFile } from "./handing.js";
import { speak } from "./status.js";

let saving = false;

/**
 * @param {"csv" | "citations"} kind
 * @param {Promise<import("../engine.js").Archive>} opening
 * @param {import("../engine.js").SearchRequest} request @param {URL} site
 */
export async function save(kind, opening, request, site) {
  if (saving) return say("上一个导出还没有完成，请稍候。");
  saving = true;
  const words = (request.text ?? "").trim();
  say("正在导出…");
  try {
    const [{ writeCsv, writeCitations }, archive] = await Promise.all([import("../export.js"), opening]);
    const answer = await archive.search(request);
    const cards = await archive.cards(answer.hits.map((hit) => hit.ref));
    const today = dayOf(new Date());
    const text = kind === "csv" ? writeCsv(cards, site) : writeCitations(cards, site, today);
    const plain = words
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim()
      .slice(0, 20);
    const name = [kind === "csv" ? "检索结果" : "引文", plain, today].filter(Boolean).join("-");
    offerFile(text, kind === "csv" ? "text/csv" : "text/plain", `${name}.${kind === "csv" ? "csv" : "txt"}`);
    say(`已导出${words && `“${words}”的`} ${countText(cards.length, "篇")}。`);
  } catch (error) {
    console.warn(error);
    say("没有导出成，可能是网络断开或网站正在更新，请再试一次。");
  } finally {
    saving = false;
  }
}

/** @param {string} message */
function say(message) {
  element("search-saved").textContent = message;
  speak(message, 0);
}
