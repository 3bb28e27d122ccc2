/* On wagtail-localize's translation editor: leads to the first text that is still missing, and opens it. Its
   own tabs can hold a dozen screens of a phone between one missing text and the next. */
(() => {
  "use strict";

  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("[data-next-missing]")) return;
    const missing = document.querySelector(".js-translation-editor li.incomplete");
    if (!missing) return;
    const tab = missing.closest("section[hidden]");
    if (tab) document.querySelector(`.js-translation-editor [role=tab][href="#${CSS.escape(tab.id)}"]`)?.click();
    requestAnimationFrame(() => {
      missing.scrollIntoView({ block: "center" });
      if (!missing.querySelector("textarea")) missing.querySelector("button")?.click();
      requestAnimationFrame(() => missing.querySelector("textarea")?.focus());
    });
  });
})();
