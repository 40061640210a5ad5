/**
 * Drawing on a map: drag somebody to a ring, or press them and then a ring, or pick them up with Enter and choose with
 * the arrow keys. Whatever the way, it fills in one row of the form beside the drawing and sends that form, as somebody
 * without script does by hand: so nothing can be drawn that is not saved, and nothing saved that cannot be undone.
 */

import { typed } from "../drafts/drafts.js";

const SLACK_PX = 5;
/** The parts of the page that are other after something was done. */
const PARTS = ["turns", "board"];

/**
 * Where a finger went down and where it is now; `scale` is how large a unit of the drawing is, and `isDue` holds while
 * the mark is to follow with the next frame.
 * @typedef {{
 *   field: string, x: number, y: number, element: Element, isDrag: boolean, pointer: number,
 *   clientX: number, clientY: number, scale: number, isDue: boolean,
 * }} Press
 */

/** @param {HTMLElement} sheet */
export function wake(sheet) {
  const form = document.getElementById(sheet.dataset["form"] ?? "");
  if (form instanceof HTMLFormElement) new Drawing(sheet, form).begin();
}

class Drawing {
  /**
   * @param {HTMLElement} sheet
   * @param {HTMLFormElement} form
   */
  constructor(sheet, form) {
    this.sheet = sheet;
    this.form = form;
    /** Who is picked up, by the name of their row in the form. */
    this.picked = "";
    /** Where whoever is picked up would be put. */
    this.place = "";
    /** The bands that are shown, while somebody is picked up. @type {SVGGeometryElement[]} */
    this.shown = [];
    /** The place that is lit, as whoever is picked up would come there. */
    this.lit = "";
    /** @type {Press | null} */
    this.press = null;
    this.isSending = false;
    this.isWaiting = false;
    /** Who was put somewhere last: the focus goes back to them. */
    this.last = "";
  }

  begin() {
    this.sheet.addEventListener("pointerdown", (event) => this.down(event));
    this.sheet.addEventListener("pointermove", (event) => this.move(event));
    this.sheet.addEventListener("pointerup", (event) => this.up(event));
    this.sheet.addEventListener("pointercancel", () => this.letGo());
    this.sheet.addEventListener("dragstart", (event) => event.preventDefault());
    this.sheet.addEventListener("click", (event) => this.click(event));
    this.sheet.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("keydown", (event) => this.turnByKey(event));
    document.addEventListener("submit", (event) => this.submit(event));
    this.form.addEventListener("change", () => this.isWaiting && this.knows() && void this.send());
    this.dress();
  }

  /** Make what can be picked up say so, with one stop for the tab key. */
  dress() {
    for (const [at, token] of this.tokens().entries()) {
      const knob = knobOf(token);
      knob.setAttribute("role", "button");
      knob.setAttribute("aria-pressed", "false");
      knob.setAttribute("tabindex", at === 0 ? "0" : "-1");
      knob.setAttribute("draggable", "false");
    }
  }

  /** @returns {Element[]} what can be picked up, as far as it is shown */
  tokens() {
    return [...this.sheet.querySelectorAll("[data-field]")].filter((token) => token.getClientRects().length > 0);
  }

  /**
   * @param {string} field
   * @returns {Element | undefined}
   */
  token(field) {
    const found = [...this.sheet.querySelectorAll(`[data-field="${field}"]`)];
    return found.find((token) => token.getClientRects().length > 0);
  }

  /**
   * @param {string} field
   * @returns {HTMLSelectElement | null}
   */
  row(field) {
    const found = this.form.elements.namedItem(field);
    return found instanceof HTMLSelectElement ? found : null;
  }

  /** @param {PointerEvent} event */
  down(event) {
    const token = event.target instanceof Element ? event.target.closest("[data-field]") : null;
    if (!token || event.button !== 0 || this.press) return;
    const { clientX, clientY, pointerId: pointer } = event;
    this.press = {
      field: fieldOf(token), x: clientX, y: clientY, element: token, isDrag: false, pointer, clientX, clientY, scale: 1,
      isDue: false,
    };
  }

  /** @param {PointerEvent} event */
  move(event) {
    const press = this.press;
    if (!press || press.pointer !== event.pointerId) return;
    if (!press.isDrag) {
      if (Math.hypot(event.clientX - press.x, event.clientY - press.y) < SLACK_PX) return;
      this.pickUp(press);
      return;
    }
    [press.clientX, press.clientY] = [event.clientX, event.clientY];
    if (press.isDue) return;
    press.isDue = true;
    window.requestAnimationFrame(() => this.follow(press));
  }

