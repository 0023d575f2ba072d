/**
 * An exercise of a lesson, in the browser: one card for all ten kinds.
 *
 * It sends intents and shows news; what both are, exercise_protocol.py says. What is right, the kernel knows alone.
 *
 *   1  Elements       small builders; every text is set as text, never as markup
 *   2  The line       hello, heartbeat, what happens when the kernel falls silent
 *   3  Unsent work    kept in this tab, only while the connection is lost
 *   4  Pieces         bubbles, marks, hints, the result
 *   5  Choices        choose, order, classify
 *   6  Spot           words of a passage
 *   7  Feel           a place on a picture, two sliders, names
 *   8  Words          rewrite, respond, repair, and the lines of a drill
 *   9  The scene      a small talk of its own
 *  10  The card       wires them together
 */

const HELLO_EVERY = 1000; // ms: a first comm message can be lost while scripts still load
const HELLOS = 30;
const SLOW_AFTER = 8000; // ms without a state until the card says so
const MISSES = 2; // pings in a row without an answer
const ACK_WITHIN = 4000; // ms until an intent is sent again under its id
const SENDS = 3;
const DRAFT_AFTER = 400; // ms after the last change
const WRITING = 900; // ms that a simulated person takes to write, where things move
const UNSENT_FOR = 10 * 60 * 1000; // ms that unsent work waits for its page to be loaded again
const LONGEST = 20000; // characters; the kernel drops anything longer
const STEP = 0.1; // of an axis that runs from -1 to 1
const SIGNS = { right: "✓", not_yet: "◐", not_tried: "○" };

// --- 1  Elements ------------------------------------------------------------------------------------------------

function make(tag, given = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "text") node.textContent = value;
    else if (typeof value === "function") node.addEventListener(name, value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter(Boolean));
  return node;
}

const button = (text, click, given = {}) => make("button", { type: "button", text, click, ...given });

function draw(tag, given = {}, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(given)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

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

const still = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
const inLab = () => !document.body.hasAttribute("data-voila") && Boolean(document.querySelector(".jp-LabShell"));
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const clamp = (value) => Math.max(-1, Math.min(1, value));

/** Fill the catalogue's sentences; an unknown key shows as itself, so that it is seen. */
const speaker = (words) => (key, values = {}) =>
  (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));

const sign = (outcome) => make("span", { class: "hse-sign", "aria-hidden": "true", text: SIGNS[outcome] });

// --- 2  The line ------------------------------------------------------------------------------------------------

