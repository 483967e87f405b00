// Words selected in the current passage are put into the quotation fields that are still empty or untouched.
"use strict";

document.addEventListener("selectionchange", () => {
  const selection = getSelection();
  const words = selection.toString().trim().replace(/\s+/g, " ");
  const begins = selection.anchorNode;
  const element = begins?.nodeType === Node.ELEMENT_NODE ? begins : begins?.parentElement;
  const within = element?.closest("[data-words]");
  if (!words || !within || !within.contains(selection.focusNode)) return;
  for (const field of document.querySelectorAll("input[data-quote]")) {
    if (!field.dataset.typed) field.value = words;
  }
});
document.addEventListener("input", (event) => {
  if (event.target.matches("input[data-quote]")) event.target.dataset.typed = event.target.value ? "1" : "";
});