  /**
   * Picking somebody up is a frame's work; from the next one on they go with the finger.
   * @param {Press} press
   */
  pickUp(press) {
    press.isDrag = true;
    press.scale = scaleOf(press.element);
    this.pick(press.field, { isQuiet: true });
    this.sheet.setPointerCapture(press.pointer);
    press.element.classList.add("is-carried");
  }

  /**
   * Let a mark go with the finger. Where the drawing lies is asked first: the browser would lay everything out for its
   * answer, and then once more, if anything had been moved by then.
   * @param {Press} press
   */
  follow(press) {
    press.isDue = false;
    if (this.press !== press) return;
    const place = this.placeUnder(press);
    carry(press);
    this.aim(place);
  }

  /** @param {PointerEvent} event */
  up(event) {
    const press = this.press;
    if (!press || press.pointer !== event.pointerId) return;
    this.press = null;
    if (!press.isDrag) return;
    const place = this.placeUnder(event);
    putDown(press.element);
    window.addEventListener("click", stop, { capture: true, once: true });
    window.setTimeout(() => window.removeEventListener("click", stop, { capture: true }), 0);
    if (place) this.put(place);
    else this.leave();
  }

  letGo() {
    if (this.press?.isDrag) {
      putDown(this.press.element);
      this.leave();
    }
    this.press = null;
  }

  /** @param {MouseEvent} event */
  click(event) {
    const target = event.target instanceof Element ? event.target : null;
    const token = target?.closest("[data-field]");
    const place = target?.closest("[data-place]")?.getAttribute("data-place");
    if (token) {
      event.preventDefault();
      if (this.picked === fieldOf(token)) this.leave();
      else this.pick(fieldOf(token), { isQuiet: false });
    } else if (place && this.picked) this.put(place);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const target = event.target instanceof Element ? event.target : null;
    const band = target?.closest("[data-place]");
    if (event.key === "Escape" && this.picked) this.leave();
    else if (band && (event.key === "Enter" || event.key === " ")) this.put(band.getAttribute("data-place") ?? "");
    else if (!target?.closest("[data-field]") || event.ctrlKey || event.metaKey || event.altKey) return;
    else if (this.picked) this.keyWithPicked(event);
    else this.keyWithout(event, target);
  }

  /** @param {KeyboardEvent} event */
  keyWithPicked(event) {
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    if (step) this.aim(this.beside(step[0] ?? 0, isMirrored() ? -(step[1] ?? 0) : (step[1] ?? 0)), { isLoud: true });
    else if (event.key === "Enter" || event.key === " ") this.put(this.place);
    else return;
    event.preventDefault();
  }

  /**
   * @param {KeyboardEvent} event
   * @param {Element | null} target
   */
  keyWithout(event, target) {
    const tokens = this.tokens();
    const here = tokens.findIndex((token) => token.contains(target));
    const steps = { ArrowUp: here - 1, ArrowLeft: here - 1, ArrowDown: here + 1, ArrowRight: here + 1, Home: 0, End: -1 };
    const token = tokens.at((steps[/** @type {keyof typeof steps} */ (event.key)] ?? NaN) % tokens.length);
    if (event.key === "Enter" || event.key === " ") this.pick(fieldOf(tokens[here]), { isQuiet: false });
    else if (event.key in steps && token) this.focus(token);
    else return;
    event.preventDefault();
  }

  /** @param {Element} token */
  focus(token) {
    for (const other of this.tokens()) knobOf(other).setAttribute("tabindex", other === token ? "0" : "-1");
    knobOf(token).focus();
  }

  /**
   * @param {string} field
   * @param {{ isQuiet: boolean }} how
   */
  pick(field, { isQuiet }) {
    const token = this.token(field);
    if (!token) return;
    this.drop();
    this.picked = field;
    knobOf(token).setAttribute("aria-pressed", "true");
    token.classList.add("is-picked");
    this.place = this.row(field)?.value ?? "";
    this.shown = this.bands();
    for (const band of this.shown) {
      band.setAttribute("role", "button");
      band.setAttribute("tabindex", "0");
      band.setAttribute("aria-label", this.said(band.getAttribute("data-place") ?? ""));
    }
    if (!isQuiet) {
      this.focus(token);
      this.say("picked", { name: this.name(field) });
    }
  }

