// Passkeys on the account pages: asks the device, puts its answer into the form's hidden field and sends the form.

const known = globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON !== undefined;

function reveal() {
  if (!known) return;
  for (const button of document.querySelectorAll("[data-passkey]")) button.hidden = false;
}

function tell(form, text) {
  const place = form.querySelector("[data-passkey-error]");
  place.textContent = text;
  place.hidden = text === "";
}

async function ask(button) {
  const form = button.form;
  tell(form, "");
  button.disabled = true;
  try {
    const response = await fetch(button.dataset.passkeyOptions, { method: "POST", body: new FormData(form) });
    if (response.status === 403) {
      // Signed in a while ago: the page that asks whose the account is leads back here.
      location.assign((await response.json()).confirm);
      return;
    }
    if (!response.ok) {
      tell(form, "The portal did not answer as expected. Load the page again.");
      return;
    }
    const options = await response.json();
    const credential = button.dataset.passkey === "create"
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
    form.querySelector("[data-passkey-credential]").value = JSON.stringify(credential);
    form.requestSubmit();
  } catch (error) {
    // Somebody thought better of it, or the device has no passkey for here; neither tells which to a page.
    tell(form, error.name === "InvalidStateError" ? "This device has a passkey for the account already." : "No passkey was used.");
  } finally {
    button.disabled = false;
  }
}

document.addEventListener("click", event => {
  const button = event.target instanceof Element ? event.target.closest("[data-passkey]") : null;
  if (button) ask(button);
});

reveal();
globalThis.Blazor?.addEventListener?.("enhancedload", reveal);
