// Single keys of the passage desk; each is printed on the button it presses. They can be switched off (WCAG 2.1.4).
"use strict";

const KEPT = "desk-keys-off";
const toggle = document.querySelector("[data-keys-toggle]");
let off = localStorage.getItem(KEPT) === "1";

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

document.addEventListener("keydown", (event) => {
  if (off || event.ctrlKey || event.metaKey || event.altKey || !/^[a-z]$/.test(event.key)) return;
  if (event.target.matches("input:not([type=checkbox], [type=radio]), textarea, select")) return;
  const field = document.querySelector(`[data-key-focus="${event.key}"]`);
  const control = document.querySelector(`[data-key="${event.key}"]`);
  if (!field && !control) return;
  event.preventDefault();
  if (field) field.focus();
  else control.click();
  control?.closest("details[open]")?.querySelector("input:not([type=hidden]), textarea")?.focus();
});

document.querySelector(".desk-current")?.scrollIntoView({ block: "center" });