  /** Nobody is picked up any more. */
  drop() {
    const token = this.picked && this.token(this.picked);
    if (token) {
      token.classList.remove("is-picked");
      knobOf(token).setAttribute("aria-pressed", "false");
    }
    for (const band of this.shown) for (const name of ["role", "tabindex", "aria-label"]) band.removeAttribute(name);
    this.light("");
    this.picked = "";
  }

  leave() {
    const field = this.picked;
    if (!field) return;
    this.drop();
    this.say("left", { name: this.name(field) });
    const token = this.token(field);
    if (token && !this.press) this.focus(token);
  }

  /** @returns {SVGGeometryElement[]} */
  bands() {
    /** @type {NodeListOf<SVGGeometryElement>} */
    const bands = this.sheet.querySelectorAll("[data-place]");
    return [...bands].filter((band) => band.getClientRects().length > 0);
  }

  /**
   * The place under a finger, by its outline: asking the browser what lies there would find the hundred marks over it.
   * @param {{ clientX: number, clientY: number }} finger
   */
  placeUnder({ clientX, clientY }) {
    const sheet = this.shown[0]?.getScreenCTM();
    if (!sheet) return "";
    const at = new DOMPoint(clientX, clientY).matrixTransform(sheet.inverse());
    const under = this.shown.filter((band) => band.isPointInFill(at) || band.isPointInStroke(at));
    return under.at(-1)?.getAttribute("data-place") ?? "";
  }

  /**
   * @param {string} place
   * @param {{ isLoud?: boolean }} [how]
   */
  aim(place, { isLoud = false } = {}) {
    this.light(place);
    if (!place) return;
    this.place = place;
    if (isLoud) this.say("at", { place: this.said(place) });
  }

  /**
   * Light one place. A finger is over the same one for most frames: then there is nothing to do.
   * @param {string} place
   */
  light(place) {
    if (place === this.lit) return;
    for (const band of this.shown) band.classList.toggle("is-target", band.getAttribute("data-place") === place);
    this.lit = place;
  }

  /**
   * The place so many rings further out and so many parts further round; the outermost stays the outermost.
   * @param {number} rings
   * @param {number} sectors
   */
  beside(rings, sectors) {
    const places = [...new Set(this.bands().map((band) => band.getAttribute("data-place") ?? ""))];
    const all = [...new Set(places.map((place) => place.slice(2)))];
    const [ring, sector] = this.place ? [Number(this.place[0]), this.place.slice(2)] : [2 - rings, all[0] ?? ""];
    const highest = Math.max(...places.map((place) => Number(place[0])));
    const next = Math.min(Math.max(ring + rings, 1), highest);
    return `${next}.${all[(all.indexOf(sector) + sectors + all.length) % all.length]}`;
  }

  /** @param {string} place */
  put(place) {
    const field = this.picked;
    const row = this.row(field);
    if (!row || !place) return;
    this.drop();
    if (row.value === place) {
      this.say("left", { name: this.name(field) });
      return;
    }
    row.value = place;
    this.last = field;
    void this.send();
  }

  /** Whether it is said whose word this is: nothing about somebody is written down without. */
  knows() {
    const told = this.form.elements.namedItem("told");
    return !(told instanceof RadioNodeList) || told.value !== "";
  }

  async send() {
    this.isWaiting = true;
    if (!this.knows()) {
      this.trouble("unsaid");
      this.form.querySelector("[name=told]")?.scrollIntoView({ block: "center" });
      /** @type {HTMLElement | null} */ (this.form.querySelector("[name=told]"))?.focus();
      return;
    }
    if (this.isSending) return;
    while (this.isWaiting) {
      this.isWaiting = false;
      await this.post(this.form);
    }
  }

