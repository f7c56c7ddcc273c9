/**
 * Marks, on the page of an issue, what the reader had searched for when following a hit there. The page of the search
 * leaves a note (`leaveNote`). Where a browser has no CSS.highlights, elements do the marking.
 */
const NOTE = "mediawatch-found";
const FRESH = 60_000;

/** Leaves a note for the page that a hit leads to. @param {string} text the query @param {URL} site */
export function leaveNote(text, site) {
  try {
    localStorage.setItem(NOTE, JSON.stringify({ text, site: site.href, at: Date.now() }));
  } catch {
    // A browser that keeps nothing marks nothing.
  }
}

/** Reads the note and marks what it says, in titles and bodies of articles. */
export async function markFound() {
  const note = takeNote();
  if (!note) return;
  const [{ parseQuery }, { mayBeTraditional }, { findMarks, visibleItems }, { IndexReader }] = await Promise.all([
    import("./query.js"),
    import("./text.js"),
    import("./snippet.js"),
    import("./reader.js"),
  ]);
  const blocks = [
    ...document.querySelectorAll(".mw-title, .mw-body :is(p, li, h3, h4, h5, h6, td, th, blockquote)"),
  ].filter((block) => !block.querySelector("p, li"));
  const needed = mayBeTraditional(note.text + blocks.map((block) => block.textContent).join(""));
  const folder = new URL("search/", note.site);
  const simplified = needed ? await new IndexReader(folder, await IndexReader.readManifest(folder)).simplified() : null;
  const groups = parseQuery(note.text, simplified);
  const ranges = blocks.flatMap((block) => {
    const items = visibleItems(groups, block.matches(".mw-title") ? "title" : "body");
    return findMarks([String(block.textContent)], items, simplified).map(({ start, end }) =>
      makeRange(block, start, end),
    );
  });
  if ("highlights" in CSS) CSS.highlights.set("mw-found", new Highlight(...ranges));
  else ranges.reverse().forEach(wrap); // from the end, so that places before stay as they are
}

/** Puts what a range holds of each text into an element that marks it. @param {Range} range */
function wrap(range) {
  const { startContainer, startOffset, endContainer, endOffset } = range;
  const block = range.commonAncestorContainer;
  const nodes = document.createTreeWalker(
    block.nodeType === Node.TEXT_NODE ? /** @type {Node} */ (block.parentNode) : block,
    NodeFilter.SHOW_TEXT,
  );
  const texts = [];
  for (let node = nodes.nextNode(); node; node = nodes.nextNode())
    if (range.intersectsNode(node)) texts.push(/** @type {Text} */ (node));
  for (const text of texts) {
    const part = document.createRange();
    part.setStart(text, text === startContainer ? startOffset : 0);
    part.setEnd(text, text === endContainer ? endOffset : text.length);
    if (!part.collapsed) part.surroundContents(document.createElement("mark"));
  }
}

/** @returns {{text: string, site: string} | null} */
function takeNote() {
  try {
    const note = JSON.parse(localStorage.getItem(NOTE) ?? "null");
    localStorage.removeItem(NOTE);
    return note && Date.now() - note.at < FRESH ? note : null;
  } catch {
    return null;
  }
}

/** @param {Element} block @param {number} start @param {number} end places in the block's text */
function makeRange(block, start, end) {
  const range = document.createRange();
  const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let place = 0;
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const size = /** @type {Text} */ (node).length;
    if (start >= place && start < place + size) range.setStart(node, start - place);
    if (end > place && end <= place + size) range.setEnd(node, end - place);
    place += size;
  }
  return range;
}
