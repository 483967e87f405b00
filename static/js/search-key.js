// The key "/" goes to the search box, as readers of reference works expect.
"use strict";

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const boxes = document.querySelectorAll("input[type=search][name=q]");
  const box = Array.from(boxes).reverse().find((candidate) => candidate.offsetParent !== null);
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});
