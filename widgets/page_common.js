/**
 * What every page of ours has in common. A widget's script is this file and its own, one after the other.
 *
 * Every text is set as text, never as markup.
 *
 *   1  Elements     small builders
 *   2  Where        in Voila or in JupyterLab, on which kind of screen
 *   3  Words        the catalogue's sentences, what is read aloud
 *   4  The line     hello, heartbeat, what happens when the kernel falls silent, what is sent until it is kept
 */

const HELLO_EVERY = 1000; // ms: a first comm message can be lost while scripts still load
const HELLOS = 45;
const SLOW_AFTER = 8000; // ms without a state until the page says so
const MISSES = 2; // pings in a row without an answer
const KEPT_WITHIN = 4000; // ms until something is sent again under its id
const SENDS = 3;
const ALOUD_AFTER = 60; // ms: a change is what is read aloud, also of the same words

// --- 1  Elements ------------------------------------------------------------------------------------------------

function make(tag, given = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "text") node.textContent = value;
    else if (typeof value === "function") node.addEventListener(name, value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(3).filter(Boolean));
  return node;
}

const button = (text, click, given = {}) => make("button", { type: "button", text, click, ...given });
const list = (texts, given = {}) => make("ul", given, texts.map((text) => make("li", { text })));

function draw(tag, given = {}, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(given)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/** The words at the end of an axis. */
function axisEnd(x, y, anchor, words) {
  const text = draw("text", { x, y, "text-anchor": anchor });
  text.textContent = words;
  return text;
}

/** Where a pointer is in a picture, in the picture's own units. */
const placeIn = (picture, event) =>
  new DOMPoint(event.clientX, event.clientY).matrixTransform(picture.getScreenCTM().inverse());

function off(node, yes) {
  // aria-disabled keeps the button reachable, so that focus is never lost under someone's hands
  if (yes) node.setAttribute("aria-disabled", "true");
  else node.removeAttribute("aria-disabled");
}

const isOff = (node) => node.getAttribute("aria-disabled") === "true";

function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** An id for elements that name each other, in the document of all widgets. */
const local = (name) => `hsw-${name}-${newId()}`;

/** As high as its words; the style sheet says where that ends. */
function fit(box) {
  box.style.height = "auto";
  if (box.scrollHeight) box.style.height = `${box.scrollHeight + box.offsetHeight - box.clientHeight}px`;
}

/** Enter that is no part of choosing a character. */
const isEnter = (event) => event.key === "Enter" && !event.isComposing && event.keyCode !== 229;

const clamp = (value, least = -1, most = 1) => Math.max(least, Math.min(most, value));
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const squeeze = (text) => text.replace(/\s+/g, " ").trim();

// --- 2  Where ---------------------------------------------------------------------------------------------------

const prefers = (query) => window.matchMedia(query).matches;
const still = () => prefers("(prefers-reduced-motion: reduce)");
const isTouch = () => prefers("(pointer: coarse)");
const inVoila = () => document.body.hasAttribute("data-voila");
const inLab = () => !inVoila() && Boolean(document.querySelector(".jp-LabShell"));

/** JupyterLab would run the cell on Shift+Enter, act on single letters, and paste cells. */
function keepToItself(root) {
  for (const type of ["keydown", "keypress", "keyup", "paste", "copy", "cut", "contextmenu", "dragover", "drop"])
    root.addEventListener(type, (event) => event.stopPropagation());
}

/** Call `hidden` when the page goes out of sight, `gone` when it is left; what is returned ends that. */
function whenLeft(hidden, gone = hidden) {
  const out = () => document.visibilityState === "hidden" && hidden();
  document.addEventListener("visibilitychange", out);
  window.addEventListener("pagehide", gone);
  return () => {
    document.removeEventListener("visibilitychange", out);
    window.removeEventListener("pagehide", gone);
  };
}

/** Print with a class that the style sheet knows on the whole document. */
function printWith(name) {
  const { classList } = document.documentElement;
  classList.add(name);
  window.addEventListener("afterprint", () => classList.remove(name), { once: true });
  window.print();
}

// --- 3  Words ---------------------------------------------------------------------------------------------------

/** Fill the catalogue's sentences; an unknown key shows as itself, so that it is seen. */
function speaker(words, always = () => ({})) {
  return (key, values = {}) => {
    const all = { ...always(), ...values };
    return (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => (name in all ? String(all[name]) : whole));
  };
}

/** The word for a place on an axis from -1 to 1, of words from one end to the other. */
function bandOf(words, value) {
  const all = words.split("|");
  return all[Math.min(all.length - 1, Math.floor(((value + 1) / 2) * all.length))];
}

/** A region that is read aloud; what is announced before its time takes the place of what waited. */
function makeAloud() {
  const node = make("div", { class: "hsw-unseen", role: "status", "aria-live": "polite", "aria-atomic": "true" });
  let telling = null;

  function announce(words, after = ALOUD_AFTER) {
    clearTimeout(telling);
    node.textContent = "";
    telling = setTimeout(() => (node.textContent = words), after);
  }

  return { node, announce, close: () => clearTimeout(telling) };
}

// --- 4  The line ------------------------------------------------------------------------------------------------

const nothing = () => {};

/**
 * Talk with the kernel: greet until it answers, ping while it lives, say when it is lost and found. Without `beats` it
 * is never lost: what is not kept is sent again anyway. Without `greets` the page has nothing to ask for.
 */
function openLine(model, { hello = {}, greets = true, beats = true, heard, lost = nothing, found = nothing, slow = nothing }) {
  const every = 1000 * (model.get("heartbeat") || 5);
  let greeted = 0;
  let known = false;
  let live = true;
  let beaten = 0;
  let missed = 0;
  let heart = null;
  let greeting = null;

  function put(intent) {
    try {
      model.send(intent);
      return true;
    } catch {
      fail();
      return false;
    }
  }

  function greet() {
    if (known) return;
    put({ type: "hello", ...hello });
    greeted += 1;
    if (greeted * HELLO_EVERY === SLOW_AFTER) slow();
    if (greeted < HELLOS) greeting = setTimeout(greet, HELLO_EVERY);
  }

  function beat() {
    if (missed >= MISSES) fail();
    missed += 1;
    put({ type: "ping", n: (beaten += 1) });
  }

  function fail() {
    if (!live || !known || !beats) return;
    live = false;
    lost();
  }

  function arrived(news) {
    if (!news || typeof news.type !== "string") return;
    missed = 0;
    if (!known && (news.type === "state" || news.type === "trouble")) {
      known = true;
      if (beats) heart = setInterval(beat, every);
    }
    if (!live) {
      live = true;
      found();
    }
    if (news.type !== "pong") heard(structuredClone(news)); // every view is handed the same object
  }

  function close() {
    clearInterval(heart);
    clearTimeout(greeting);
    model.off("msg:custom", arrived);
    model.off("comm:close", fail);
  }

  model.on("msg:custom", arrived);
  model.on("comm:close", fail);
  if (greets) greet();
  return { send: (intent) => live && put(intent), hello: () => put({ type: "hello", ...hello }), close,
    get live() { return live; } };
}

/**
 * What must not be lost: each task is sent under its id until it is kept, `tries` times in all; then `gaveUp` is told,
 * who may send it on. While the line is lost nothing is sent; `again` sends what is left once it is found.
 */
function makePost({ send, live = () => true, gaveUp, tries = SENDS }) {
  const waiting = new Map(); // id -> { task, times, timer }

  function deliver(task, times = 0) {
    waiting.set(task.id, { task, times, timer: null });
    push(task.id);
  }

  function push(id) {
    const one = waiting.get(id);
    if (!one) return;
    one.times += 1;
    send(one.task);
    clearTimeout(one.timer);
    one.timer = setTimeout(() => unanswered(id), KEPT_WITHIN);
  }

  function unanswered(id) {
    const one = waiting.get(id);
    if (!one || !live()) return; // it is sent when the line is found
    if (one.times < tries) push(id);
    else gaveUp(one.task);
  }

  /** It is kept, or no longer wanted; return what it was. */
  function settle(id) {
    const one = waiting.get(id);
    clearTimeout(one?.timer);
    waiting.delete(id);
    return one?.task ?? null;
  }

  /** Once more under the same id, and if that is not answered it was in vain. */
  function again() {
    for (const [id, one] of waiting) {
      one.times = Math.max(0, tries - 1);
      push(id);
    }
  }

  return { deliver, push, settle, again, tasks: () => [...waiting.values()].map((one) => one.task),
    close: () => [...waiting.keys()].forEach(settle) };
}
