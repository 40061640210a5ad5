/**
 * Keep what is being typed: a few seconds after a change the form is sent, as it stands, to be kept for its writer.
 * The server decides whose it is (the seal in the form says so) and forgets it when the form is saved.
 * Passwords and files are never sent.
 */

const EVERY_MS = 2500;

/** @param {HTMLElement} element */
export function wake(element) {
  if (!(element instanceof HTMLFormElement)) return;
  const form = element;
  const address = form.dataset["drafts"] ?? "";
  /** @type {number | undefined} */
  let waiting;
  let isSent = false;

  const keep = () => {
    window.clearTimeout(waiting);
    waiting = undefined;
    if (!isSent) void fetch(address, { method: "POST", body: typed(form), keepalive: true });
  };

  const promise = form.querySelector("[data-kept]");
  if (promise instanceof HTMLElement) promise.hidden = false;

  const wait = () => {
    waiting ??= window.setTimeout(keep, EVERY_MS);
  };
  form.addEventListener("input", wait);
  if (isTouched(form)) wait();
  form.addEventListener("submit", () => {
    isSent = true;
    window.clearTimeout(waiting);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && waiting !== undefined) keep();
  });
}

/**
 * Whether somebody began before this script had come.
 * @param {HTMLFormElement} form
 * @returns {boolean}
 */
function isTouched(form) {
  return [...form.elements].some((field) => {
    if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
    if (!(field instanceof HTMLInputElement) || field.type === "hidden") return false;
    const isTicked = field.type === "checkbox" || field.type === "radio";
    return isTicked ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
  });
}

/**
 * What stands in a form, without what must not be kept.
 * @param {HTMLFormElement} form
 * @returns {URLSearchParams}
 */
export function typed(form) {
  const secret = new Set([...form.querySelectorAll("input[type=password]")].map((input) => input.getAttribute("name")));
  const words = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && !secret.has(name)) words.append(name, value);
  }
  return words;
}
