// Copy buttons: shown only where they work, and they say when they have worked.
// <button class="copy" data-copy="id of the text" data-done="Copied" data-selected="Selected" hidden>
"use strict";

const CONFIRMATION_MS = 2500;

function selectText(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  const selection = window.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

// Outside secure contexts there is no clipboard; selecting leaves one key press to the reader.
async function copy(element) {
  if (!navigator.clipboard) return false;
  try {
    await navigator.clipboard.writeText(element.textContent.trim().replace(/\s+/g, " "));
    return true;
  } catch {
    return false;
  }
}

function confirm(button, words) {
  const status = button.querySelector("[role=status]");
  const label = button.querySelector("[data-label]");
  label.hidden = true;
  status.textContent = words;
  clearTimeout(button.timer);
  button.timer = setTimeout(() => {
    status.textContent = "";
    label.hidden = false;
  }, CONFIRMATION_MS);
}

for (const button of document.querySelectorAll("button[data-copy]")) {
  const source = document.getElementById(button.dataset.copy);
  if (!source) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const copied = await copy(source);
    if (!copied) selectText(source);
    confirm(button, copied ? button.dataset.done : button.dataset.selected);
  });
}
