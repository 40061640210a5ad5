/**
 * A passkey's ceremony: the browser makes one (`data-make`) or shows one, and the form is sent with what it said.
 * What to ask stands in a data block (`data-options`) or is fetched (`data-ask`). Without script or passkeys the form
 * stays hidden where there is another way in.
 */

/** @param {HTMLElement} element */
export function wake(element) {
  if (!(element instanceof HTMLFormElement) || !("credentials" in navigator) || !window.PublicKeyCredential) return;
  const form = element;
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void ceremony(form);
  });
}

/** @param {HTMLFormElement} form */
async function ceremony(form) {
  const sorry = form.querySelector("[data-sorry]");
  const field = form.querySelector("input[name=credential]");
  if (sorry instanceof HTMLElement) sorry.hidden = true;
  try {
    const { publicKey } = await options(form);
    const made =
      "make" in form.dataset
        ? await navigator.credentials.create({ publicKey: toCreate(publicKey, wantsAlone(form)) })
        : await navigator.credentials.get({ publicKey: toGet(publicKey) });
    if (!(made instanceof PublicKeyCredential) || !(field instanceof HTMLInputElement)) throw new Error("no passkey");
    field.value = JSON.stringify(said(made));
    form.submit();
  } catch {
    if (sorry instanceof HTMLElement) sorry.hidden = false;
  }
}

/** @param {HTMLFormElement} form */
async function options(form) {
  const block = document.getElementById(form.dataset["options"] ?? "");
  if (block) return JSON.parse(block.textContent ?? "");
  const answer = await fetch(form.dataset["ask"] ?? "", { headers: { Accept: "application/json" } });
  return (await answer.json()).request_options;
}

/** @param {HTMLFormElement} form */
function wantsAlone(form) {
  const box = form.querySelector("input[name=passwordless]");
  return box instanceof HTMLInputElement && box.checked;
}

/**
 * @param {any} asked
 * @param {boolean} alone the passkey must be enough by itself
 * @returns {PublicKeyCredentialCreationOptions}
 */
export function toCreate(asked, alone) {
  return {
    ...asked,
    challenge: bytes(asked.challenge),
    user: { ...asked.user, id: bytes(asked.user.id) },
    excludeCredentials: (asked.excludeCredentials ?? []).map(known),
    authenticatorSelection: {
      ...asked.authenticatorSelection,
      residentKey: alone ? "required" : "discouraged",
      requireResidentKey: alone,
      userVerification: alone ? "required" : (asked.authenticatorSelection?.userVerification ?? "preferred"),
    },
  };
}

/**
 * @param {any} asked
 * @returns {PublicKeyCredentialRequestOptions}
 */
export function toGet(asked) {
  return { ...asked, challenge: bytes(asked.challenge), allowCredentials: (asked.allowCredentials ?? []).map(known) };
}

/** @param {any} credential */
function known(credential) {
  return { ...credential, id: bytes(credential.id) };
}

/** @param {PublicKeyCredential} made */
function said(made) {
  const answer = made.response;
  /** @type {Record<string, unknown>} */
  const response = { clientDataJSON: letters(answer.clientDataJSON) };
  if (answer instanceof AuthenticatorAttestationResponse) {
    response["attestationObject"] = letters(answer.attestationObject);
    response["transports"] = answer.getTransports?.() ?? [];
  }
  if (answer instanceof AuthenticatorAssertionResponse) {
    response["authenticatorData"] = letters(answer.authenticatorData);
    response["signature"] = letters(answer.signature);
    response["userHandle"] = answer.userHandle ? letters(answer.userHandle) : null;
  }
  return {
    id: made.id,
    rawId: letters(made.rawId),
    type: made.type,
    authenticatorAttachment: made.authenticatorAttachment,
    clientExtensionResults: made.getClientExtensionResults(),
    response,
  };
}

/**
 * @param {string} text base64url
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function bytes(text) {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
}

/**
 * @param {ArrayBuffer} buffer
 * @returns {string} base64url
 */
export function letters(buffer) {
  const plain = btoa(String.fromCharCode(...new Uint8Array(buffer)));
  return plain.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
