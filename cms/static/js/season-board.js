/* Dragging one month onto another opens it with the exchange filled in: nothing changes without a click there. */
(() => {
  const board = document.querySelector(".board__months");
  if (!board) return;
  let dragged = null;
  board.addEventListener("dragstart", (event) => {
    dragged = event.target.closest("[data-slot]");
    event.dataTransfer.effectAllowed = "move";
  });
  board.addEventListener("dragover", (event) => {
    const month = event.target.closest("[data-slot]");
    if (dragged && month && month !== dragged) {
      event.preventDefault();
      month.classList.add("board__month--target");
    }
  });
  board.addEventListener("dragleave", (event) => {
    event.target.closest("[data-slot]")?.classList.remove("board__month--target");
  });
  board.addEventListener("drop", (event) => {
    const month = event.target.closest("[data-slot]");
    if (!dragged || !month || month === dragged) return;
    event.preventDefault();
    window.location.assign(`${dragged.dataset.address}?exchange=${month.dataset.slot}`);
  });
})();
