// allauth's scripts tell a failed or cancelled key to the console only.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  document.getElementById("webauthn-problem").hidden = false;
});
