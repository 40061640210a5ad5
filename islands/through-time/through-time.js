/**
 * Sliding a map through time: the slider says the name of the moment that it stands at, and what it stands at is shown
 * without leaving the page. Without script the same form is sent by its button.
 */

const STILL_MS = 250;

/** @param {HTMLElement} form */
export function wake(form) {
  const slider = form.querySelector("input[type=range]");
  const shown = document.getElementById(form.dataset["part"] ?? "");
  if (!(form instanceof HTMLFormElement) || !(slider instanceof HTMLInputElement) || !shown) return;
  let latest = 0;

  const name = () => slider.setAttribute("aria-valuetext", slider.list?.options[slider.valueAsNumber]?.label ?? "");

  const show = async () => {
    const mine = (latest += 1);
    await new Promise((done) => window.setTimeout(done, STILL_MS));
    if (mine !== latest) return;
    const address = `${form.action}?${new URLSearchParams(/** @type {any} */ (new FormData(form)))}`;
    const page = await read(address);
    const part = page?.getElementById(shown.id);
    if (mine !== latest || !part) return;
    shown.replaceChildren(...part.childNodes);
    window.history.replaceState(null, "", address);
    for (const link of form.querySelectorAll("ol a")) {
      const isHere = link.getAttribute("href")?.includes(`step=${slider.value}`) ?? false;
      link.toggleAttribute("aria-current", isHere);
      if (isHere) link.setAttribute("aria-current", "true");
    }
  };

  form.addEventListener("input", () => {
    name();
    void show();
  });
}

/**
 * The page at an address; nothing where it does not come, or the sign-in is over.
 * @param {string} address
 * @returns {Promise<Document | null>}
 */
async function read(address) {
  try {
    const answer = await fetch(address);
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  } catch {
    return null;
  }
}
