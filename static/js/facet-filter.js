// A search box inside long facets: typing hides the values that do not match, chosen ones stay.
// It says when nothing matches, and always when the facet holds only a part of its values.
// <fieldset data-filter-label="Find a theme" data-filter-none="No such theme" data-filter-part="Only 50 of 70 are here">
"use strict";

function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function show(item, words) {
  const children = Array.from(item.querySelectorAll(":scope > ul > li")).filter((child) => show(child, words));
  const line = item.querySelector(":scope > .facet-value");
  const matches = plain(line.querySelector("a").textContent).includes(words);
  item.hidden = !(matches || children.length || line.querySelector("input").checked);
  item.dataset.matches = matches;
  return !item.hidden;
}

function filter(facet, words, status) {
  for (const item of facet.querySelectorAll(".facet-values > li")) show(item, words);
  const more = facet.querySelector(".facet-more");
  if (more) more.open = words !== "";
  const found = facet.querySelector('li[data-matches="true"]');
  const said = [found ? "" : facet.dataset.filterNone, facet.dataset.filterPart || ""];
  status.textContent = words === "" ? "" : said.filter(Boolean).join(" ");
}

for (const facet of document.querySelectorAll("fieldset[data-filter-label]")) {
  const box = document.createElement("input");
  box.type = "search";
  box.className = "facet-filter";
  box.autocomplete = "off";
  box.placeholder = facet.dataset.filterLabel;
  box.setAttribute("aria-label", facet.dataset.filterLabel);
  const status = document.createElement("p");
  status.className = "quiet small";
  status.setAttribute("role", "status");
  facet.querySelector("legend").after(box, status);
  box.addEventListener("input", () => filter(facet, plain(box.value.trim()), status));
  // Enter belongs to the form; inside this box it would send a search the reader did not finish.
  box.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
}