  /**
   * Send a form as a browser would, and bring what is other now onto the page.
   * @param {HTMLFormElement} form
   */
  async post(form) {
    this.isSending = true;
    try {
      const answer = await fetch(form.action || location.href, { method: "POST", body: typed(form) });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!page.getElementById(this.form.id)) location.assign(answer.url);
      else this.show(page);
    } catch {
      this.trouble("failed");
    } finally {
      this.isSending = false;
    }
  }

  /** @param {Document} page */
  show(page) {
    const chosen = this.told();
    for (const part of PARTS) {
      const [here, there] = [document, page].map((where) => where.querySelector(`[data-part="${part}"]`));
      if (here && there) here.replaceWith(there);
    }
    [this.shown, this.lit] = [this.bands(), ""];
    this.form.replaceChildren(...(page.getElementById(this.form.id)?.childNodes ?? []));
    for (const [name, value] of chosen) {
      const field = this.form.elements.namedItem(name);
      if (field instanceof RadioNodeList || field instanceof HTMLInputElement) field.value = value;
    }
    const trouble = this.sheet.querySelector("[data-trouble]");
    if (trouble instanceof HTMLElement) trouble.hidden = true;
    this.dress();
    const said = document.querySelector(".errors li, [data-last]")?.textContent ?? "";
    this.speak(said.trim());
    const token = this.last && this.token(this.last.replace("kind-", "place-"));
    if (token) this.focus(token);
    else knobOf(this.tokens()[0])?.focus();
  }

  /** What was said of how this is known: it holds for the next deed too. @returns {[string, string][]} */
  told() {
    return [...typed(this.form)].filter(([name]) => ["told", "told_by", "said_on"].includes(name));
  }

  /** @param {SubmitEvent} event */
  submit(event) {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.dataset["turn"]) return;
    event.preventDefault();
    if (!this.isSending) void this.post(form);
  }

  /** @param {KeyboardEvent} event */
  turnByKey(event) {
    const isTyping = event.target instanceof Element && event.target.matches("input, textarea, select");
    if (!(event.ctrlKey || event.metaKey) || isTyping) return;
    const key = event.key.toLowerCase();
    const turn = key === "y" || (key === "z" && event.shiftKey) ? "forward" : key === "z" ? "back" : "";
    const form = turn && document.querySelector(`[data-turn="${turn}"]`);
    if (!(form instanceof HTMLFormElement) || form.querySelector("button:disabled")) return;
    event.preventDefault();
    form.requestSubmit();
  }

  /** @param {string} place @returns {string} what a place is called in the form */
  said(place) {
    return this.form.querySelector(`select option[value="${place}"]`)?.textContent ?? "";
  }

  /** @param {string} field @returns {string} */
  name(field) {
    const knob = this.token(field);
    return (knob && (knob.querySelector(".lab") ?? knob).textContent?.trim()) || "";
  }

  /**
   * @param {string} which
   * @param {Record<string, string>} words
   */
  say(which, words = {}) {
    this.speak((this.sheet.dataset[which] ?? "").replace(/\{(\w+)\}/g, (_all, name) => words[name] ?? ""));
  }

  /** @param {string} words */
  speak(words) {
    const live = this.sheet.querySelector("[data-said]");
    if (live) live.textContent = words;
  }

  /** @param {string} which */
  trouble(which) {
    const words = this.sheet.querySelector("[data-trouble]");
    if (!(words instanceof HTMLElement)) return;
    words.textContent = this.sheet.dataset[which] ?? "";
    words.hidden = false;
    this.say(which);
  }
}

/** @param {Element | undefined} token @returns {string} */
function fieldOf(token) {
  return token?.getAttribute("data-field") ?? "";
}

/** The part of a mark that takes the focus. @param {Element | undefined} token @returns {HTMLElement | SVGAElement} */
function knobOf(token) {
  return /** @type {SVGAElement} */ (token?.querySelector("a") ?? token);
}

/** How large a unit of the drawing is on the screen. @param {Element} element */
function scaleOf(element) {
  return (element instanceof SVGGElement && element.ownerSVGElement?.getScreenCTM()?.a) || 1;
}

/** Let a mark go with the finger. @param {Press} press */
function carry({ element, x, y, clientX, clientY, scale }) {
  const [right, down] = [(clientX - x) / scale, (clientY - y) / scale];
  if (element instanceof SVGGElement) {
    element.dataset["home"] ??= element.getAttribute("transform") ?? "";
    element.setAttribute("transform", `translate(${right} ${down}) ${element.dataset["home"]}`);
  } else if (element instanceof HTMLElement) element.style.setProperty("transform", `translate(${right}px, ${down}px)`);
}

/** @param {Element} element */
function putDown(element) {
  element.classList.remove("is-carried");
  if (element instanceof SVGGElement) element.setAttribute("transform", element.dataset["home"] ?? "");
  else if (element instanceof HTMLElement) element.style.removeProperty("transform");
}

function isMirrored() {
  return document.documentElement.dir === "rtl";
}

/** @param {Event} event */
function stop(event) {
  event.stopPropagation();
  event.preventDefault();
}
