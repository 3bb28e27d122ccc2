// Narrows the list of a copy as somebody types. Reads only what stands in the page: it works from a stick, too.
const list = document.querySelector("[data-find]");
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const rows = [...list.querySelectorAll("li")].map((row) => [row, fold(row.textContent)]);
const field = document.createElement("input");
const label = document.createElement("label");
const none = document.createElement("p");
field.type = "search";
field.id = "find";
label.htmlFor = "find";
label.textContent = list.dataset.find;
none.setAttribute("role", "status");
list.querySelector("header").append(label, field, none);
field.addEventListener("input", () => {
  const words = fold(field.value).split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const [row, text] of rows) {
    row.hidden = !words.every((word) => text.includes(word));
    shown += !row.hidden;
  }
  for (const part of list.querySelectorAll("section")) part.hidden = !part.querySelector("li:not([hidden])");
  none.textContent = shown ? "" : list.dataset.none;
});
