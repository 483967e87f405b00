// Disclosures keep their place when the reader comes back: their state lives in the history entry,
// never in storage. Also opens what only narrow screens fold, where the style sheet alone cannot.
"use strict";

const disclosures = Array.from(document.querySelectorAll("details[id]"));
const wide = window.matchMedia("(width >= 60rem)");
const styled = CSS.supports("selector(details::details-content)");

function remember() {
  const open = disclosures.filter((details) => details.open).map((details) => details.id);
  history.replaceState({ ...history.state, open }, "");
}

function restore() {
  const open = history.state && history.state.open;
  if (!Array.isArray(open)) return;
  for (const details of disclosures) details.open = open.includes(details.id);
}

function openWhenWide() {
  if (styled) return;
  for (const details of document.querySelectorAll("details.open-when-wide")) details.open = wide.matches;
}

// A link to something inside a closed disclosure opens it first.
function openTarget() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let details = target && target.closest("details"); details; details = details.parentElement.closest("details")) {
    details.open = true;
  }
}

openWhenWide();
restore();
openTarget();
wide.addEventListener("change", openWhenWide);
window.addEventListener("hashchange", openTarget);
for (const details of disclosures) details.addEventListener("toggle", remember);
