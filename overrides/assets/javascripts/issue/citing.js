/** On the page of an issue: completes the references, copies them and links, and gives an article's own data. */
import { copyText, dayOf, offerFile } from "../search/page/handing.js";
import { FORMATS } from "./entries.js";

const spoken = document.createElement("div");
spoken.className = "mw-visually-hidden";
spoken.setAttribute("role", "status");
document.body.append(spoken);

/** @type {WeakMap<HTMLElement, ChildNode[]>} */
const ownWords = new WeakMap();

const canonical = /** @type {HTMLLinkElement | null} */ (document.querySelector('link[rel="canonical"]'));
const home = canonical?.href ?? location.href;

/** The address of a place on this page, to be kept. @param {string} anchor */
const addressOf = (anchor) => new URL(anchor, home.replace(/#.*/, "")).href;

for (const day of document.querySelectorAll(".mw-reference time")) day.textContent = `[${dayOf(new Date())}]`;
for (const end of document.querySelectorAll("[data-anchor]")) {
  end.textContent = `. ${addressOf(end.getAttribute("data-anchor") ?? "")}.`;
}

for (const reference of document.querySelectorAll(".mw-reference")) {
  const text = reference.textContent ?? "";
  const button = makeButton("复制");
  button.addEventListener("click", () => copy(button, text));
  reference.append(" ", button);
}

for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".mw-share"))) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    copy(link, addressOf(link.hash));
  });
}

for (const data of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".mw-data[data-ref]"))) {
  const buttons = FORMATS.map((format) => {
    const button = makeButton(format.name);
    button.addEventListener("click", () => save(button, data.dataset.ref ?? "", format));
    return button;
  });
  data.replaceChildren("引文数据：", ...buttons.flatMap((button) => [button, " "]));
}

/** @param {string} words */
function makeButton(words) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "mw-copy";
  button.textContent = words;
  return button;
}

/** @param {HTMLElement} control @param {string} text */
async function copy(control, text) {
  say(control, (await copyText(text)) ? "已复制" : "没有复制成");
}

/** @param {HTMLElement} control @param {string} ref @param {typeof FORMATS[number]} format */
async function save(control, ref, format) {
  try {
    const answer = await fetch(new URL(`../${ref.split("-")[0]}${format.ending}`, location.href));
    const text = answer.ok ? format.cut(await answer.text(), ref) : "";
    if (!text) throw new Error(`no ${format.name} of ${ref}`);
    offerFile(text, format.type, `${ref}${format.ending}`);
  } catch (error) {
    console.info(error);
    say(control, "没有取到，请再试一次");
  }
}

/** Says something in the place of a control's words, for three seconds.
 * @param {HTMLElement} control @param {string} words */
function say(control, words) {
  const own = ownWords.get(control) ?? [...control.childNodes];
  ownWords.set(control, own);
  spoken.textContent = words;
  control.replaceChildren(words);
  setTimeout(() => {
    control.replaceChildren(...own);
    spoken.textContent = "";
  }, 3000);
}