/** Talk with the kernel: greet until it answers, ping while it lives, say when it is lost and found. */
function openLine(model, { heard, lost, found, slow }) {
  const every = 1000 * (model.get("heartbeat") || 5);
  let greeted = 0;
  let known = false;
  let live = true;
  let beats = 0;
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
    put({ type: "hello" });
    greeted += 1;
    if (greeted * HELLO_EVERY === SLOW_AFTER) slow();
    if (greeted < HELLOS) greeting = setTimeout(greet, HELLO_EVERY);
  }

  function beat() {
    if (missed >= MISSES) fail();
    missed += 1;
    beats += 1;
    put({ type: "ping", n: beats });
  }

  function fail() {
    if (!live || !known) return;
    live = false;
    lost();
  }

  function arrived(news) {
    if (!news || typeof news.type !== "string") return;
    missed = 0;
    if (news.type === "state" && !known) {
      known = true;
      heart = setInterval(beat, every);
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
  greet();
  return { send: (intent) => live && put(intent), hello: () => put({ type: "hello" }), close, get live() { return live; } };
}

// --- 3  Unsent work ---------------------------------------------------------------------------------------------

/**
 * Drafts live with the kernel, since computers are shared. Only while the kernel is lost does this tab keep what was
 * done, for one page load: reading it removes it.
 */
const unsent = {
  key: (place) => `holdspace-exercise:${place}`,
  keep(place, kept) {
    try {
      sessionStorage.setItem(unsent.key(place), JSON.stringify({ at: Date.now(), ...kept }));
    } catch {
      // a browser that keeps nothing still shows what was written
    }
  },
  take(place) {
    try {
      const kept = JSON.parse(sessionStorage.getItem(unsent.key(place)));
      unsent.forget(place);
      return kept && Date.now() - kept.at < UNSENT_FOR ? kept : null;
    } catch {
      return null;
    }
  },
  forget(place) {
    try {
      sessionStorage.removeItem(unsent.key(place));
    } catch {
      // nothing was kept
    }
  },
};

// --- 4  Pieces --------------------------------------------------------------------------------------------------

/** One message, drawn as the chat draws it. */
function bubbleOf(by, texts, name, { note = "", pending = false, silent = false } = {}) {
  const mine = by === "helper";
  return make("div", { class: `hse-message ${mine ? "hse-mine" : "hse-theirs"}${pending ? " hse-pending" : ""}` },
    make("span", { class: "hse-by", text: name }),
    ...texts.map((text) => make("p", { class: `hse-bubble${silent ? " hse-silent" : ""}`, dir: "auto", text })),
    note && make("p", { class: "hse-note", text: note }));
}

function conversationOf(card, conversation, slip = null) {
  const nodes = conversation.map((said, place) => bubbleOf(said.by, said.text.split("\n").filter((text) => text.trim()),
    card.say(said.by === "helper" ? "helper" : "them"),
    { note: slip && slip.at === place ? `${card.say("slip")}: ${slip.is}` : "" }));
  return make("div", { class: "hse-talk", role: "group", "aria-label": card.say("before") }, nodes);
}

/** What is said of one piece of an answer, under it: a sign, a word, and the feedback. */
function markOf(card, item, words) {
  const outcome = item.right ? "right" : "not_yet";
  return make("p", { class: `hse-mark hse-${outcome}`, id: newId() }, sign(outcome),
    make("strong", { text: `${card.say(words[outcome])}${item.feedback ? "." : ""}` }),
    item.feedback && make("span", { dir: "auto", text: ` ${item.feedback}` }));
}

/** Lay the marks of a result under their pieces; `places` are { node, control } by id. */
function layMarks(card, places, items, words = { right: "fits", not_yet: "fits_not" }) {
  for (const { node, controls } of places.values()) {
    node.querySelectorAll(":scope > .hse-mark").forEach((mark) => mark.remove());
    controls.forEach((control) => control.removeAttribute("aria-describedby"));
  }
  for (const item of items) {
    const place = places.get(item.id);
    if (!place) continue;
    const mark = markOf(card, item, words);
    place.node.append(mark);
    place.controls.forEach((control) => control.setAttribute("aria-describedby", mark.id));
  }
}

function listOf(title, texts, outcome) {
  if (!texts.length) return null;
  return make("div", { class: "hse-points" }, make("p", { class: "hse-label", text: title }),
    make("ul", {}, texts.map((text) => make("li", {}, outcome && sign(outcome), make("span", { dir: "auto", text })))));
}

function makeHints(card) {
  const { say } = card;
  const list = make("div", { class: "hse-hints" });
  const more = button("", () => !isOff(more) && card.hint(), { class: "hse-quiet hse-more" });
  let shown = 0;

  function show(hints, of) {
    for (const hint of hints.slice(shown)) list.append(build(hint));
    while (list.children.length > hints.length) list.lastChild.remove();
    shown = hints.length;
    const done = shown >= of;
    more.hidden = done && more !== document.activeElement; // it never goes from under someone's hands
    more.textContent = say(done ? "hint_last" : shown === of - 1 ? "hint_way" : shown ? "hint_next" : "hint");
    more.dataset.done = done;
  }

  more.addEventListener("blur", () => (more.hidden = more.dataset.done === "true"));

  const build = (hint) => (hint.reason
    ? make("div", { class: "hse-hint hse-way" }, make("p", { class: "hse-label", text: say("way") }),
      make("p", { dir: "auto", text: hint.text }), make("p", { class: "hse-label", text: say("why") }),
      make("p", { dir: "auto", text: hint.reason }))
    : make("div", { class: "hse-hint" },
      make("p", { class: "hse-label", text: say("hint_of", { step: hint.step, of: hint.of - 1 }) }),
      make("p", { dir: "auto", text: hint.text })));

  return { list, more, show };
}

/** How an answer went, under it. What is said of single pieces stands at the pieces, or in `others`. */
function makeResult(card) {
  const { say } = card;
  const node = make("div", { class: "hse-result", role: "group", tabindex: "-1", hidden: true });
  let is = "";

  function show(result, { old = false, others = () => [], after = () => [] } = {}) {
    node.hidden = !result;
    const now = JSON.stringify([result, old]);
    if (!result || now === is) return; // what is read, or open, stays as it is
    is = now;
    const { marked } = result;
    node.className = `hse-result hse-${marked.outcome}`;
    node.setAttribute("aria-label", say("result"));
    node.replaceChildren(...[
      old && make("p", { class: "hse-label", text: say("last_try") }),
      make("p", { class: "hse-said" }, sign(marked.outcome), make("strong", { text: `${say(marked.outcome)}.` }),
        make("span", { text: ` ${marked.said}` })),
      ...result.compare.map((text) => make("p", { dir: "auto", text })),
      listOf(say("points"), marked.feedback, null),
      card.kind === "scene" && make("p", { class: "hse-label", text: say("aims") }),
      make("ul", { class: "hse-others" }, others()),
      card.kind === "scene" ? null : listOf(say("met"), marked.met, "right"),
      card.kind === "scene" ? null : listOf(say("unmet"), marked.unmet, "not_tried"),
      modelsOf(marked),
      ...after(),
    ].filter(Boolean));
  }

  function modelsOf({ models, outcome }) {
    if (!models.length) return null;
    return make("details", { class: "hse-models", open: outcome === "right" },
      make("summary", { text: say("models") }),
      make("p", { class: "hse-soft", text: say("models_lead") }),
      ...models.map((model) => make("div", { class: "hse-model" },
        make("p", { class: "hse-bubble", dir: "auto", text: model.text }),
        make("p", { class: "hse-soft" }, make("strong", { text: `${say("why")}: ` }),
          make("span", { text: model.why })))));
  }

  return { node, show };
}

/** All of a result as one announcement. */
function aloud(card, { marked, compare }) {
  const { say } = card;
  const pieces = marked.items.map((item) => item.feedback).filter(Boolean);
  return [`${say(marked.outcome)}.`, marked.said, ...compare, ...marked.feedback, ...pieces.filter((text) =>
    !marked.feedback.includes(text))].join(" ");
}

// --- 5  Choices -------------------------------------------------------------------------------------------------

function chooseKind(card, { options, several }) {
  const { say } = card;
  const name = newId();
  const places = new Map();
  const node = make("fieldset", { class: "hse-options" },
    make("legend", { class: "hse-label", text: say(several ? "choose_several" : "choose_one") }));
  for (const option of options) {
    const input = make("input", { type: several ? "checkbox" : "radio", name, value: option.id, change: card.changed });
    const item = make("div", { class: "hse-option" },
      make("label", {}, input, make("span", { dir: "auto", text: option.text })));
    places.set(option.id, { node: item, controls: [input], input });
    node.append(item);
  }
  const inputs = [...places.values()].map((place) => place.input);
  return {
    node,
    answer: () => ({ chosen: inputs.filter((input) => input.checked).map((input) => input.value) }),
    set: (answer) => inputs.forEach((input) => (input.checked = (answer?.chosen ?? []).includes(input.value))),
    mark: (items) => layMarks(card, places, items),
  };
}

function orderKind(card, { steps }) {
  const { say } = card;
  const places = new Map();
  const list = make("ol", { class: "hse-order", "aria-label": say("order_list") });
  const node = make("div", {}, make("p", { class: "hse-label", text: say("order_list") }), list);
  let order = steps.map((step) => step.id);

  for (const step of steps) {
    const up = mover(step, "up", -1, "↑");
    const down = mover(step, "down", 1, "↓");
    const item = make("li", { class: "hse-step" }, make("div", { class: "hse-row" },
      make("span", { class: "hse-number", "aria-hidden": "true" }),
      make("span", { class: "hse-step-text", dir: "auto", text: step.text }),
      make("span", { class: "hse-movers" }, up, down)));
    places.set(step.id, { node: item, controls: [up, down], up, down });
  }

  function mover(step, way, by, arrow) {
    const press = button("", () => move(step.id, by, press), { class: "hse-mover",
      "aria-label": say(`${way}_of`, { text: step.text }), title: say(way) });
    press.append(make("span", { "aria-hidden": "true", text: arrow }));
    return press;
  }

  function move(id, by, press) {
    const at = order.indexOf(id);
    const to = at + by;
    if (to < 0 || to >= order.length) return;
    order.splice(to, 0, ...order.splice(at, 1));
    show();
    press.focus();
    card.announce(say("moved", { n: to + 1, of: order.length }));
    card.changed();
  }

  function show() {
    order.forEach((id, at) => {
      const { node: item, up, down } = places.get(id);
      item.querySelector(".hse-number").textContent = String(at + 1);
      off(up, at === 0);
      off(down, at === order.length - 1);
      if (list.children[at] !== item) list.insertBefore(item, list.children[at] ?? null);
    });
  }

  return {
    node,
    always: true,
    answer: () => ({ order: [...order] }),
    set(answer) {
      const given = (answer?.order ?? []).filter((id) => places.has(id));
      order = [...new Set([...given, ...steps.map((step) => step.id)])];
      show();
    },
    mark: (items) => layMarks(card, places, items, { right: "stays", not_yet: "moves" }),
  };
}

function classifyKind(card, { items: pieces, groups }) {
  const places = new Map();
  const node = make("div", { class: "hse-pieces" });
  for (const piece of pieces) {
    const name = newId();
    const inputs = groups.map((group) => make("input", { type: "radio", name, value: group.id, change: card.changed }));
    const item = make("fieldset", { class: "hse-piece" }, make("legend", { dir: "auto", text: piece.text }),
      make("div", { class: "hse-groups" }, groups.map((group, at) =>
        make("label", { class: "hse-group" }, inputs[at], make("span", { text: group.name })))));
    places.set(piece.id, { node: item, controls: inputs, inputs });
    node.append(item);
  }
  return {
    node,
    answer() {
      const chosen = [...places].map(([id, { inputs }]) => [id, inputs.find((input) => input.checked)?.value]);
      return { groups: Object.fromEntries(chosen.filter(([, group]) => group)) };
    },
    set(answer) {
      for (const [id, { inputs }] of places)
        inputs.forEach((input) => (input.checked = answer?.groups?.[id] === input.value));
    },
    mark: (items) => layMarks(card, places, items),
  };
}

// --- 6  Spot ----------------------------------------------------------------------------------------------------

function spotKind(card, { words }) {
  const { say } = card;
  const marked = new Set();
  let here = 0; // the word that the Tab key reaches
  let anchor = null; // where a mark is being drawn from, and whether it marks or takes away
  let pressed = false;
  const keys = make("p", { class: "hse-soft", id: newId(), text: say("passage_keys") });
  const now = make("p", { class: "hse-marked" });
  const passage = make("div", { class: "hse-passage", role: "group", "aria-label": say("passage"),
    "aria-describedby": keys.id, keydown: keyed, pointerdown: pointed, pointerover: dragged, click: clicked });
  const buttons = words.map((word, at) => button(word.trim(), null, { class: "hse-word", "data-at": at }));
  words.forEach((word, at) => passage.append(buttons[at], word.includes("\n") ? make("br") : " "));
  const node = make("div", {}, keys, passage, now);
  const release = () => (anchor = null);
  document.addEventListener("pointerup", release);

  const at = (event) => {
    const word = event.target.closest?.(".hse-word");
    return word ? Number(word.dataset.at) : null;
  };

  function put(from, to, on) {
    for (let word = Math.min(from, to); word <= Math.max(from, to); word += 1)
      if (on) marked.add(word);
      else marked.delete(word);
    show();
    card.changed();
  }

  function pointed(event) {
    const word = at(event);
    if (word === null || event.pointerType !== "mouse" || event.button !== 0) return;
    pressed = true;
    if (event.shiftKey) put(here, word, true);
    else {
      anchor = { word, on: !marked.has(word), before: [...marked] };
      put(word, word, anchor.on);
    }
    go(word);
  }

  function dragged(event) {
    const word = at(event);
    if (!anchor || word === null || !(event.buttons & 1)) return;
    marked.clear(); // what was drawn over and left again is not meant
    anchor.before.forEach((each) => marked.add(each));
    put(anchor.word, word, anchor.on);
  }

  function clicked(event) {
    const word = at(event);
    const done = pressed;
    pressed = false;
    if (word === null || done) return; // the pointer has marked it already
    put(word, word, !marked.has(word));
    go(word);
  }

  function keyed(event) {
    const steps = { ArrowRight: 1, ArrowLeft: -1, Home: -words.length, End: words.length,
      ArrowDown: line(1), ArrowUp: line(-1) };
    const step = steps[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const to = Math.max(0, Math.min(words.length - 1, here + step));
    if (event.shiftKey) put(here, to, true);
    go(to, true);
  }

  /** How many words it is to the nearest word in the line above or below. */
  function line(way) {
    const from = buttons[here].getBoundingClientRect();
    let best = 0;
    let least = Infinity;
    buttons.forEach((each, word) => {
      const box = each.getBoundingClientRect();
      const down = (box.top - from.top) * way;
      if (down < 4) return;
      const far = down * 4 + Math.abs(box.left - from.left);
      if (far < least) [least, best] = [far, word - here];
    });
    return best;
  }

  function go(word, focus = false) {
    here = word;
    show();
    if (focus) buttons[word].focus();
  }

  function ranges() {
    const runs = [];
    for (const word of [...marked].sort((one, other) => one - other)) {
      const last = runs.at(-1);
      if (last && last[1] === word) last[1] = word + 1;
      else runs.push([word, word + 1]);
    }
    return runs;
  }

  const wordsOf = ([from, to]) => words.slice(from, to).join("").trim();

  function show() {
    buttons.forEach((each, word) => {
      each.setAttribute("aria-pressed", String(marked.has(word)));
      each.tabIndex = word === here ? 0 : -1;
    });
    const texts = ranges().map((range) => `“${wordsOf(range)}”`);
    now.textContent = texts.length ? say("marked_now", { words: texts.join(", ") }) : say("marked_none");
  }

  return {
    node,
    answer: () => ({ ranges: ranges() }),
    set(answer) {
      marked.clear();
      for (const [from, to] of answer?.ranges ?? [])
        for (let word = from; word < to; word += 1) if (word in words) marked.add(word);
      show();
    },
    mark: () => {},
    others: (result) => result.marked.items.filter((item) => !item.right).map((item) => {
      const run = item.id.startsWith("words-") && ranges().find(([from]) => from === Number(item.id.slice(6)));
      const text = result.labels?.[item.id] ?? (run ? wordsOf(run) : "");
      return make("li", {}, sign("not_yet"), make("span", {},
        text && make("strong", { dir: "auto", text: `“${text}” ` }), make("span", { dir: "auto", text: item.feedback ?? "" })));
    }),
    close: () => document.removeEventListener("pointerup", release),
  };
}

// --- 7  Feel ----------------------------------------------------------------------------------------------------

function feelKind(card, { feelings }) {
  const { say } = card;
  const place = { valence: null, arousal: null };
  const keys = make("p", { class: "hse-soft", id: newId(), text: say("map_keys") });
  const now = make("p", { class: "hse-placed" });
  const dot = draw("circle", { r: "8", class: "hse-dot" });
  const lines = [-0.5, 0, 0.5].map((at) => `M${100 + 80 * at} 22V182M20 ${102 - 80 * at}H180`).join("");
  const picture = draw("svg", { class: "hse-map-picture", viewBox: "-70 0 340 206", "aria-hidden": "true" },
    draw("rect", { x: "20", y: "22", width: "160", height: "160", rx: "10", class: "hse-map-rim" }),
    draw("path", { d: lines, class: "hse-map-lines" }), edge(100, 15, "middle", "axis_top"),
    edge(100, 200, "middle", "axis_bottom"), edge(14, 106, "end", "axis_left"), edge(186, 106, "start", "axis_right"), dot);
  const map = make("div", { class: "hse-map", role: "application", tabindex: "0", "aria-describedby": keys.id,
    keydown: keyed, pointerdown: pointed, pointermove: (event) => event.buttons && pointed(event) }, picture);
  const sliders = { valence: slider("valence"), arousal: slider("arousal") };
  const names = feelings.map((text) => make("input", { type: "checkbox", value: text, change: card.changed }));
  const node = make("div", { class: "hse-feel" }, keys,
    make("div", { class: "hse-feel-where" }, map,
      make("div", { class: "hse-sliders" }, sliders.valence.node, sliders.arousal.node, now)),
    make("fieldset", { class: "hse-feelings" }, make("legend", { class: "hse-label", text: say("feelings") }),
      make("div", { class: "hse-groups" }, feelings.map((text, at) =>
        make("label", { class: "hse-group" }, names[at], make("span", { text }))))));

  function edge(x, y, anchor, key) {
    const text = draw("text", { x, y, "text-anchor": anchor });
    text.textContent = say(key);
    return text;
  }

  function slider(axis) {
    const input = make("input", { type: "range", min: "-1", max: "1", step: "0.05", value: "0", class: "hse-range",
      input: () => move({ ...place, [axis]: Number(input.value) }, false) });
    return { input, node: make("label", { class: "hse-slider" }, make("span", { text: say(axis) }), input) };
  }

  function word(axis) {
    const words = say(`words_${axis}`).split("|");
    return words[Math.min(words.length - 1, Math.floor(((place[axis] + 1) / 2) * words.length))];
  }

  function move(to, tell) {
    place.valence = Math.round(clamp(to.valence ?? 0) * 100) / 100;
    place.arousal = Math.round(clamp(to.arousal ?? 0) * 100) / 100;
    show();
    card.changed();
    if (tell) card.announce(now.textContent, 350); // when the keys rest
  }

  function keyed(event) {
    const ways = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
    const way = ways[event.key];
    if (!way) return;
    event.preventDefault();
    move({ valence: (place.valence ?? 0) + way[0] * STEP, arousal: (place.arousal ?? 0) + way[1] * STEP }, true);
  }

  function pointed(event) {
    if (event.type === "pointerdown") map.setPointerCapture(event.pointerId);
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(picture.getScreenCTM().inverse());
    move({ valence: (at.x - 100) / 80, arousal: (102 - at.y) / 80 }, false);
  }

  const placed = () => place.valence !== null && place.arousal !== null;

  function show() {
    dot.style.display = placed() ? "" : "none";
    dot.setAttribute("cx", 100 + 80 * (place.valence ?? 0));
    dot.setAttribute("cy", 102 - 80 * (place.arousal ?? 0));
    for (const axis of ["valence", "arousal"]) {
      const { input } = sliders[axis];
      input.value = String(place[axis] ?? 0);
      input.setAttribute("aria-valuetext", placed() ? word(axis) : say("not_placed"));
    }
    now.textContent = placed() ? say("placed_now", { valence: word("valence"), arousal: word("arousal") })
      : say("not_placed");
    map.setAttribute("aria-label", `${say("map")}. ${now.textContent}`);
  }

  return {
    node,
    answer: () => ({ ...(placed() && { valence: place.valence, arousal: place.arousal }),
      words: names.filter((name) => name.checked).map((name) => name.value) }),
    set(answer) {
      place.valence = answer?.valence ?? null;
      place.arousal = answer?.arousal ?? null;
      names.forEach((name) => (name.checked = (answer?.words ?? []).includes(name.value)));
      show();
    },
    mark: () => {},
  };
}

// --- 8  Words ---------------------------------------------------------------------------------------------------

function writingBox(card, label, onSend) {
  const keys = make("p", { class: "hse-soft hse-keys", id: newId(), text: card.say(onSend ? "keys_send" : "keys_write") });
  const box = make("textarea", { class: "hse-box", rows: onSend ? "2" : "3", maxlength: LONGEST, dir: "auto", id: newId(),
    spellcheck: "true", autocomplete: "off", "aria-describedby": keys.id, input: () => (grow(), card.changed()),
    keydown: (event) => {
      if (event.key !== "Enter" || event.isComposing || event.keyCode === 229) return;
      if (onSend ? event.shiftKey || event.altKey : !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      (onSend ?? card.check)();
    } });
  const grow = () => {
    box.style.height = "auto";
    if (box.scrollHeight) box.style.height = `${box.scrollHeight + box.offsetHeight - box.clientHeight}px`;
  };
  const node = make("div", { class: "hse-writing" }, make("label", { class: "hse-label", for: box.id, text: label }), box, keys);
  return { node, box, grow, set: (text) => ((box.value = text), grow()) };
}

function writtenKind(card, exercise) {
  const writing = writingBox(card, card.say("write_here"));
  const draft = exercise.draft && make("div", { class: "hse-talk" },
    make("p", { class: "hse-label", text: card.say("draft_of") }),
    bubbleOf("helper", exercise.draft.split("\n"), card.say("helper")));
  return {
    node: make("div", { class: "hse-written" }, draft, writing.node),
    keepsText: true,
    answer: () => ({ text: writing.box.value }),
    set: (answer) => writing.set(answer?.text ?? ""),
    mark: () => {},
    resized: writing.grow,
  };
}

/** One line at a time; which comes next, the kernel says. */
function drillKind(card) {
  const { say } = card;
  let line = null; // the line on screen
  let known = null; // what the kernel told last
  const progress = make("p", { class: "hse-label hse-progress" });
  const level = make("span", { class: "hse-level" });
  const said = make("div", { class: "hse-talk" });
  const writing = writingBox(card, say("write_here"));
  const next = button("", () => known.next && go(known.next.line), { class: "hse-plain" });
  const over = make("div", { class: "hse-over", hidden: true });
  const node = make("div", { class: "hse-drill" }, progress, said, writing.node);

  const lineOf = (number) => known.answered.find((each) => each.line === number)
    ?? (known.next?.line === number ? known.next : null);

  function go(number) {
    line = number;
    const answered = known.answered.find((each) => each.line === number);
    writing.set(answered && !answered.met ? answered.text : "");
    card.turnOver();
    writing.box.focus();
    card.announce(`${progress.textContent}. ${lineOf(line).said}`);
  }

  function learn(state) {
    known = state.drill;
    if (line === null || !lineOf(line)) {
      const wanted = state.draft?.line ?? state.result?.answer.line;
      line = known.answered.concat(known.next ?? []).find((each) => each.line === wanted)?.line
        ?? known.next?.line ?? known.answered[0].line;
    }
  }

  function show({ seen }) {
    const one = lineOf(line);
    const place = known.answered.findIndex((each) => each.line === line);
    const n = place < 0 ? known.answered.length + 1 : place + 1;
    level.textContent = say(`level_${one.level}`);
    progress.replaceChildren(`${say("line_of", { n, of: known.of })} · ${say("met_so_far", { met: known.met })} · `, level);
    if (said.dataset.line !== String(line)) said.replaceChildren(bubbleOf("person", one.said.split("\n"), say("them")));
    said.dataset.line = line;
    const step = known.next?.step ?? "same";
    next.hidden = !seen || !known.next;
    next.textContent = say(`next_${step}`);
    over.hidden = !seen || Boolean(known.next);
    if (!over.hidden) showOver();
  }

  function showOver() {
    const left = known.answered.filter((each) => !each.met);
    const held = over.contains(document.activeElement);
    over.replaceChildren(...[make("p", { text: say("drill_over", known) }),
      left.length && make("p", { class: "hse-label", text: say("lines_left") }),
      ...left.map((each) => button(say("go_to_line", { text: each.said }), () => go(each.line), { class: "hse-line" }))]
      .filter(Boolean));
    if (held) writing.box.focus();
  }

  return {
    node, next, over, learn, show,
    keepsText: true,
    answer: () => ({ line, text: writing.box.value }),
    about: (result) => result && result.answer.line === line,
    set: (answer) => {
      if (answer && answer.line !== undefined && lineOf(answer.line)) line = answer.line;
      writing.set(answer?.text ?? "");
    },
    isEmpty: () => !writing.box.value && known.next?.line !== line,
    mark: () => {},
    focus: () => writing.box.focus(),
    resized: writing.grow,
  };
}

// --- 9  The scene -----------------------------------------------------------------------------------------------

function sceneKind(card, exercise) {
  const { say } = card;
  let known = null;
  let waiting = null; // a message on its way: { id, text }
  let is = ""; // what is on screen
  const who = make("p", { class: "hse-scene-who" });
  const goal = make("div", { class: "hse-goal" }, make("p", { class: "hse-label", text: say("goal") }),
    make("p", { dir: "auto", text: exercise.goal }));
  const talk = make("div", { class: "hse-talk hse-scene-talk", role: "log", "aria-live": "off", tabindex: "0" });
  const typing = make("p", { class: "hse-typing", hidden: true });
  const progress = make("p", { class: "hse-label hse-progress" });
  const writing = writingBox(card, "", submit);
  const go = button(say("send"), submit, { class: "hse-plain" });
  const silence = make("div", { class: "hse-silence", hidden: true }, make("span", { text: say("stay_silent") }),
    button(say("say_nothing"), () => send(""), { class: "hse-quiet" }));
  const leave = button(say("end_here"), () => card.finish(), { class: "hse-quiet" });
  const composer = make("div", { class: "hse-composer" }, writing.node, make("div", { class: "hse-actions" }, go, leave),
    silence);
  const node = make("div", { class: "hse-scene" }, who, goal, talk, typing, progress, composer);

  function submit() {
    if (card.busy()) return;
    if (!writing.box.value.trim()) {
      silence.hidden = false;
      card.announce(`${say("stay_silent")} ${say("say_nothing")}`);
      return;
    }
    send(writing.box.value);
  }

  function send(text) {
    if (card.busy() || !card.live()) return card.sayLost();
    silence.hidden = true;
    writing.set("");
    wait(card.saySomething(text), text);
    writing.box.focus();
  }

  function wait(id, text) {
    waiting = { id, text };
    show();
    typing.scrollIntoView({ block: "nearest" });
  }

  function comeBack() {
    if (!waiting) return;
    writing.set([waiting.text, writing.box.value].filter((each) => each.trim()).join("\n\n"));
    waiting = null;
    show();
  }

  function learn(state) {
    const before = known?.turns.length ?? state.scene.turns.length;
    known = state.scene;
    if (waiting && known.turns.some((turn) => turn.id === waiting.id)) waiting = null;
    if (known.over) waiting = null;
    const fresh = known.turns.slice(before);
    return fresh.map((turn) => say("said", { name: known.name, text: turn.bubbles.join(" ") })).join(" ");
  }

  function turnOf(turn, pending = false) {
    const silent = !turn.text.trim();
    return bubbleOf("helper", [silent ? say("silence") : turn.text], say("you"), { silent, pending });
  }

  function show() {
    const { name, turns, of, over } = known;
    const now = JSON.stringify([known, waiting]);
    if (now === is) return;
    is = now;
    const held = composer.contains(document.activeElement);
    who.replaceChildren(make("span", { class: "hse-avatar", "aria-hidden": "true", text: known.initials }),
      make("strong", { text: say("scene_with", { name }) }));
    talk.setAttribute("aria-label", say("scene_with", { name }));
    talk.replaceChildren(
      ...exercise.conversation.map((said) => bubbleOf(said.by, said.text.split("\n"),
        said.by === "helper" ? say("helper") : name)),
      make("p", { class: "hse-from", text: say("from_here") }),
      ...turns.flatMap((turn) => [turnOf(turn), bubbleOf("person", turn.bubbles, name)]),
      ...(waiting ? [turnOf(waiting, true)] : []));
    typing.hidden = !waiting;
    typing.textContent = waiting ? say("typing", { name }) : "";
    progress.textContent = over ? say(known.left ? "left" : "scene_over", { name })
      : say("turns_of", { n: Math.min(turns.length + 1, of), of });
    composer.hidden = over;
    writing.node.querySelector("label").textContent = say("message_to", { name });
    leave.hidden = !turns.length;
    off(go, Boolean(waiting));
    off(leave, Boolean(waiting));
    if (held && over) card.goToResult();
  }

  const aims = (result) => result.marked.items.map((item, at) => make("li", {}, sign(item.right ? "right" : "not_tried"),
    make("span", {}, make("strong", { text: `${known.aims[at]}: ` }),
      make("span", { text: say("aim_times", { count: item.count, of: item.of }) }))));

  const after = () => [
    make("p", { class: "hse-label", text: say("look_back") }),
    make("ul", {}, known.look_back.map((text) => make("li", { dir: "auto", text }))),
    make("p", { class: "hse-soft", text: say("nothing_happened", { name: known.name }) }),
    button(say("play_again"), () => card.playAgain(), { class: "hse-quiet" }),
  ];

  return {
    node, learn, show, wait, comeBack, after,
    others: aims,
    answer: () => ({ text: writing.box.value }),
    set: (answer) => writing.set(answer?.text ?? ""),
    isEmpty: () => !writing.box.value,
    mark: () => {},
    focus: () => writing.box.focus(),
    resized: writing.grow,
  };
}

// --- 10  The card -----------------------------------------------------------------------------------------------

const KINDS = { choose: chooseKind, order: orderKind, classify: classifyKind, spot: spotKind, feel: feelKind,
  rewrite: writtenKind, respond: writtenKind, repair: writtenKind, drill: drillKind, scene: sceneKind };

function openExercise(model, el) {
  const say = speaker(model.get("words") ?? {});
  let state = null;
  let body = null;
  let pristine = null; // the answer that nobody has touched
  let drafted = null; // what the kernel has as a draft, as JSON
  let draftTimer = null;
  let dirty = false; // changed since the latest answer was looked at
  let turned = false; // the result of the line before is put away
  let pending = null; // { intent, times, timer, since }
  let notice = "";
  let line = { live: true, send: () => false, close: () => {}, hello: () => {} };
  let telling = null;
  const timers = new Set();

  const card = { say, changed, goToResult: () => setTimeout(() => result.node.focus({ preventScroll: true })), announce, check, hint, finish, playAgain, saySomething, turnOver, sayLost,
    busy: () => Boolean(pending), live: () => line.live, get kind() { return state?.exercise.kind; } };

  const title = make("h3", { class: "hse-title", id: newId() });
  const kind = make("span", { class: "hse-kind" });
  const outcome = make("span", { class: "hse-outcome" });
  const loading = make("p", { class: "hse-soft", text: say("loading") });
  const inside = make("div", { class: "hse-inside", hidden: true });
  const live = make("div", { class: "hse-unseen", role: "status", "aria-live": "polite", "aria-atomic": "true" });
  const banner = make("div", { class: "hse-banner", hidden: true });
  const result = makeResult(card);
  const hints = makeHints(card);
  const go = button("", check, { class: "hse-plain hse-check" });
  const fresh = button("", afresh, { class: "hse-quiet" });
  const actions = make("div", { class: "hse-actions" }, go, fresh, hints.more);
  const changedNote = make("p", { class: "hse-soft", hidden: true, text: say("changed") });
  const root = make("section", { class: "hs-exercise", "data-lm-suppress-shortcuts": "true", "aria-labelledby": title.id },
    make("div", { class: "hse-card" }, make("header", { class: "hse-head" },
      make("div", { class: "hse-titles" }, kind, title), outcome), loading, inside, banner, live));

  function build() {
    const { exercise } = state;
    title.textContent = exercise.title;
    kind.textContent = say(`kind_${exercise.kind}`);
    root.dataset.kind = exercise.kind;
    root.dataset.exercise = exercise.id;
    body = KINDS[exercise.kind](card, exercise);
    body.learn?.(state);
    body.set(null);
    pristine = body.answer();
    const slip = exercise.kind === "repair" ? { at: exercise.slip, is: exercise.slip_is } : null;
    const before = exercise.kind !== "scene" && exercise.conversation.length
      ? conversationOf(card, exercise.conversation, slip) : null;
    const ways = exercise.kind === "drill" ? [body.next, go, fresh, hints.more] : [go, fresh, hints.more];
    actions.replaceChildren(...ways);
    inside.append(...[make("p", { class: "hse-prompt", dir: "auto", text: exercise.prompt }), changedNote, before,
      body.node, result.node, body.over, actions, hints.list].filter(Boolean));
    loading.hidden = true;
    inside.hidden = false;
    fill();
  }

  /** What stands in the exercise when the page opens: work under way, else the latest answer. */
  function fill() {
    const kept = unsent.take(state.place);
    const draft = kept?.draft ?? state.draft;
    if (draft && Object.keys(draft).length) {
      body.set(draft);
      dirty = true;
    } else if (state.exercise.kind !== "scene" && state.result) body.set(state.result.answer);
    drafted = JSON.stringify(state.draft ?? {});
    for (const intent of kept?.pending ?? []) sendAgain(intent);
    if (kept) saveDraft();
  }

  function sendAgain(intent) {
    deliver({ intent, times: SENDS - 2, timer: null });
    if (intent.type === "say") body.wait(intent.id, intent.text);
  }

  function show() {
    if (!state) return;
    const mine = state.exercise.kind === "drill" ? body.about(state.result) && !turned : Boolean(state.result);
    const scene = state.exercise.kind === "scene";
    outcome.dataset.outcome = state.outcome;
    outcome.replaceChildren(sign(state.outcome), make("span", { text: say(state.outcome) }));
    body.show?.({ seen: mine });
    changedNote.hidden = !state.changed;
    result.show(mine ? state.result : null, { old: dirty && mine && !scene,
      others: () => body.others?.(state.result) ?? [], after: () => body.after?.() ?? [] });
    body.mark(mine && !dirty ? state.result.marked.items : []);
    hints.show(state.hints, state.exercise.hints);
    go.hidden = scene;
    go.textContent = say(pending?.intent.type === "check" ? "checking" : isRight() ? "once_more"
      : mine ? "check_again" : "check");
    go.className = `hse-check ${isRight() ? "hse-quiet" : "hse-plain"}`;
    if (state.exercise.kind === "drill") showDrillWays(mine);
    fresh.hidden = scene || state.exercise.kind === "drill" || !mine || isRight();
    fresh.textContent = say("afresh");
    off(go, Boolean(pending));
    off(hints.more, Boolean(pending));
    showBanner();
  }

  /** What stands there was found right: all that is left is to do it once more. */
  const isRight = () => state.exercise.kind !== "drill" && !dirty && state.result?.marked.outcome === "right";

  /** A line that was answered is left for the next one, or answered again. */
  function showDrillWays(mine) {
    const settled = mine && !dirty;
    go.textContent = pending?.intent.type === "check" ? say("checking")
      : say(settled ? "answer_again" : mine ? "check_again" : "check");
    go.classList.toggle("hse-plain", !settled || body.next.hidden);
    go.classList.toggle("hse-quiet", settled && !body.next.hidden);
  }

  // --- what is done

  function changed() {
    if (!state) return;
    if (!dirty) {
      dirty = true;
      const held = document.activeElement;
      show();
      if (held?.isConnected && held !== document.activeElement) held.focus({ preventScroll: true });
    }
    clearTimeout(draftTimer);
    draftTimer = setTimeout(saveDraft, DRAFT_AFTER);
    keepUnsent();
  }

  const isEmpty = () => body.isEmpty?.() ?? same(body.answer(), pristine);
  const draftNow = () => (isEmpty() ? {} : body.answer());

  function saveDraft() {
    clearTimeout(draftTimer);
    if (!state || pending?.intent.type === "check" || !line.live) return;
    const draft = draftNow();
    if (JSON.stringify(draft) === drafted) return;
    if (line.send({ type: "draft", answer: draft })) drafted = JSON.stringify(draft);
  }

  function check() {
    if (pending || !state) return;
    if (isRight()) return afresh();
    if (state.exercise.kind === "drill" && body.about(state.result) && !turned && !dirty) return body.focus();
    if (!line.live) return sayLost();
    clearTimeout(draftTimer);
    deliver({ intent: { type: "check", id: newId(), answer: body.answer() }, times: 0, timer: null });
  }

  function afresh() {
    if (!body.keepsText || isRight()) body.set(null);
    state.result = null;
    dirty = false;
    show();
    saveDraft();
    inside.querySelector("input, textarea, .hse-mover, .hse-word[tabindex='0']").focus();
  }

  /** The drill goes to another line: what was said of the one before is put away. */
  function turnOver() {
    turned = true;
    dirty = false;
    show();
    saveDraft();
  }

  function hint() {
    if (state.hints.length < state.exercise.hints) request({ type: "hint", id: newId(), taken: state.hints.length });
  }

  function finish() {
    request({ type: "finish", id: newId() });
  }

  function playAgain() {
    request({ type: "again", id: newId() });
  }

  function request(intent) {
    if (pending) return;
    if (!line.live) return sayLost();
    deliver({ intent, times: 0, timer: null });
  }

  function saySomething(text) {
    const intent = { type: "say", id: newId(), text: text.slice(0, LONGEST) };
    clearTimeout(draftTimer);
    deliver({ intent, times: 0, timer: null, since: performance.now() });
    drafted = "{}";
    return intent.id;
  }

  // --- on its way

  function deliver(task) {
    pending = task;
    notice = "";
    push();
    show();
  }

  function push() {
    pending.times += 1;
    line.send(pending.intent);
    clearTimeout(pending.timer);
    pending.timer = setTimeout(unanswered, ACK_WITHIN);
    keepUnsent();
  }

  function unanswered() {
    if (!pending || !line.live) return; // a lost line delivers again when it is found
    if (pending.times < SENDS) return push();
    giveUp(say("came_back"));
  }

  function giveUp(text) {
    if (!state) return cannotOpen(text);
    const { intent } = pending ?? { intent: null };
    clearTimeout(pending?.timer);
    pending = null;
    if (intent?.type === "say") body.comeBack();
    notice = text;
    dirty = true;
    show();
    announce(text);
    saveDraft();
  }

  // --- what the kernel says

  function heard(news) {
    if (news.type === "notice") return giveUp(news.text);
    if (news.type !== "state") return;
    const wait = pending?.since && news.about === pending.intent.id && !still()
      ? Math.max(0, WRITING - (performance.now() - pending.since)) : 0;
    if (!wait) return take(news);
    clearTimeout(pending.timer);
    const timer = setTimeout(() => (timers.delete(timer), take(news)), wait);
    timers.add(timer);
  }

  function take(news) {
    const first = state === null;
    const done = pending && news.about === pending.intent.id ? pending.intent : null;
    const hintsBefore = state?.hints.length ?? 0;
    state = news;
    if (first) {
      build();
      return show();
    }
    if (done) {
      clearTimeout(pending.timer);
      pending = null;
    }
    const said = body.learn?.(state) ?? "";
    if (done?.type === "check") {
      turned = false;
      dirty = !same(body.answer(), done.answer);
      drafted = "{}";
      if (dirty) saveDraft();
    } else if (!dirty && !pending && state.result && state.exercise.kind !== "scene" && !turned)
      body.set(state.result.answer);
    if (state.exercise.kind === "scene") dirty = Boolean(body.answer().text);
    unsentDone();
    show();
    tell(done, said, hintsBefore);
  }

  function tell(done, said, hintsBefore) {
    if (!done) return;
    if (done.type === "check" && state.result) return announce(aloud(card, state.result));
    if (done.type === "hint") {
      const added = state.hints.slice(hintsBefore);
      return announce(added.map((each) => [each.reason ? `${say("way")}:` : "", each.text, each.reason ?? ""].join(" ")).join(" "));
    }
    const end = state.scene?.over && state.result ? aloud(card, state.result) : "";
    announce([said, end].filter(Boolean).join(" "));
    if (done.type === "again") body.focus();
  }

  // --- lost and found

  const lostWords = () => say(inLab() ? "lost_lab" : "lost");

  function sayLost() {
    announce(lostWords());
    keepUnsent();
  }

  function lost() {
    keepUnsent();
    show();
    // a page has many exercises: only the one in hand says so
    if (root.contains(document.activeElement) || dirty) announce(lostWords());
  }

  function found() {
    if (dirty) announce(say("found"));
    if (pending) {
      pending.times = SENDS - 1; // once more under the same id
      push();
    } else line.hello(); // news may have been lost meanwhile
    drafted = null;
    saveDraft();
    unsentDone();
    show();
  }

  function keepUnsent() {
    if (!state || line.live) return;
    const draft = draftNow();
    const tasks = pending ? [pending.intent] : [];
    if ((dirty && Object.keys(draft).length) || tasks.length) unsent.keep(state.place, { draft: dirty ? draft : null, pending: tasks });
    else unsent.forget(state.place);
  }

  function unsentDone() {
    if (line.live && !pending) unsent.forget(state.place);
  }

  function reload() {
    keepUnsent();
    window.location.reload();
  }

  function showBanner() {
    const gone = state && !line.live;
    banner.hidden = !gone && !notice;
    if (banner.hidden) return;
    const way = inLab() ? null : button(say("continue"), reload, { class: "hse-quiet" });
    const held = banner.contains(document.activeElement);
    banner.replaceChildren(...[make("p", { text: gone ? lostWords() : notice }), way].filter(Boolean));
    if (held) way?.focus();
  }

  function slow() {
    loading.replaceChildren(make("span", { text: `${say("loading_long")} ` }),
      inLab() ? "" : button(say("reload"), () => window.location.reload(), { class: "hse-quiet" }));
  }

  function cannotOpen(text) {
    if (loading.dataset.said === text) return;
    loading.dataset.said = text;
    loading.replaceChildren(...[make("span", { text: `${text} ` }), inLab() ? null
      : button(say("continue"), () => window.location.reload(), { class: "hse-quiet" })].filter(Boolean));
    announce(text);
  }

  /** Have it read aloud, once; what is announced after it, before its time, takes its place. */
  function announce(words, after = 60) {
    clearTimeout(telling);
    live.textContent = ""; // a change is what is read aloud, also of the same words
    telling = setTimeout(() => (live.textContent = words), after);
  }

  // --- the page around

  const quiet = (event) => event.stopPropagation(); // JupyterLab would run the cell on Shift+Enter, and act on letters
  for (const type of ["keydown", "keypress", "keyup", "paste", "copy", "cut", "contextmenu", "dragover", "drop"])
    root.addEventListener(type, quiet);
  root.addEventListener("focusout", saveDraft);
  const hidden = () => document.visibilityState === "hidden" && saveDraft();
  document.addEventListener("visibilitychange", hidden);
  window.addEventListener("pagehide", keepUnsent);
  const sizes = new ResizeObserver(() => body?.resized?.());
  sizes.observe(root);

  el.append(root);
  line = openLine(model, { heard, lost, found, slow });

  return function close() {
    line.close();
    sizes.disconnect();
    [draftTimer, telling, pending?.timer, ...timers].forEach(clearTimeout);
    body?.close?.();
    document.removeEventListener("visibilitychange", hidden);
    window.removeEventListener("pagehide", keepUnsent);
    root.remove();
  };
}

export default {
  render: ({ model, el }) => openExercise(model, el),
};
