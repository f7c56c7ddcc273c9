/** Lets Node load the browser's modules as a browser does: as modules, and with the lunr that the build makes. */
import { registerHooks } from "node:module";

const made = new URL("made/lunr.js", import.meta.url).href;

registerHooks({
  resolve: (name, context, next) => (name.endsWith("/lunr.js") ? next(made, context) : next(name, context)),
  load: (url, context, next) => next(url, url.includes("/overrides/") ? { ...context, format: "module" } : context),
});
