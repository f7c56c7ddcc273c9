/** Says on the page 关于 how the index was proved and how large it is (`search/quality.json`). */

const url = new URL("../../../search/quality.json", import.meta.url);
const figures = await (await fetch(url)).json();
const say = (/** @type {number} */ number) => number.toLocaleString("zh-CN");
const line = /** @type {HTMLElement} */ (document.getElementById("search-quality"));
line.textContent =
  `这一次试了 ${say(figures.queries.tried)} 个检索词，${say(figures.queries.exact)} 个完全一致。` +
  `索引收录 ${say(figures.articles)} 篇文章、${say(figures.characters)} 字，` +
  `共 ${(figures.index.bytes / 1e6).toFixed(1)} MB，分成 ${say(figures.index.shards)} 个小片，一次检索只取其中几片。`;
const link = document.createElement("a");
link.href = url.href;
link.textContent = "全部数字";
line.append(link);
