// "One more …": copies the empty row of a record's rows and numbers it. Without this, a saved form brings the next empty row.
"use strict";

for (const rows of document.querySelectorAll("[data-rows]")) {
  const template = rows.querySelector("template[data-row]");
  const button = rows.querySelector("[data-add-row]");
  const total = rows.querySelector(`[name="${rows.dataset.rows}-TOTAL_FORMS"]`);
  if (!template || !button || !total) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    const row = template.content.cloneNode(true).firstElementChild;
    row.innerHTML = row.innerHTML.replaceAll("__prefix__", total.value);
    total.value = Number(total.value) + 1;
    row.querySelector("[data-number]").textContent = total.value;
    template.before(row);
    row.dispatchEvent(new CustomEvent("desk:row", { bubbles: true }));
    row.querySelector("input:not([type=hidden]), select, textarea")?.focus();
  });
}
