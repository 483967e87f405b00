// Type-ahead for references: a native datalist is filled with what the base holds while one types.
// <input data-suggest="concept">          one handle
// <textarea data-suggest-lines="concept"> one handle per line; a field that appends to it is put before it
"use strict";

const PAUSE_MS = 150;
const base = document.body.dataset.suggestAt;
let made = 0;

async function matches(kind, text) {
  const answer = await fetch(`${base}${kind}/?q=${encodeURIComponent(text)}`, { credentials: "same-origin" });
  return answer.ok ? (await answer.json()).matches : [];
}

function listFor(input) {
  if (input.list) return input.list;
  const list = document.createElement("datalist");
  list.id = `suggestions-${++made}`;
  input.after(list);
  input.setAttribute("list", list.id);
  return list;
}

function offer(input, kind) {
  clearTimeout(input.pause);
  input.pause = setTimeout(async () => {
    const text = input.value.trim();
    if (!text) return;
    const found = await matches(kind, text).catch(() => []);
    if (input.value.trim() !== text) return;
    listFor(input).replaceChildren(...found.map(({ handle, label }) => {
      const option = document.createElement("option");
      option.value = handle;
      option.label = label;
      option.textContent = label;
      return option;
    }));
  }, PAUSE_MS);
}

function chosen(input) {
  return [...(input.list?.options ?? [])].find((option) => option.value === input.value.trim());
}

function append(area, value) {
  const lines = area.value.split("\n").map((line) => line.trim()).filter(Boolean);
  if (!lines.includes(value)) lines.push(value);
  area.value = lines.join("\n");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

// Enter takes the first match, so that tags can be added at typing speed; an empty field lets Enter send the form. What
// matches nothing is said, and goes back into the field unless the next word is being typed there already.
async function take(input, area, kind, status) {
  const text = input.value.trim();
  const known = chosen(input);
  input.asked = text;
  input.value = "";
  status.textContent = "";
  const found = known ? [{ handle: text }] : await matches(kind, text).catch(() => []);
  if (input.asked !== text) return; // sent with the form meanwhile
  input.asked = "";
  if (found.length) append(area, found[0].handle);
  else if (input.value) append(area, text);
  else input.value = text;
  if (!found.length) status.textContent = `${document.body.dataset.suggestNone} “${text}”`;
}

// Nothing that was typed is left behind when the form is sent: it becomes a line, which the answer takes or explains.
function bring(input, area) {
  for (const text of [input.asked, input.value.trim()]) {
    if (text) append(area, text);
  }
  input.asked = input.value = "";
}

function enhance(area) {
  const kind = area.dataset.suggestLines;
  const label = document.querySelector(`label[for="${area.id}"]`);
  const input = document.createElement("input");
  const status = document.createElement("p");
  status.className = "help";
  status.setAttribute("role", "status");
  input.className = "suggest-add";
  input.autocomplete = "off";
  input.setAttribute("aria-label", `${label ? label.textContent.trim() : ""} +`.trim());
  if (area.closest("#tag-form")) input.dataset.keyFocus = "t";
  input.addEventListener("input", () => {
    if (chosen(input)) {
      append(area, input.value.trim());
      input.value = "";
    } else offer(input, kind);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !input.value.trim()) return;
    event.preventDefault();
    take(input, area, kind, status);
  });
  area.form?.addEventListener("submit", () => bring(input, area));
  area.before(input, status);
}

if (base) {
  for (const area of document.querySelectorAll("textarea[data-suggest-lines]")) enhance(area);
  document.addEventListener("input", (event) => {
    if (event.target.matches("input[data-suggest]")) offer(event.target, event.target.dataset.suggest);
  });
  document.addEventListener("desk:row", (event) => {
    for (const area of event.target.querySelectorAll("textarea[data-suggest-lines]")) enhance(area);
  });
}
