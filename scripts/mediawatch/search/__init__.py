"""The search index: written by `index` and `files`, read by `engine` here and by `engine.js` in the browser."""
