// Words selected in the current passage are put into the quotation fields that nobody has written in.
"use strict";

const put = new WeakMap();

// A field is untouched while it holds nothing, or what was put there; what was typed before this ran counts as typed.
function isUntouched(field) {
  return field.value === "" || field.value === put.get(field);
}

document.addEventListener("selectionchange", () => {
  const selection = getSelection();
  const words = selection.toString().trim().replace(/\s+/g, " ");
  const begins = selection.anchorNode;
  const element = begins?.nodeType === Node.ELEMENT_NODE ? begins : begins?.parentElement;
  const within = element?.closest("[data-words]");
  if (!words || !within || !within.contains(selection.focusNode)) return;
  for (const field of document.querySelectorAll("input[data-quote]")) {
    if (!isUntouched(field)) continue;
    field.value = words;
    put.set(field, words);
  }
});
