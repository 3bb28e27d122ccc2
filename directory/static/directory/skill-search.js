/* Finds skills while somebody types. Without this script the "Find" button does it (directory/skills/fields.py). */
(() => {
  "use strict";

  const WAIT = 250; // ms after the last key

  function start(box) {
    const { address, name, many } = box.dataset;
    const input = box.querySelector("input[type=search]");
    const button = box.querySelector("button");
    const found = box.querySelector("[data-skills-found]");
    const chosen = box.querySelector("[data-skills-chosen]");
    let timer = null;
    let last = 0;

    async function find() {
      const mine = ++last;
      const query = new URLSearchParams({ q: input.value, field: name, many });
      const answer = await fetch(`${address}?${query}`, { headers: { "X-Requested-With": "XMLHttpRequest" } }).catch(
        () => null,
      );
      // Signed out, or offline: the button still sends the form.
      if (mine !== last || !answer?.ok || answer.redirected) return;
      found.innerHTML = await answer.text();
      for (const there of chosen.querySelectorAll("input")) {
        found.querySelector(`input[value="${there.value}"]`)?.closest("li").remove();
      }
    }

    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(find, WAIT);
    });
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      clearTimeout(timer);
      find();
    });
    button.addEventListener("click", (event) => {
      event.preventDefault();
      find();
    });

    // What was chosen among what was found stays when the next word is looked for.
    box.addEventListener("change", (event) => {
      const option = event.target;
      if (option.name !== name) return;
      if (option.checked && found.contains(option)) {
        if (!many) chosen.replaceChildren();
        chosen.append(option.closest("li"));
        option.focus();
      }
      // The same skill in the whole list.
      if (!many) return;
      for (const twin of box.querySelectorAll(`input[value="${option.value}"]`)) twin.checked = option.checked;
    });
  }

  for (const box of document.querySelectorAll("[data-skills]")) start(box);
})();
