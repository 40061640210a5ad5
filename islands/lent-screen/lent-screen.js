/**
 * A screen that several people share: it hands itself over when nobody is at it, and nothing that stood on it comes up
 * again on the way back. The server ends the sign-in by its own clock too; without script the page asks to be replaced
 * after the same time.
 */

const WARNED_MS = 30_000;
const SAID_EVERY_MS = 60_000;
const SIGNS = ["pointerdown", "keydown", "input", "scroll"];

/** @param {HTMLElement} body */
export function wake(body) {
  const idle = Number(body.dataset["idle"]) * 1000;
  const still = body.querySelector("[data-still]");
  let seen = Date.now();
  let said = Date.now();
  /** @type {number | undefined} */
  let waiting;

  const shut = () => {
    document.documentElement.hidden = true;
    const over = body.querySelector("form[data-hand-over]");
    if (over instanceof HTMLFormElement) over.submit();
  };

  const look = () => {
    const left = seen + idle - Date.now();
    if (left <= 0) return shut();
    if (still instanceof HTMLElement) still.hidden = left > WARNED_MS;
    window.clearTimeout(waiting);
    waiting = window.setTimeout(look, Math.max(1000, left > WARNED_MS ? left - WARNED_MS : left));
  };

  const isHere = () => {
    if (document.documentElement.hidden) return;
    if (Date.now() - seen >= idle) return shut();
    seen = Date.now();
    if (still instanceof HTMLElement && !still.hidden) look();
    if (seen - said < SAID_EVERY_MS) return;
    said = seen;
    void fetch(body.dataset["here"] ?? "/", { method: "HEAD" });
  };

  for (const sign of SIGNS) document.addEventListener(sign, isHere, { passive: true });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") look();
  });
  window.addEventListener("pagehide", () => {
    document.documentElement.hidden = true;
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) window.location.reload();
  });
  look();
}
