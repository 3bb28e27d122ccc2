/* Boxes over faces: drawn with a pointer or set with the keyboard. The numbers of the form are what is sent;
without this script they are filled in by hand. */
(() => {
  const desk = document.querySelector("[data-marking]");
  if (!desk) return;
  const place = document.querySelector("[data-picture]");
  const rows = [...document.querySelectorAll("[data-row]")];
  const sides = ["left", "top", "width", "height"];
  const fresh = { left: 40, top: 40, width: 20, height: 20 };
  const least = 1; // percent
  const boxes = [];
  let words = 0;

  const within = (value, low, high) => Math.min(Math.max(value, low), Math.max(low, high));
  const round = (value) => Math.round(value * 10) / 10;
  const number = (row, side) => row.querySelector(`input[name$="-${side}"]`);

  function say(text) {
    window.clearTimeout(words);
    words = window.setTimeout(() => { desk.querySelector("[data-says]").textContent = text; }, 200);
  }

  function named(box) {
    const facts = { number: boxes.indexOf(box) + 1, ...box.at };
    return desk.dataset.name.replace(/\{(\w+)\}/g, (whole, word) => (word === "number" ? facts[word] : Math.round(facts[word])));
  }

  function show() {
    rows.forEach((row, index) => sides.forEach((side) => {
      number(row, side).value = boxes[index] ? round(boxes[index].at[side]) : "";
    }));
    boxes.forEach((box) => {
      sides.forEach((side) => { box.mark.style[side] = `${box.at[side]}%`; });
      box.mark.setAttribute("aria-label", named(box));
    });
  }

  function put(box, at) {
    box.at.width = within(at.width, least, 100);
    box.at.height = within(at.height, least, 100);
    box.at.left = within(at.left, 0, 100 - box.at.width);
    box.at.top = within(at.top, 0, 100 - box.at.height);
    show();
  }

  function add(at) {
    if (boxes.length === rows.length) {
      say(desk.dataset.full);
      return null;
    }
    const mark = document.createElement("div");
    mark.className = "marking__box";
    mark.tabIndex = 0;
    mark.setAttribute("role", "group");
    mark.setAttribute("aria-describedby", "marking-help");
    const box = { mark, at: { ...at } };
    boxes.push(box);
    place.append(mark);
    mark.addEventListener("keydown", (event) => pressed(event, box));
    put(box, at);
    return box;
  }

  function remove(box) {
    if (!box) return;
    const index = boxes.indexOf(box);
    boxes.splice(index, 1);
    box.mark.remove();
    show();
    say(desk.dataset.removed);
    (boxes[Math.max(0, index - 1)]?.mark || desk.querySelector("[data-add]")).focus();
  }

  const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  function pressed(event, box) {
    if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      remove(box);
    } else if (steps[event.key]) {
      event.preventDefault();
      const [across, down] = steps[event.key];
      const { left, top, width, height } = box.at;
      const larger = { left, top, width: within(width + across, least, 100 - left), height: within(height + down, least, 100 - top) };
      put(box, event.shiftKey ? larger : { left: left + across, top: top + down, width, height });
      say(named(box));
    }
  }

  function percent(event) {
    const edge = place.getBoundingClientRect();
    return {
      x: within(((event.clientX - edge.left) / edge.width) * 100, 0, 100),
      y: within(((event.clientY - edge.top) / edge.height) * 100, 0, 100),
    };
  }

  let drag = null;
  place.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    const start = percent(event);
    const held = boxes.find((box) => box.mark === event.target);
    const box = held || add({ left: start.x, top: start.y, width: least, height: least });
    if (!box) return;
    event.preventDefault();
    place.setPointerCapture(event.pointerId);
    box.mark.focus({ preventScroll: true });
    drag = { box, start, from: { ...box.at }, moves: Boolean(held), moved: false };
  });
  place.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const { x, y } = percent(event);
    const { box, start, from } = drag;
    drag.moved = true;
    if (drag.moves) {
      put(box, { ...from, left: from.left + x - start.x, top: from.top + y - start.y });
    } else {
      put(box, { left: Math.min(x, start.x), top: Math.min(y, start.y), width: Math.abs(x - start.x), height: Math.abs(y - start.y) });
    }
  });
  const end = () => {
    if (!drag) return;
    const { box, moves, moved } = drag;
    drag = null;
    if (!moves && !moved) remove(box); // a tap that meant nothing
    else say(moves ? named(box) : `${desk.dataset.added} ${named(box)}`);
  };
  place.addEventListener("pointerup", end);
  place.addEventListener("pointercancel", end);

  desk.querySelector("[data-add]").addEventListener("click", () => {
    const box = add(fresh);
    if (!box) return;
    box.mark.focus();
    say(`${desk.dataset.added} ${named(box)}`);
  });
  desk.querySelector("[data-remove]").addEventListener("click", () => remove(boxes[boxes.length - 1]));

  // What was marked before ("Mark again") comes back from the numbers.
  rows.map((row) => Object.fromEntries(sides.map((side) => [side, parseFloat(number(row, side).value)])))
    .filter((at) => Object.values(at).every(Number.isFinite))
    .forEach((at) => add(at));
  desk.hidden = false;
  place.classList.add("marking__picture--on");
  document.querySelector("[data-rows]").hidden = true;
})();
