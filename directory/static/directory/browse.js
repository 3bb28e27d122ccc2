/* Narrows and turns pages without loading the whole page anew. Without this script every link does the same.
   Nothing is asked for while somebody types: each search counts. */
(() => {
  "use strict";

  const place = () => document.getElementById("browse");
  let latest = 0;

  async function show(address, remember) {
    const mine = ++latest;
    place().setAttribute("aria-busy", "true");
    let fresh = null;
    try {
      const answer = await fetch(address, { cache: "no-store", redirect: "error" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      fresh = answer.ok ? page : null;
    } catch {
      /* no network, or another page: the browser says so itself */
    }
    if (mine !== latest) return;
    if (!fresh || !fresh.getElementById("browse")) return location.assign(address);
    if (remember) history.pushState(null, "", address);
    const open = place().querySelector("details.facets")?.open;
    const search = fresh.querySelector(".browse__search");
    document.querySelector(".browse__search").replaceWith(search);
    place().replaceWith(fresh.getElementById("browse"));
    const facets = place().querySelector("details.facets");
    if (facets && open) facets.open = true;
    place().focus({ preventScroll: true });
    place().scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("#browse a[href^='?']");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    show(link.href, true);
  });
  addEventListener("popstate", () => {
    if (place()) show(location.href, false);
  });
})();
