/* Before a form of the admin area is sent, asks whether the sign-in still holds and the network is there.
   If not, the form stays as it is, and a note says what to do. Nothing is kept on the device. Without this
   script the server hands the words back (editorial/views/kept_text.py). */
(() => {
  "use strict";

  const settings = document.getElementById("keep-text");
  if (!settings) return;
  const { ping, signIn, signedOut, offline, again, signInLabel } = settings.dataset;
  const KEPT = "form[data-edit-form], form[data-keep-text]";
  let passed = null;
  let token = null;
  let note = null;

  async function ask() {
    try {
      const answer = await fetch(ping, {
        headers: { "X-Requested-With": "XMLHttpRequest", Accept: "application/json" },
        redirect: "manual",
        cache: "no-store",
      });
      if (!answer.ok) return answer.status >= 500 ? "offline" : "signed-out";
      token = (await answer.json()).token;
      for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = token;
      return "fine";
    } catch {
      return "offline";
    }
  }

  function tell(state, form) {
    note ??= Object.assign(document.createElement("div"), { className: "kept-note" });
    note.setAttribute("role", "alert");
    note.dataset.state = state;
    note.textContent = { offline, "signed-out": signedOut, fine: again }[state];
    if (state === "signed-out") {
      const link = Object.assign(document.createElement("a"), { href: signIn, target: "_blank", rel: "opener" });
      link.textContent = signInLabel;
      note.append(" ", link);
    }
    if (form) form.prepend(note);
    if (form) note.scrollIntoView({ block: "center" });
  }

  // In the capture phase, before Wagtail marks the form as sent and the button as busy.
  document.addEventListener(
    "click",
    (event) => {
      const button = event.target.closest?.("button[type=submit], input[type=submit]");
      const form = button?.form;
      if (!form?.matches(KEPT) || form.method !== "post") return;
      if (passed === button) {
        passed = null;
        note?.remove();
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      ask().then((state) => {
        if (state !== "fine") return tell(state, form);
        passed = button;
        button.click();
      });
    },
    true,
  );

  // Back from the tab in which the person signed in.
  window.addEventListener("focus", async () => {
    if (note?.isConnected && note.dataset.state !== "fine") tell(await ask());
  });

  // Wagtail's editors remember the token they began with.
  const send = window.fetch;
  window.fetch = (address, options = {}) => {
    const headers = options.headers;
    if (token && headers && !(headers instanceof Headers) && headers["X-CSRFToken"]) {
      options = { ...options, headers: { ...headers, "X-CSRFToken": token } };
    }
    return send(address, options);
  };
})();
