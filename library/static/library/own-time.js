/* When a meeting is, on the reader's own clock. Without this script the page tells the meeting's time and UTC. */
for (const place of document.querySelectorAll("[data-own-time]")) {
  const shown = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "full", timeStyle: "short" });
  const [starts, ends] = [place.dataset.ownTime, place.dataset.until].map((moment) => new Date(moment));
  place.querySelector("bdi").textContent = shown.formatRange(starts, ends);
  place.hidden = false;
}
