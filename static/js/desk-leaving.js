// Asks before a page with unsaved text is left.
"use strict";

for (const form of document.querySelectorAll("form[data-leaving]")) {
  let changed = false;
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", () => { changed = false; });
  addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
}
