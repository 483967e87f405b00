// Asks before a page with unsaved text is left.
"use strict";

function isChanged(field) {
  if (field.matches("select")) return [...field.options].some((one) => one.selected !== one.defaultSelected);
  if (field.matches("[type=checkbox], [type=radio]")) return field.checked !== field.defaultChecked;
  return field.matches("input:not([type=hidden]), textarea") && field.value !== field.defaultValue;
}

for (const form of document.querySelectorAll("form[data-leaving]")) {
  // What was typed while the page was still loading is unsaved as well, and so is a form that was refused.
  let changed = [...form.elements].some(isChanged) || form.querySelector(".field-wrong, .notice-error") !== null;
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", () => { changed = false; });
  addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
}
