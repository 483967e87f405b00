// Dragging over the years histogram fills in its two boxes; typing works everywhere.
"use strict";

function yearAt(bars, x) {
  const distances = bars.map((bar) => {
    const box = bar.getBoundingClientRect();
    return Math.abs(x - (box.left + box.right) / 2);
  });
  return Number(bars[distances.indexOf(Math.min(...distances))].dataset.year);
}

function choose(histogram, bars, one, other) {
  const [from, to] = one < other ? [one, other] : [other, one];
  histogram.querySelector("input[name=year_from]").value = from;
  histogram.querySelector("input[name=year_to]").value = to;
  for (const bar of bars) {
    bar.classList.toggle("chosen", bar.dataset.year >= from && bar.dataset.year <= to);
  }
}

for (const histogram of document.querySelectorAll(".histogram")) {
  const picture = histogram.querySelector("svg");
  const bars = Array.from(histogram.querySelectorAll("rect[data-year]"));
  if (!bars.length || !histogram.querySelector("input[name=year_from]")) continue;
  let start = null;
  histogram.classList.add("is-draggable");
  picture.addEventListener("pointerdown", (event) => {
    start = yearAt(bars, event.clientX);
    picture.setPointerCapture(event.pointerId);
    choose(histogram, bars, start, start);
    event.preventDefault();
  });
  picture.addEventListener("pointermove", (event) => {
    if (start !== null) choose(histogram, bars, start, yearAt(bars, event.clientX));
  });
  for (const end of ["pointerup", "pointercancel"]) picture.addEventListener(end, () => { start = null; });
}
