/** Starts on the page of an issue. */
import { markFound } from "./highlight.js";

markFound().catch((error) => console.info(error)); // a mark is an extra: the page is whole without it
