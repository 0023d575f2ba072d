/**
 * What the parts of a lesson have in common. A widget's script is this file and its own, one after the other.
 *
 * A part asks the kernel for its state, and sends what was done in it under an id until that is kept. Every text is set
 * as text, never as markup. Nothing is kept in the browser.
 */

const HELLO_EVERY = 1000; // ms: a first comm message can be lost while scripts still load
const HELLOS = 30;
const KEPT_WITHIN = 4000; // ms until something is sent again under its id
const SENDS = 3; // before the page says that it is not kept
const DRAFT_AFTER = 400; // ms after the last key

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
const inVoila = () => document.body.hasAttribute("data-voila");

/** An id for elements that name each other. Every widget loads this script anew, so counting would begin anew too. */
const local = (name) => `hsp-${name}-${newId()}`;

function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function speaker(words) {
  return (key, values = {}) =>
    (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** The line to the kernel: greets until it is answered, and sends what is not kept until it is. */
function openLine(model, { state, kept, notKept, trouble }) {
  const waiting = new Map(); // id -> { ask, sends, timer }
  let greeted = 0;
  let known = false;
  let greeting = null;

  function put(ask) {
    try {
      model.send(ask);
    } catch {
      // the kernel is gone: it is sent again, and then said
    }
  }

  function greet() {
    if (known) return;
    put({ type: "hello" });
    greeted += 1;
    if (greeted < HELLOS) greeting = setTimeout(greet, HELLO_EVERY);
  }

  function keep(ask) {
    const id = newId();
    if (ask.type === "draft") drop((each) => each.type === "draft" && each.field === ask.field);
    waiting.set(id, { ask: { id, ...ask }, sends: 0, timer: null });
    send(id);
  }

  function send(id) {
    const one = waiting.get(id);
    if (!one) return;
    put(one.ask);
    one.sends += 1;
    if (one.sends >= SENDS) notKept();
    one.timer = setTimeout(() => send(id), KEPT_WITHIN);
  }

  function drop(which) {
    for (const [id, { ask, timer }] of waiting) {
      if (!which(ask)) continue;
      clearTimeout(timer);
      waiting.delete(id);
    }
  }

  function heard(news) {
    if (!news || typeof news.type !== "string") return;
    if (news.type === "state") {
      known = true;
      state(structuredClone(news.state)); // every view is handed the same object
    }
    if (news.id && waiting.has(news.id)) {
      const { ask } = waiting.get(news.id);
      drop((each) => each.id === news.id);
      if (news.type === "kept") kept(ask, [...waiting.values()].some((each) => each.ask.type !== "seen"));
    }
    if (news.type === "trouble") {
      known = true;
      trouble(news.text);
    }
  }

  function close() {
    clearTimeout(greeting);
    drop(() => true);
    model.off("msg:custom", heard);
  }

  model.on("msg:custom", heard);
  return { greet, keep, close, ask: () => put({ type: "hello" }) };
}

/**
 * One part on the page. `build(page)` makes what stands there and returns `{ node, show, kept, flush }`, each but the
 * first left out where it is not needed.
 */
function openPart(model, el, name, build) {
  const say = speaker(model.get("words") ?? {});
  const content = model.get("content") ?? {};
  const root = make("section", { class: `hs-parts hsp-${name}`, "data-lm-suppress-shortcuts": "true" });
  const word = make("p", { class: "hsp-word", role: "status" });
  const again = button(say("reload"), () => window.location.reload(), { class: "hsp-quiet", hidden: true });
  let line = null;

  const page = {
    say, content, root, word,
    keep: (ask) => line.keep(ask),
    ask: () => line.ask(),
    /** Say in a sentence what became of it; the word stands where the part puts it. */
    tell(text, lost = false) {
      word.textContent = text;
      word.classList.toggle("hsp-lost", lost);
      again.hidden = !lost || !inVoila();
      if (lost && inVoila()) word.after(again);
    },
    seen: (node) => watch(node, () => line.keep({ type: "seen" })),
  };
  const part = build(page);
  root.setAttribute("aria-label", say("region", content));
  root.append(...[part.node].flat(3).filter(Boolean));
  if (!root.contains(word)) root.append(word);

  line = openLine(model, {
    state: (state) => part.show?.(state),
    kept: (ask, more) => {
      if (ask.type === "seen") return;
      if (!more) page.tell(ask.type === "draft" ? "" : say("kept"));
      part.kept?.(ask);
    },
    notKept: () => page.tell(say(inVoila() ? "lost" : "lost_lab"), true),
    trouble: (text) => page.tell(text, true),
  });

  // JupyterLab would run the cell on Shift+Enter, and act on single letters.
  for (const type of ["keydown", "keypress", "keyup", "paste", "copy", "cut", "contextmenu"])
    root.addEventListener(type, (event) => event.stopPropagation());
  const flush = () => part.flush?.();
  window.addEventListener("pagehide", flush);
  const hidden = () => document.visibilityState === "hidden" && flush();
  document.addEventListener("visibilitychange", hidden);
  el.append(root);
  if (part.show || part.serves) line.greet();

  return () => {
    flush();
    line.close();
    window.removeEventListener("pagehide", flush);
    document.removeEventListener("visibilitychange", hidden);
    root.remove();
  };
}

/** Call once, when the node has come on screen. */
function watch(node, call) {
  const eye = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    eye.disconnect();
    call();
  });
  eye.observe(node);
}

/** A field whose text is kept as it is typed; `done` is called when it was left, or Enter was pressed, and changed. */
function makeField(page, { field, label, rows = 1, hint = "", done }) {
  const id = local("field");
  const box = make("textarea", { id, rows, maxlength: 20000, dir: "auto", "aria-describedby": hint && `${id}-hint` });
  const node = make("div", { class: "hsp-field" }, make("label", { for: id, text: label }), box,
    hint && make("p", { class: "hsp-hint", id: `${id}-hint`, text: hint }));
  let timer = null;
  let last = ""; // as it was kept

  const grow = () => {
    box.style.height = "auto";
    box.style.height = `${Math.max(box.scrollHeight + 2, 44)}px`;
  };

  function typed() {
    grow();
    clearTimeout(timer);
    timer = setTimeout(() => page.keep({ type: "draft", field, text: box.value }), DRAFT_AFTER);
  }

  function leave() {
    clearTimeout(timer);
    if (box.value === last) return;
    last = box.value;
    done(box.value);
  }

  box.addEventListener("input", typed);
  box.addEventListener("blur", leave);
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    leave();
  });
  return {
    node, box, flush: leave,
    text: () => box.value,
    /** Show what is kept, unless someone is writing. */
    set(text) {
      if (document.activeElement === box || box.value !== last) return;
      box.value = last = text ?? "";
      requestAnimationFrame(grow);
    },
  };
}

/** A few words of which one may be chosen; pressed again, it is taken back. */
function makeChoice(label, options, chosen) {
  const buttons = options.map(([value, text]) =>
    button(text, () => pick(value), { class: "hsp-choice", "aria-pressed": "false", "data-value": value }));
  const id = local("choice");
  const node = make("div", { class: "hsp-choices", role: "group", "aria-labelledby": id },
    make("p", { class: "hsp-label", id, text: label }), make("div", { class: "hsp-row" }, buttons));
  let now = "";

  function set(value) {
    now = value ?? "";
    for (const each of buttons) each.setAttribute("aria-pressed", String(each.dataset.value === now));
  }

  function pick(value) {
    set(now === value ? "" : value);
    chosen(now);
  }

  return { node, set, value: () => now };
}
