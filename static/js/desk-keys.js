// Single keys of the desks; each is printed on the button it presses. They can be switched off (WCAG 2.1.4).
// What somebody types is never taken for a command. A key acts where no field has the focus, once for each press, on a
// page that has come to rest; and where it sends something, only alone: letters close together are a word.
"use strict";

const KEPT = "desk-keys-off";
const WORD_MS = 350; // letters that follow each other faster are a word
const REST_MS = 400; // so long after a page has come nothing is sent: the key may have been meant for the page before
const AWAY_MS = 3000; // so long after something was sent keys are for the page that comes

const toggle = document.querySelector("[data-keys-toggle]");
const settled = performance.now();
let off = localStorage.getItem(KEPT) === "1";
let lastLetter = -Infinity;
let awayUntil = -Infinity;
let waiting = null;

function show() {
  if (!toggle) return;
  toggle.hidden = false;
  toggle.setAttribute("aria-pressed", String(!off));
}

toggle?.addEventListener("click", () => {
  off = !off;
  localStorage.setItem(KEPT, off ? "1" : "0");
  show();
});
show();

function isTyped(event) {
  return event.target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
}

function sends(control) {
  return control.matches("button") && control.type === "submit";
}

function press(control) {
  control.click();
  control.closest("details[open]")?.querySelector("input:not([type=hidden]), textarea")?.focus();
}

// Whether the letter stands alone so far; one that follows another closely makes both of them part of a word.
function isAlone(event) {
  const inWord = event.timeStamp - lastLetter < WORD_MS;
  lastLetter = event.timeStamp;
  clearTimeout(waiting);
  return !inWord && !event.repeat && event.timeStamp > Math.max(settled, awayUntil);
}

document.addEventListener("keydown", (event) => {
  if (off || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !/^[a-z]$/.test(event.key)) return;
  if (isTyped(event) || !isAlone(event)) return;
  const field = document.querySelector(`[data-key-focus="${event.key}"]`);
  const control = document.querySelector(`[data-key="${event.key}"]`);
  if (!field && !control) return;
  event.preventDefault();
  if (field) field.focus();
  else if (!sends(control)) press(control);
  else if (event.timeStamp > settled + REST_MS) waiting = setTimeout(press, WORD_MS, control);
});

addEventListener("submit", () => { awayUntil = performance.now() + AWAY_MS; });
addEventListener("pageshow", () => { awayUntil = -Infinity; });
setTimeout(() => { document.documentElement.dataset.keys = "ready"; }, REST_MS);

document.querySelector(".desk-current")?.scrollIntoView({ block: "center" });
