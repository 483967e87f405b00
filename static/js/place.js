// Marks the reader's place in the table of contents of a reading view.
"use strict";

const links = new Map(
  Array.from(document.querySelectorAll(".contents a[href^='#']"), (link) => [decodeURIComponent(link.hash.slice(1)), link]),
);
const targets = Array.from(links.keys(), (id) => document.getElementById(id)).filter(Boolean);

// The place is the last heading that has passed the upper third of the window.
function mark() {
  const line = window.innerHeight / 3;
  const passed = targets.filter((target) => target.getBoundingClientRect().top <= line);
  const here = passed.length ? passed[passed.length - 1] : targets[0];
  for (const [id, link] of links) {
    if (id === here.id) link.setAttribute("aria-current", "location");
    else link.removeAttribute("aria-current");
  }
}

if (targets.length) {
  let waiting = false;
  const later = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      mark();
    });
  };
  document.addEventListener("scroll", later, { passive: true });
  window.addEventListener("resize", later);
  mark();
}
