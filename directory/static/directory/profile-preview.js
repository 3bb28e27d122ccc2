/* While the own profile is edited, shows below the form how members would see it. Without this script a
   button does the same. Nothing is saved, and nothing is kept on the device. */
(() => {
  "use strict";

  const PAUSE = 800; // milliseconds after the last change
  const form = document.querySelector("form[data-preview]");
  const place = document.getElementById("preview");
  if (!form || !place) return;
  let timer = 0;
  let latest = 0;

  async function show() {
    const mine = ++latest;
    const data = new FormData(form);
    data.set("preview", "1");
    try {
      const answer = await fetch(form.action, { method: "POST", body: data, redirect: "error", cache: "no-store" });
      if (!answer.ok || mine !== latest) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById("preview");
      if (fresh && fresh.children.length) place.replaceChildren(...fresh.childNodes);
    } catch {
      /* no network: the form stays as it is */
    }
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, PAUSE);
  });
})();
