/**
 * The chat of a practice room, in the browser.
 *
 * It sends intents and shows news; what both are, protocol.py says. It decides nothing about a person: the kernel does.
 *
 *   1  Elements       small builders; every text is set as text, never as markup
 *   2  The line       hello, heartbeat, what happens when the kernel falls silent
 *   3  Unsent text    kept in this tab, only while the connection is lost
 *   4  Typing out     a sentence shows letter by letter, in all at most 1.5 s a reply
 *   5  Scrolling      along with the talk, only near its end
 *   6  Messages       keyed by turn and speaker, never drawn anew as a whole
 *   7  Placing        where the trainee places a feeling
 *   8  Suggestions
 *   9  The composer
 *  10  The head       who this is, and the buttons above the talk
 *  11  Screens        loading, before, break, ended
 *  12  The chat       wires them together
 */

const HELLO_EVERY = 1000; // ms: a first comm message can be lost while scripts still load
const HELLOS = 30;
const SLOW_AFTER = 8000; // ms without a state until the page says so
const MISSES = 2; // pings in a row without an answer
const ACK_WITHIN = 4000; // ms until a message is sent again under its id
const SENDS = 3;
const DRAFT_AFTER = 400; // ms after the last key
const TYPE_OUT = 1500; // ms in all for one reply
const LETTER = 14; // ms
const NEAR_END = 90; // px
const UNSENT_FOR = 10 * 60 * 1000; // ms that unsent text waits for its page to be loaded again
const LONGEST = 100000; // characters; the kernel drops anything longer
const BLANK = /_{3,}/;

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

const SVG = "http://www.w3.org/2000/svg";

function draw(tag, given = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(given)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

const ICONS = {
  copy: "M8 8h9v9H8zM8 13H4V4h9v4",
  again: "M5 10a6 6 0 1 1 2 4.5M5 17v-4h4",
  menu: "M4 6h13M4 10.5h13M4 15h13",
  earlier: "M12.5 5l-5 5.5 5 5.5",
  later: "M8.5 5l5 5.5-5 5.5",
  down: "M10.5 4v12M5.5 11l5 5 5-5",
  close: "M5 5l11 11M16 5L5 16",
  sounds: "M10.5 3.5a7 7 0 1 0 .01 0z",
};

function icon(name) {
  const path = draw("path", { d: ICONS[name], fill: "none", stroke: "currentColor", "stroke-width": "1.6",
    "stroke-linecap": "round", "stroke-linejoin": "round" });
  const half = name === "sounds" ? [draw("path", { d: "M10.5 3.5a7 7 0 0 1 0 14z", fill: "currentColor" })] : [];
  return draw("svg", { class: "hsc-icon", viewBox: "0 0 21 21", "aria-hidden": "true" }, path, ...half);
}

const iconButton = (name, text, click, given = {}) =>
  make("button", { type: "button", click, ...given }, icon(name), make("span", { text }));

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

const prefers = (query) => window.matchMedia(query).matches;
const isTouch = () => prefers("(pointer: coarse)");
const inLab = () => !document.body.hasAttribute("data-voila") && Boolean(document.querySelector(".jp-LabShell"));

const squeeze = (text) => text.replace(/\s+/g, " ").trim();

/** Fill the catalogue's sentences with names; an unknown key shows as itself, so that it is seen. */
function speaker(words, person) {
  return (key, values = {}) => {
    const all = { ...person(), ...values };
    return (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => (name in all ? String(all[name]) : whole));
  };
}

// --- 2  The line ------------------------------------------------------------------------------------------------

/** Talk with the kernel: greet until it answers, ping while it lives, say when it is lost and found. */
function openLine(model, { pace, heard, lost, found, slow }) {
  const every = 1000 * (model.get("heartbeat") || 5);
  let greeted = 0;
  let known = false;
  let live = true;
  let beats = 0;
  let missed = 0;
  let heart = null;
  let greeting = null;

  const line = { send, close, hello: () => put({ type: "hello", pace }), get live() { return live; } };

  function put(intent) {
    try {
      model.send(intent);
      return true;
    } catch {
      fail();
      return false;
    }
  }

  function send(intent) {
    return live && put(intent);
  }

  function greet() {
    if (known) return;
    line.hello();
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
  return line;
}

// --- 3  Unsent text ---------------------------------------------------------------------------------------------

/**
 * Drafts live with the kernel, since computers are shared. Only while the kernel is lost does this tab keep what was
 * written, for one page load: reading it removes it.
 */
const unsent = {
  key: (talk) => `holdspace-unsent:${talk}`,
  /** Remove what nobody came back for, whoever wrote it. */
  tidy() {
    for (const key of Object.keys(sessionStorage)) {
      const talk = key.startsWith(unsent.key("")) && key.slice(unsent.key("").length);
      if (talk === false) continue;
      const kept = unsent.take(talk);
      if (kept) sessionStorage.setItem(key, JSON.stringify(kept));
    }
  },
  keep(talk, kept) {
    try {
      sessionStorage.setItem(unsent.key(talk), JSON.stringify({ at: Date.now(), ...kept }));
    } catch {
      // a browser that keeps nothing still shows what was written
    }
  },
  take(talk) {
    try {
      const kept = JSON.parse(sessionStorage.getItem(unsent.key(talk)));
      unsent.forget(talk);
      return kept && Date.now() - kept.at < UNSENT_FOR ? kept : null;
    } catch {
      return null;
    }
  },
  forget(talk) {
    try {
      sessionStorage.removeItem(unsent.key(talk));
    } catch {
      // nothing was kept
    }
  },
};

// --- 4  Typing out ----------------------------------------------------------------------------------------------

/** Show text letter by letter at the end of a bubble. A new sentence, or `rush`, completes the one before at once. */
function makeTypist({ pace, grew }) {
  let until = 0;
  let job = null;

  /** The reply begins: what the room waits between sentences counts in, too. */
  function start() {
    finish();
    until = performance.now() + TYPE_OUT;
  }

  function type(bubble, text, done) {
    finish();
    const left = Math.max(0, until - performance.now());
    const span = pace() === "none" || document.hidden ? 0 : Math.min(left, text.length * LETTER);
    const before = bubble.textContent;
    job = { bubble, before, text, done, span, since: performance.now(), frame: 0 };
    if (span > 0) step(performance.now());
    else finish();
  }

  function step(now) {
    const part = Math.min(1, Math.max(0, now - job.since) / job.span);
    if (part >= 1) return finish();
    job.bubble.textContent = job.before + [...job.text].slice(0, Math.ceil(part * job.text.length)).join("");
    grew();
    job.frame = requestAnimationFrame(step);
  }

  function finish() {
    if (!job) return;
    const { bubble, before, text, done, frame } = job;
    job = null;
    cancelAnimationFrame(frame);
    bubble.textContent = before + text;
    grew();
    done();
  }

  function drop() {
    if (job) cancelAnimationFrame(job.frame);
    job = null;
  }

  return { start, type, finish, drop, get busy() { return job !== null; },
    get bubble() { return job?.bubble; } };
}

// --- 5  Scrolling -----------------------------------------------------------------------------------------------

/** Follow the talk while its reader is near the end; else offer the way to the latest. */
function makeScroller(box, toLatest) {
  let following = true;
  let set = 0;
  const distance = () => box.scrollHeight - box.clientHeight - box.scrollTop;

  function moved() {
    if (Math.abs(box.scrollTop - set) > 2) following = distance() < NEAR_END;
    offer();
  }

  function offer() {
    toLatest.hidden = following || distance() < NEAR_END;
  }

  /** `keep` stays in sight: what comes below it never pushes it out at the top. */
  function settle(keep = null) {
    if (following) {
      const end = box.scrollHeight - box.clientHeight;
      set = keep ? Math.max(box.scrollTop, Math.min(end, keep.offsetTop - 12)) : end;
      box.scrollTop = set;
      set = box.scrollTop;
    }
    offer();
  }

  function follow() {
    following = true;
    settle();
  }


  box.addEventListener("scroll", moved, { passive: true });
  toLatest.addEventListener("click", () => (follow(), box.focus({ preventScroll: true })));
  return { settle, follow };
}

// --- 6  Messages ------------------------------------------------------------------------------------------------

const clock = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" });
// In the language of the words, in the browser's zone.
const calendar = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long" });

function timeOf(iso) {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return null;
  return make("time", { datetime: iso, title: time.toLocaleString(), text: clock.format(time) });
}

function dayOf(iso) {
  const time = new Date(iso);
  return Number.isNaN(time.getTime()) ? "" : calendar.format(time);
}

const keyOf = (message) => `${message.turn}:${message.who}`;
const textOf = (message) => message.bubbles.join("\n\n");

/** The talk on screen. Each message has one element for as long as it is shown; only what changed in it is set. */
function makeLog(room) {
  const { say } = room;
  const shown = new Map(); // key -> { node, article, bubbles, foot, is }
  const pending = new Map(); // client id -> node
  const typing = make("div", { class: "hsc-typing", hidden: true },
    make("span", { class: "hsc-dots", "aria-hidden": "true" }, make("i"), make("i"), make("i")),
    make("span", { class: "hsc-typing-words" }));
  const tail = make("div", { class: "hsc-tail" }, typing);
  const note = make("p", { class: "hsc-note", hidden: true });
  // What is announced are finished messages, from a region of their own: a log that is live reads half sentences aloud.
  const box = make("div", { class: "hsc-log", role: "log", "aria-live": "off", tabindex: "0" }, note, tail);

  function show(messages) {
    const wanted = new Set(messages.map(keyOf));
    for (const [key, entry] of shown) {
      if (wanted.has(key)) continue;
      entry.node.remove();
      shown.delete(key);
    }
    messages.forEach((message, place) => put(message, place, messages));
    let next = [...pending.values()][0] ?? tail;
    for (const message of [...messages].reverse()) {
      const { node } = shown.get(keyOf(message));
      if (node.nextSibling !== next) box.insertBefore(node, next);
      next = node;
    }
    box.setAttribute("aria-label", say("log"));
    note.hidden = !noteText();
    note.textContent = noteText();
  }

  function noteText() {
    const { talk } = room;
    if (!talk.messages.length && talk.stage === "talking") return say("empty");
    if (room.rereading() && talk.messages.length)
      return say("rereading", { date: dayOf(talk.messages[0].time) });
    return "";
  }

  function put(message, place, messages) {
    const key = keyOf(message);
    const entry = shown.get(key) ?? build(message);
    shown.set(key, entry);
    setDay(entry, message, messages[place - 1]);
    setBubbles(entry, message);
    setFoot(entry, message, place === messages.length - 1 || place === messages.length - 2);
    return entry;
  }

  function build(message) {
    const mine = message.who === "you";
    const bubbles = make("div", { class: "hsc-bubbles" });
    const foot = make("div", { class: "hsc-foot" });
    const { initials } = room.talk.person;
    const avatar = !mine && make("span", { class: "hsc-avatar", "aria-hidden": "true", text: initials });
    const side = mine ? "hsc-mine" : "hsc-theirs";
    const article = make("article", { class: `hsc-message ${side}` }, avatar, bubbles, foot);
    const day = make("p", { class: "hsc-day", hidden: true });
    const node = make("div", { class: "hsc-item", "data-turn": message.turn, "data-who": message.who }, day, article);
    return { node, day, article, bubbles, foot, is: "" };
  }

  function setDay(entry, message, before) {
    const day = dayOf(message.time);
    const changed = before ? day !== dayOf(before.time) : day !== dayOf(new Date().toISOString());
    entry.day.hidden = !changed || !day;
    if (entry.day.textContent !== day) entry.day.textContent = day;
  }

  function setBubbles(entry, message) {
    const texts = message.bubbles.filter((text) => text.trim());
    const silent = !texts.length && message.who === "you";
    if (silent) texts.push(say("silence"));
    while (entry.bubbles.children.length > texts.length) entry.bubbles.lastChild.remove();
    texts.forEach((text, place) => {
      const bubble = entry.bubbles.children[place] ?? addBubble(entry);
      if (bubble.textContent !== text && bubble !== room.typist.bubble) bubble.textContent = text;
      bubble.classList.toggle("hsc-silent", silent);
    });
  }

  function addBubble(entry) {
    const bubble = make("p", { class: "hsc-bubble", dir: "auto" });
    entry.bubbles.append(bubble);
    return bubble;
  }

  function setFoot(entry, message, recent) {
    const is = JSON.stringify([message, recent, message.who === "you" && [room.talk.stage, room.talk.busy]]);
    if (entry.is === is) return;
    entry.is = is;
    const held = entry.foot.contains(document.activeElement) && document.activeElement.dataset.act;
    entry.foot.replaceChildren(...footOf(message));
    entry.article.classList.toggle("hsc-recent", recent);
    const name = [nameOf(message), timeOf(message.time)?.textContent];
    entry.article.setAttribute("aria-label", name.filter(Boolean).join(", "));
    if (held) entry.foot.querySelector(`[data-act="${held}"]`)?.focus({ preventScroll: true });
  }

  const nameOf = (message) => (message.who === "you" ? say("you") : room.talk.person.name);

  function footOf(message) {
    const mine = message.who === "you";
    const how = message.how && message.how !== "finished" && make("span", { class: "hsc-how", text: say(message.how) });
    return [
      make("span", { class: "hsc-by" }, numberOf(message), make("span", { text: nameOf(message) }), timeOf(message.time)),
      how || null,
      message.label && chip(message.label),
      message.placed && make("span", { class: "hsc-placed", text: say("placed", { placed: message.placed }) }),
      mine && message.tries?.length > 1 && triesOf(message),
      make("span", { class: "hsc-acts" }, copyOf(message), mine && anotherWay(message)),
      message.to_place && room.placing.of(message),
    ].filter(Boolean);
  }

  /** The words beside the plots speak of messages by their number. */
  const numberOf = ({ number }) => number && make("span", { class: "hsc-number", title: say("number", { number }) },
    make("span", { class: "hsc-unseen", text: `${say("number", { number })}, ` }),
    make("span", { "aria-hidden": "true", text: String(number) }));

  const chip = (label) => make("span", { class: "hsc-chip" }, icon("sounds"),
    make("span", { class: "hsc-unseen", text: `${say("sounds")}: ` }), make("span", { text: label }));

  function copyOf(message) {
    const mine = message.who === "you";
    const copy = iconButton("copy", say("copy"), () => copyText(textOf(message), copy), {
      class: "hsc-act", "data-act": "copy", "aria-label": say(mine ? "copy_yours" : "copy_of") });
    return copy;
  }

  async function copyText(text, copy) {
    const done = await toClipboard(text);
    room.announce(say(done ? "copied" : "copy_failed"));
    if (!done) return;
    const words = copy.lastChild;
    words.textContent = say("copied");
    copy.classList.add("hsc-done");
    setTimeout(() => ((words.textContent = say("copy")), copy.classList.remove("hsc-done")), 1600);
  }

  function anotherWay(message) {
    if (room.talk.stage !== "talking") return null;
    const again = iconButton("again", say("another_way"), () => !isOff(again) && room.branch(message.turn), {
      class: "hsc-act", "data-act": "again", title: say("another_way") });
    off(again, room.talk.busy);
    return again;
  }

  function triesOf(message) {
    const { tries } = message;
    const here = tries.indexOf(message.turn);
    const to = (name, key, place) => {
      const step = iconButton(name, "", () => !isOff(step) && room.switchTo(tries[place]), {
        class: "hsc-act hsc-step", "data-act": name,
        "aria-label": say(key, { this: Math.min(Math.max(place + 1, 1), tries.length), all: tries.length }) });
      off(step, room.talk.busy || place < 0 || place >= tries.length);
      return step;
    };
    return make("span", { class: "hsc-tries", role: "group" }, to("earlier", "try_earlier", here - 1),
      make("span", { text: say("tries", { this: here + 1, all: tries.length }) }), to("later", "try_later", here + 1));
  }

  function addPending(id, text) {
    const silent = !text.trim();
    const bubble = make("p", { class: "hsc-bubble", dir: "auto", text: silent ? say("silence") : text });
    bubble.classList.toggle("hsc-silent", silent);
    const node = make("div", { class: "hsc-item hsc-pending", "data-who": "you" },
      make("article", { class: "hsc-message hsc-mine", "aria-label": say("you") },
        make("div", { class: "hsc-bubbles" }, bubble),
        make("div", { class: "hsc-foot" }, make("span", { class: "hsc-by hsc-sending", text: say("sending") }))));
    pending.set(id, node);
    box.insertBefore(node, tail);
  }

  function dropPending(id) {
    pending.get(id)?.remove();
    pending.delete(id);
  }

  function markPending(key) {
    for (const node of pending.values()) node.querySelector(".hsc-sending").textContent = say(key);
  }

  function showTyping(yes) {
    typing.hidden = !yes;
    typing.lastChild.textContent = yes ? say("typing") : "";
  }

  function bubbleFor(message, fresh) {
    const entry = shown.get(keyOf(message));
    return (!fresh && entry.bubbles.lastChild) || addBubble(entry);
  }

  function lastOf(who) {
    const found = [...shown.values()].filter((entry) => entry.node.dataset.who === who);
    return found.at(-1)?.node ?? null;
  }

  const nodeOf = (turn, who) => shown.get(`${turn}:${who}`)?.node ?? null;

  return { box, tail, show, addPending, dropPending, markPending, showTyping, bubbleFor, lastOf, nodeOf };
}

async function toClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByHand(text); // an address without https has no clipboard
  }
}

function copyByHand(text) {
  const before = document.activeElement;
  const box = make("textarea", { "aria-hidden": "true", style: "position:fixed;opacity:0" });
  box.value = text;
  document.body.append(box);
  box.select();
  const done = document.execCommand("copy");
  box.remove();
  before?.focus({ preventScroll: true });
  return done;
}

// --- 7  Placing -------------------------------------------------------------------------------------------------

/** Two sliders and a circle that follow one another; one control for each message, kept while it is shown. */
function makePlacing(room) {
  const { say } = room;
  const controls = new Map(); // turn -> element

  function of(message) {
    if (!controls.has(message.turn)) controls.set(message.turn, build(message.turn));
    return controls.get(message.turn);
  }

  function build(turn) {
    const valence = slider("valence");
    const arousal = slider("arousal");
    const dot = draw("circle", { r: "7", class: "hsc-place-dot" });
    const circle = circleOf(dot);
    const done = button(say("place_done"), place, { class: "hsc-plain" });
    const title = make("p", { class: "hsc-place-title", id: newId(), text: say("place_title") });
    const node = make("div", { class: "hsc-place", role: "group", "aria-labelledby": title.id }, title, circle,
      make("div", { class: "hsc-place-sliders" }, valence.node, arousal.node, done));

    function follow() {
      dot.setAttribute("cx", 100 + 70 * valence.value());
      dot.setAttribute("cy", 92 - 70 * arousal.value());
    }
    function point(event) {
      if (event.type === "pointermove" && !event.buttons) return;
      const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(circle.getScreenCTM().inverse());
      valence.set((at.x - 100) / 70);
      arousal.set((92 - at.y) / 70);
      follow();
    }
    function place() {
      if (isOff(done)) return;
      if (!room.place(turn, valence.value(), arousal.value())) return;
      off(done, true);
    }
    node.addEventListener("input", follow);
    circle.addEventListener("pointerdown", (event) => (circle.setPointerCapture(event.pointerId), point(event)));
    circle.addEventListener("pointermove", point);
    follow();
    return node;
  }

  function slider(what) {
    const words = say(`place_words_${what}`).split("|");
    const input = make("input", { type: "range", min: "-1", max: "1", step: "0.05", value: "0", class: "hsc-range" });
    const now = make("span", { class: "hsc-place-now", "aria-hidden": "true" });
    const tell = () => {
      const word = words[Math.min(words.length - 1, Math.floor(((Number(input.value) + 1) / 2) * words.length))];
      now.textContent = word;
      input.setAttribute("aria-valuetext", word);
    };
    input.addEventListener("input", tell);
    tell();
    const set = (value) => {
      input.value = String(Math.max(-1, Math.min(1, value)));
      tell();
    };
    const node = make("label", { class: "hsc-place-slider" }, make("span", { text: say(`place_${what}`) }), now, input);
    return { node, set, value: () => Number(input.value) };
  }

  // The circle is the sliders once more, for eye and pointer; whoever listens has the sliders.
  const circleOf = (dot) => draw("svg", { class: "hsc-place-circle", viewBox: "-68 0 336 186", "aria-hidden": "true" },
    draw("circle", { cx: "100", cy: "92", r: "70", class: "hsc-place-rim" }),
    draw("path", { d: "M30 92H170M100 22V162", class: "hsc-place-axis" }),
    mark(100, 14, "middle", "axis_top"), mark(100, 180, "middle", "axis_bottom"),
    mark(24, 97, "end", "axis_left"), mark(176, 97, "start", "axis_right"), dot);

  function mark(x, y, anchor, key) {
    const text = draw("text", { x, y, "text-anchor": anchor });
    text.textContent = say(key);
    return text;
  }

  function forget(turns) {
    for (const turn of controls.keys()) if (!turns.has(turn)) controls.delete(turn);
  }

  return { of, forget };
}

// --- 8  Suggestions ---------------------------------------------------------------------------------------------

/** Three ways to go on, under the latest message; they leave when the trainee has written. */
function makeSuggestions(room) {
  const { say } = room;
  const node = make("div", { class: "hsc-suggestions", hidden: true });
  let is = "";
  let waiting = false;
  let ask = null;

  function show() {
    const { talk } = room;
    const free = !talk.busy && !room.composer.waiting();
    const open = talk.stage === "talking" && free && talk.suggestions_mode !== "never";
    const items = open ? talk.suggestions : [];
    const asking = open && !items.length && talk.suggestions_ready && theyWroteLast()
      && ["after_draft", "on_request"].includes(talk.suggestions_mode);
    if (items.length) waiting = false;
    const now = JSON.stringify([items, asking, waiting, talk.suggestions_mode]);
    if (now !== is) redraw(items, asking);
    is = now;
    node.hidden = !items.length && !asking;
    refresh();
  }

  function theyWroteLast() {
    return room.talk.messages.at(-1)?.who === "person";
  }

  function redraw(items, asking) {
    const held = node.contains(document.activeElement);
    ask = null;
    node.replaceChildren();
    for (const name of ["role", "aria-labelledby"]) node.removeAttribute(name);
    if (items.length) cards(items);
    else if (asking) asks();
    if (held) (node.querySelector("button") ?? room.log.box).focus({ preventScroll: true });
  }

  function cards(items) {
    const title = make("p", { class: "hsc-suggestions-title", id: newId(), text: say("suggestions") });
    node.setAttribute("role", "group");
    node.setAttribute("aria-labelledby", title.id);
    node.append(title, ...items.map(card));
  }

  const card = (item) => make("button", { type: "button", class: `hsc-suggestion hsc-${item.kind}`, title: item.term,
    "aria-description": item.term, "data-suggestion": item.id, click: () => room.take(item) },
    make("span", { class: "hsc-suggestion-title", text: item.title }),
    make("span", { class: "hsc-suggestion-text" }, make("span", { text: item.text }),
      make("small", { text: item.why })));

  function asks() {
    const after = room.talk.suggestions_mode === "after_draft";
    ask = button(say(waiting ? "suggestions_coming" : after ? "suggestions_others" : "suggestions_ask"), request,
      { class: "hsc-quiet" });
    node.append(ask);
    if (after) node.append(make("p", { class: "hsc-suggestions-title", text: say("suggestions_after_draft") }));
  }

  /** Enabled once there is a draft, where one's own words come first. */
  function refresh() {
    if (!ask) return;
    const early = room.talk.suggestions_mode === "after_draft" && squeeze(room.composer.text()).split(" ").length < 3;
    off(ask, early || waiting);
    const hint = node.querySelector("p");
    if (hint) hint.hidden = !early;
  }

  function request() {
    if (isOff(ask) || !room.askSuggestions()) return;
    waiting = true;
    show();
    setTimeout(() => waiting && ((waiting = false), show()), 10000);
  }

  return { node, show, refresh };
}

// --- 9  The composer --------------------------------------------------------------------------------------------

/** Where the trainee writes. What is sent stays with us until the kernel says that it is kept. */
function makeComposer(room) {
  const { say } = room;
  const pending = new Map(); // client id -> { text, suggestion, times, timer }
  let taken = null; // the suggestion that stands in the box: { id, text }
  let held = null; // a message that came back unsent: { id, text }; the same text goes again under the same id
  let last = null; // the last message sent: { id, text, suggestion }
  let mine = ""; // one's own words, put aside by a suggestion
  let draftTimer = null;
  let drafted = "";

  const box = make("textarea", { class: "hsc-box", rows: "1", enterkeyhint: "send", autocomplete: "off",
    spellcheck: "true", input: changed, keydown: pressed, blur: saveDraft });
  const go = button("", () => (isStop() ? room.stop() : submit()), { class: "hsc-send" });
  const hint = make("p", { class: "hsc-hint", hidden: true });
  const keys = make("p", { class: "hsc-unseen", id: newId() });
  const silenceButton = button("", saySilence, { class: "hsc-quiet" });
  const silence = make("div", { class: "hsc-ask", hidden: true }, make("span"), silenceButton);
  const keptText = make("span", { class: "hsc-kept-text", dir: "auto" });
  const kept = make("div", { class: "hsc-kept", hidden: true }, make("p", {}, make("span"), keptText),
    button("", putBack, { class: "hsc-quiet" }));
  const node = make("div", { class: "hsc-composer" }, kept, hint,
    make("div", { class: "hsc-write" }, box, go), silence, keys);
  box.setAttribute("aria-describedby", keys.id);

  const isStop = () => room.talk.busy || pending.size > 0;
  const waiting = () => pending.size > 0;
  const text = () => box.value;

  function show() {
    box.setAttribute("aria-label", say("message"));
    box.placeholder = say(room.narrow() ? "placeholder_short" : "placeholder");
    keys.textContent = say("keys");
    const stopping = isStop() && room.line.live;
    go.textContent = say(stopping ? "stop" : "send");
    go.classList.toggle("hsc-stopping", stopping);
    off(go, !room.line.live);
    silence.firstChild.textContent = say("stay_silent");
    silenceButton.textContent = say("say_nothing");
    kept.querySelector("p span").textContent = say("kept_words");
    kept.lastChild.textContent = say("put_back");
    if (box.scrollHeight > box.clientHeight && box.clientHeight) grow(); // its words came while it could not be seen
  }

  function set(value) {
    box.value = value;
    grow();
    room.suggestions.refresh();
  }

  function grow() {
    box.style.height = "auto";
    const frame = box.offsetHeight - box.clientHeight;
    if (box.scrollHeight) box.style.height = `${box.scrollHeight + frame}px`; // CSS keeps it to six lines
    room.settle();
  }

  function changed() {
    silence.hidden = true;
    tell("");
    if (!box.value) taken = null;
    grow();
    room.suggestions.refresh();
    clearTimeout(draftTimer);
    draftTimer = setTimeout(saveDraft, DRAFT_AFTER);
    room.keepUnsent();
  }

  function saveDraft() {
    clearTimeout(draftTimer);
    if (box.value === drafted || box.value.length > LONGEST || !room.talk.known) return;
    if (room.send({ type: "draft", text: box.value })) drafted = box.value;
  }

  function pressed(event) {
    if (event.key !== "Enter" || event.shiftKey || event.altKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    submit();
  }

  function submit() {
    if (!room.line.live) return tell(say("not_yet_connected"));
    if (isStop()) return tell(say("still_writing"));
    if (!box.value.trim()) return askSilence();
    if (box.value.length > LONGEST) return tell(say("too_long"));
    const blank = BLANK.exec(box.value);
    if (blank) return askToFill(blank);
    const same = held && held.text === box.value;
    post({ id: same ? held.id : newId(), text: box.value, suggestion: taken?.id });
    clear();
    box.focus({ preventScroll: true });
  }

  function askToFill(blank) {
    tell(say("blank"));
    box.focus();
    box.setSelectionRange(blank.index, blank.index + blank[0].length);
  }

  function askSilence() {
    silence.hidden = false;
    room.announce(`${say("stay_silent")} ${say("say_nothing")}`);
    room.settle();
  }

  function saySilence() {
    if (!room.line.live || isStop()) return;
    silence.hidden = true;
    post({ id: newId(), text: "" });
    box.focus({ preventScroll: true });
  }

  function clear() {
    clearTimeout(draftTimer);
    taken = held = null;
    mine = drafted = "";
    kept.hidden = true;
    tell("");
    set("");
  }

  function post(message) {
    last = message;
    pending.set(message.id, { ...message, times: 0, timer: null });
    room.log.addPending(message.id, message.text);
    deliver(message.id);
    room.sent();
  }

  function deliver(id) {
    const message = pending.get(id);
    message.times += 1;
    room.send(asIntent(message));
    clearTimeout(message.timer);
    message.timer = setTimeout(() => unanswered(id), ACK_WITHIN);
  }

  const asIntent = ({ id, text: said, suggestion }) =>
    ({ type: "send", id, text: said, ...(suggestion && { suggestion }) });

  function unanswered(id) {
    if (!pending.has(id) || !room.line.live) return; // a lost line delivers again when it is found
    if (pending.get(id).times < SENDS) deliver(id);
    else comeBack(id);
  }

  function forget(id) {
    clearTimeout(pending.get(id)?.timer);
    pending.delete(id);
    room.log.dropPending(id);
  }

  function acked(id) {
    forget(id);
    if (held?.id !== id) return;
    if (held.text === box.value) clear();
    held = null;
  }

  /** What was not taken stands in the box again, above whatever was written since. */
  function comeBack(id) {
    const message = pending.get(id);
    if (!message) return;
    forget(id);
    restore([message], box.value);
    room.changed();
  }

  function refused() {
    for (const id of [...pending.keys()]) comeBack(id);
  }

  function restore(messages, draft) {
    const texts = messages.map((message) => message.text).filter((each) => each.trim());
    if (texts.length) {
      held = { id: messages[0].id, text: texts.join("\n\n") };
      if (draft.trim()) held = null;
      taken = messages[0].suggestion ? { id: messages[0].suggestion, text: texts[0] } : null;
      tell(say("came_back"));
    }
    const all = [...texts, draft].filter((each) => each.trim()).join("\n\n");
    if (all) set(all);
  }

  function found() {
    for (const [id, message] of pending) {
      message.times = SENDS - 1; // once more under the same id, and if that is not answered it comes back
      deliver(id);
    }
    room.log.markPending("sending");
    tell("");
    drafted = null;
    saveDraft();
  }

  function take(item) {
    const own = box.value.trim() && !(taken && taken.text === box.value) ? box.value : "";
    if (own) mine = own;
    taken = { id: item.id, text: item.text };
    silence.hidden = true;
    set(item.text);
    kept.hidden = !mine;
    keptText.textContent = mine;
    box.focus({ preventScroll: true });
    const blank = BLANK.exec(item.text);
    if (blank) box.setSelectionRange(blank.index, blank.index + blank[0].length);
    else box.setSelectionRange(item.text.length, item.text.length);
    room.announce(say("suggestion_taken"));
    saveDraft();
    room.settle();
  }

  function putBack() {
    set(mine);
    mine = "";
    taken = null;
    kept.hidden = true;
    box.focus({ preventScroll: true });
    box.setSelectionRange(box.value.length, box.value.length);
    saveDraft();
  }

  function tell(words) {
    hint.hidden = !words;
    if (words && hint.textContent !== words) room.announce(words);
    hint.textContent = words;
    room.settle();
  }

  function sendAgain() {
    const [waitingId] = pending.keys();
    if (waitingId) deliver(waitingId);
    else if (box.value.trim()) submit();
    else if (last) room.send(asIntent(last)); // kept already: the room knows it by its id
    else box.focus();
  }

  const unsentNow = () => ({
    messages: [...pending.values()].map(({ id, text: said, suggestion }) => ({ id, text: said, suggestion })),
    draft: box.value,
  });

  function escaped() {
    if (silence.hidden) return false;
    silence.hidden = true;
    box.focus();
    return true;
  }

  function takeDraft(draft) {
    drafted = draft;
    if (!box.value) set(draft);
  }

  return { node, box, show, text, waiting, take, acked, refused, restore, found, saveDraft, sendAgain, unsentNow,
    escaped, takeDraft, grow, focus: () => box.focus({ preventScroll: true }),
    close: () => [draftTimer, ...[...pending.values()].map((each) => each.timer)].forEach(clearTimeout) };
}

// --- 10  The head -----------------------------------------------------------------------------------------------

function makeHead(room) {
  const { say } = room;
  const avatar = make("span", { class: "hsc-avatar hsc-avatar-large", "aria-hidden": "true" });
  const name = make("h2", { class: "hsc-name" });
  const about = make("p", { class: "hsc-about" });
  const id = newId();
  const feeling = make("button", { type: "button", class: "hsc-feeling", "aria-expanded": "false", click: fold });
  const menu = iconButton("menu", "", () => open(menu, actions), {
    class: "hsc-menu", "aria-expanded": "false", "aria-controls": `${id}-actions` });
  const pause = button("", () => choose(room.pause), { class: "hsc-quiet hsc-pause" });
  const end = button("", () => choose(room.end), { class: "hsc-quiet hsc-end" });
  const files = make("div", { class: "hsc-files", id: `${id}-files` },
    button("", () => choose(() => room.save("md"))), button("", () => choose(() => room.save("json"))),
    button("", () => choose(room.print)));
  const save = button("", () => open(save, files), {
    class: "hsc-quiet hsc-save", "aria-expanded": "false", "aria-controls": files.id });
  const saving = make("div", { class: "hsc-saving" }, save, files);
  const actions = make("div", { class: "hsc-actions", id: `${id}-actions` }, pause, end, saving);
  const who = make("div", { class: "hsc-who" }, name, about);
  const node = make("header", { class: "hsc-head" }, avatar, who, menu, actions, feeling);

  function show() {
    const { talk } = room;
    const { person } = talk;
    node.hidden = !talk.known;
    if (!talk.known) return;
    const touches = room.narrow() ? "" : person.touches.join(", "); // told before the talk; the talk needs the height
    avatar.textContent = person.initials;
    name.textContent = say("name_age");
    about.textContent = touches ? say("simulated_about", { touches }) : say("simulated_short");
    menu.setAttribute("aria-label", say("menu"));
    pause.textContent = say("take_break");
    pause.hidden = room.away();
    end.textContent = say("end");
    end.hidden = talk.stage !== "talking" || room.away();
    save.textContent = say("save");
    saving.hidden = !talk.messages.length || room.away();
    ["save_md", "save_json", "print"].forEach((key, place) => (files.children[place].textContent = say(key)));
    menu.hidden = room.away();
    showFeeling();
  }

  function showFeeling() {
    const { talk } = room;
    const label = talk.messages.findLast((message) => message.who === "person" && message.label)?.label;
    feeling.hidden = !room.around() || room.away() || talk.stage === "before"
      || (talk.feeling_mode === "at_end" && talk.stage !== "ended");
    feeling.textContent = label ? say("feeling_now", { label }) : say("feeling");
  }

  function fold() {
    const open = room.around()?.classList.toggle("hs-feeling-open") ?? false;
    feeling.setAttribute("aria-expanded", String(open));
  }

  function open(by, what) {
    const now = by.getAttribute("aria-expanded") !== "true";
    by.setAttribute("aria-expanded", String(now));
    what.classList.toggle("hsc-open", now);
    if (now) what.querySelector("button:not([hidden])")?.focus();
  }

  function choose(act) {
    shut(true);
    act();
  }

  /** Close what is open; true if something was. */
  function shut(refocus = false) {
    const by = [save, menu].filter((each) => each.getAttribute("aria-expanded") === "true");
    for (const each of by) each.setAttribute("aria-expanded", "false");
    for (const each of [files, actions]) each.classList.remove("hsc-open");
    if (refocus && by.length) by[0].focus();
    return by.length > 0;
  }

  function leave(event) {
    if (!actions.contains(event.target) && !menu.contains(event.target)) shut();
  }

  document.addEventListener("pointerdown", leave);
  node.addEventListener("focusout", (event) => {
    const to = event.relatedTarget;
    if (to && !actions.contains(to) && to !== menu) shut();
  });
  return { node, show, shut, close: () => document.removeEventListener("pointerdown", leave) };
}

// --- 11  Screens ------------------------------------------------------------------------------------------------

/** Draw a screen anew only when what it says has changed, so that focus and open parts survive a repeated state. */
function screen(className, contents) {
  const node = make("div", { class: `hsc-screen ${className}`, hidden: true });
  let is = "";
  return {
    node,
    show(yes, ...about) {
      node.hidden = !yes;
      const now = JSON.stringify(about);
      if (!yes || now === is) return;
      is = now;
      node.replaceChildren(...contents().flat().filter(Boolean));
    },
    focus: () => node.querySelector("h3")?.focus(),
  };
}

const title = (text) => make("h3", { class: "hsc-title", tabindex: "-1", text });

function servicesOf(room) {
  const { say, talk } = room;
  const one = (service) => make("li", {}, make("strong", { text: service.name }), make("span", { text: service.what }),
    make("span", { class: "hsc-reach", text: service.reach }),
    service.hours && make("span", { text: say("service_hours", { hours: service.hours }) }),
    service.checked && make("small", { text: service.checked }));
  if (!talk.services.length) return [make("p", { text: say("services_none") })];
  return [make("ul", { class: "hsc-services" }, ...talk.services.map(one))];
}

const helpTitle = ({ say, talk }) =>
  talk.country && talk.services.length ? say("services_in", { country: countryName(talk.country) }) : say("services");

/** The browser knows the names of countries; the room sends their codes. */
function countryName(code) {
  try {
    return new Intl.DisplayNames(["en"], { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** Where one is, so that the services shown are those one can reach. */
function countryOf(room) {
  const { say, talk } = room;
  if (!talk.countries?.length) return null;
  const choose = () => {
    room.choosing = true;
    room.send({ type: "country", code: choice.value });
  };
  const choice = make("select", { class: "hsc-country", change: choose },
    make("option", { value: "", text: say("country_any") }),
    ...talk.countries.map((code) => make("option", { value: code, text: countryName(code) })));
  choice.value = talk.countries.includes(talk.country) ? talk.country : "";
  if (room.choosing) queueMicrotask(() => choice.focus({ preventScroll: true }));
  room.choosing = false;
  return make("label", { class: "hsc-where" }, make("span", { text: say("country") }), choice);
}

/** It stays open when the state is shown anew. */
const helpOf = (room, open = false) =>
  make("details", { class: "hsc-help", open: open || room.helpOpen === true,
    toggle: (event) => (room.helpOpen = event.target.open) },
  make("summary", { text: helpTitle(room) }), countryOf(room), ...servicesOf(room));

function loadingScreen(room) {
  const { say } = room;
  let long = false;
  const { node, show } = screen("hsc-loading", () => [
    make("p", { role: "status", text: say(long ? "loading_long" : "loading") }),
    long && !inLab() && button(say("reload"), room.reload, { class: "hsc-plain" })]);
  return { node, show: () => show(!room.talk.known, long), slow: () => ((long = true), show(!room.talk.known, long)) };
}

function beforeScreen(room) {
  const { say } = room;
  return screen("hsc-before", () => {
    const { person } = room.talk;
    const { reviewed_by: reviewer } = person;
    return [
      title(say("before_title")),
      make("p", { text: say("before_simulated") }),
      person.touches.length && make("div", { class: "hsc-touches" },
        make("p", { class: "hsc-label", text: say("before_touches") }),
        make("ul", {}, ...person.touches.map((text) => make("li", { text })))),
      make("p", { class: "hsc-soft",
        text: reviewer ? say("before_reviewed", { reviewer }) : say("before_unreviewed") }),
      make("p", { text: say("before_leave") }),
      button(say("begin"), room.begin, { class: "hsc-plain hsc-begin" }),
      helpOf(room),
    ];
  });
}

function breakScreen(room) {
  const { say } = room;
  return screen("hsc-break", () => {
    const still = prefers("(prefers-reduced-motion: reduce)");
    const begun = room.talk.messages.length > 0;
    return [
      title(say("break_title")),
      make("p", { text: say(begun ? "break_text" : "break_text_unnamed") }),
      make("div", { class: "hsc-breath", "aria-hidden": "true" }, make("i")),
      make("p", { class: "hsc-soft", text: say(still ? "break_breathe_still" : "break_breathe") }),
      button(say(begun ? "back" : "back_to_start"), room.back, { class: "hsc-plain" }),
      make("div", { class: "hsc-help-open" }, make("p", { class: "hsc-help-title", text: helpTitle(room) }),
        countryOf(room), ...servicesOf(room)),
    ];
  });
}

function endedScreen(room) {
  const { say } = room;
  return screen("hsc-ended", () => [
    title(say("ended_title")),
    ...room.talk.closing.map((text) => make("p", { dir: "auto", text })),
    make("p", { class: "hsc-soft", text: say("ended_kept") }),
    make("div", { class: "hsc-row" }, button(say("again"), room.again, { class: "hsc-plain" }),
      button(say("save_md"), () => room.save("md"), { class: "hsc-quiet" }),
      button(say("save_json"), () => room.save("json"), { class: "hsc-quiet" })),
    helpOf(room, true),
  ]);
}

/** One calm line at a time, with the way on. */
function makeBanner(room) {
  const { say } = room;
  const text = make("p", { role: "status" });
  const way = button("", () => act(), { class: "hsc-plain" });
  const away = iconButton("close", "", () => room.dismiss(), { class: "hsc-act hsc-close" });
  const node = make("div", { class: "hsc-banner", hidden: true }, text, way, away);
  let act = () => {};

  function show({ words, label = "", onWay = null, lasting = false }) {
    const held = node.contains(document.activeElement);
    node.hidden = false;
    if (text.textContent !== words) text.textContent = words;
    way.hidden = !onWay;
    way.textContent = label;
    act = onWay ?? (() => {});
    away.hidden = lasting;
    away.setAttribute("aria-label", say("dismiss"));
    node.classList.toggle("hsc-lasting", lasting);
    if (held && way.hidden && away.hidden) room.composer.focus();
  }

  function hide() {
    const held = node.contains(document.activeElement);
    node.hidden = true;
    text.textContent = "";
    if (held) room.composer.focus();
  }

  return { node, show, hide };
}

// --- 12  The chat -----------------------------------------------------------------------------------------------

const NOBODY = { name: "", initials: "", age: "", subject: "", object: "", touches: [], reviewed_by: null };

function openChat(model, el) {
  const talk = { known: false, stage: "before", person: NOBODY, messages: [], suggestions: [], services: [],
    closing: [], busy: false, resumed: false, suggestions_mode: "never", suggestions_ready: false,
    feeling_mode: "shown" };
  const pace = () =>
    model.get("pace") === "none" || prefers("(prefers-reduced-motion: reduce)") ? "none" : "human";
  const root = make("section", { class: "hs-chat", "data-lm-suppress-shortcuts": "true" });
  let paused = false; // on a break: shown at once, whatever the room is doing
  let settling = 0; // until when a state from before our break, or our return, does not count
  let wanted = ""; // where focus goes with the next state
  let fresh = false; // the next state's draft goes into the composer
  let saving = false; // this view asked for the file that comes
  let finished = null; // the reply that ends when its last sentence is typed out
  let notice = null;
  let earlier = false; // the page opened on a talk that had ended before

  const room = {
    talk, root,
    say: speaker(model.get("words") ?? {}, () => talk.person),
    announce, changed: show, settle: () => scroller.settle(keepInSight()), dismiss,
    send: (intent) => room.line.send(intent),
    away: () => paused,
    narrow: () => root.clientWidth < 560, // as chat.css has it
    rereading: () => earlier && talk.stage === "ended",
    around: () => root.closest(".hs-room"),
    begin: () => ask({ type: "begin" }, "begun"),
    stop: () => ask({ type: "stop" }),
    end: () => ask({ type: "end" }, "ended"),
    again: () => ask({ type: "again" }, "begun", true),
    branch: (turn) => ask({ type: "branch", turn }, "composer", true) && sayThatItIsKept(turn),
    switchTo: (turn) => ask({ type: "switch", turn }, `tries:${turn}`, true),
    place: (turn, valence, arousal) => ask({ type: "place", turn, valence, arousal }, "placed"),
    askSuggestions: () => ask({ type: "ask_suggestions", ...draftNow() }),
    take, pause, back, save, print, reload, keepUnsent, sent,
  };
  const { say } = room;

  const live = make("div", { class: "hsc-unseen", role: "status", "aria-live": "polite", "aria-atomic": "true" });
  const toLatest = make("button", { type: "button", class: "hsc-latest", hidden: true }, icon("down"), make("span"));
  room.placing = makePlacing(room);
  room.log = makeLog(room);
  room.suggestions = makeSuggestions(room);
  room.composer = makeComposer(room);
  const { log, composer, suggestions } = room;
  const head = makeHead(room);
  const banner = makeBanner(room);
  const loading = loadingScreen(room);
  const before = beforeScreen(room);
  const resting = breakScreen(room);
  const ended = endedScreen(room);
  const view = make("div", { class: "hsc-view" }, log.box, toLatest);
  log.tail.append(suggestions.node, ended.node);
  root.append(make("div", { class: "hsc-card" }, head.node, loading.node, before.node, resting.node, view, banner.node,
    composer.node, live));
  const scroller = makeScroller(log.box, toLatest);
  const typist = makeTypist({ pace, grew: () => scroller.settle() });
  room.typist = typist;

  // --- what the trainee does

  function ask(intent, focus = "", draft = false) {
    if (!room.send(intent)) {
      announce(lostWords());
      return false;
    }
    wanted = focus || wanted;
    fresh = fresh || draft;
    return true;
  }

  const draftNow = () => (composer.text().trim() ? { draft: composer.text().slice(0, LONGEST) } : {});

  function take(item) {
    room.send({ type: "take", suggestion: item.id });
    composer.take(item);
  }

  function sent() {
    talk.suggestions = [];
    dismiss();
    show();
    scroller.follow();
    keepUnsent();
  }

  function pause() {
    composer.saveDraft();
    turnAway(true, "break");
    room.around()?.classList.remove("hs-feeling-open");
    resting.focus();
  }

  function back() {
    turnAway(false, "back");
    if (talk.stage === "break") talk.stage = talk.messages.length ? "talking" : "before";
    show();
    scroller.settle();
    focusOn(talk.stage === "talking" ? "composer" : talk.stage === "ended" ? "ended" : "begin");
  }

  function turnAway(yes, type) {
    paused = yes;
    settling = Date.now() + 3000;
    room.send({ type });
    show();
  }

  function save(format) {
    saving = ask({ type: "export", format });
  }

  function print() {
    const { classList } = document.documentElement;
    classList.add("hs-printing");
    window.addEventListener("afterprint", () => classList.remove("hs-printing"), { once: true });
    window.print();
  }

  function reload() {
    keepUnsent();
    window.location.reload();
  }

  // --- what the room says

  const hear = {
    state(news) {
      const first = !talk.known;
      const was = paused ? "break" : talk.stage;
      typist.drop();
      finished = null;
      Object.assign(talk, news, { known: true });
      if (Date.now() > settling || (talk.stage === "break") === paused) paused = talk.stage === "break";
      room.placing.forget(new Set(talk.messages.map((message) => message.turn)));
      if (first) earlier = talk.stage === "ended" && talk.resumed;
      if (talk.stage !== "ended" && talk.stage !== "break") earlier = false;
      if (first) recover(news);
      else if (fresh && talk.draft) composer.takeDraft(talk.draft);
      fresh = false;
      show();
      if (first || was !== talk.stage) scroller.follow();
      else room.settle();
      if (first && talk.resumed && talk.stage === "talking") tellOnce("resumed");
      if (wanted) focusOn(wanted);
      wanted = "";
    },
    ack({ id, message }) {
      composer.acked(id);
      upsert(message);
      if (room.line.live && !composer.waiting()) unsent.forget(talkName());
      show();
      room.settle();
    },
    typing({ on }) {
      if (on && !talk.busy) typist.start();
      talk.busy = on;
      show();
      room.settle();
    },
    sentence(news) {
      const message = talk.messages.find((each) => each.turn === news.turn && each.who === "person")
        ?? upsert({ turn: news.turn, number: 0, who: "person", bubbles: [], time: news.time });
      typist.finish();
      const opens = news.bubble || !message.bubbles.length;
      const glue = opens || /\s$/.test(message.bubbles.at(-1)) || /^\s/.test(news.text) ? "" : " ";
      if (opens) log.show(talk.messages);
      const bubble = log.bubbleFor(message, opens);
      if (opens) message.bubbles.push(news.text);
      else message.bubbles[message.bubbles.length - 1] += glue + news.text;
      log.showTyping(false);
      typist.type(bubble, glue + news.text, typedOut);
      room.settle();
    },
    reply({ message }) {
      finished = message;
      if (!typist.busy) typedOut();
    },
    suggestions({ turn, items }) {
      const latest = talk.messages.findLast((message) => message.who === "person");
      if (latest && latest.turn !== turn) return;
      talk.suggestions = items;
      talk.suggestions_ready = !items.length;
      show();
      room.settle();
      if (items.length && !finished) announce(say("suggestions_here"));
    },
    notice(news) {
      notice = news;
      composer.refused(); // what waits for its acknowledgement was not taken
      show();
      room.settle();
    },
    exported(file) {
      if (saving) download(file);
      saving = false;
    },
  };

  function heard(news) {
    if (Object.hasOwn(hear, news.type)) hear[news.type](news);
  }

  function typedOut() {
    if (!finished) return log.showTyping(talk.busy);
    const message = finished;
    finished = null;
    talk.busy = false;
    talk.suggestions_ready = true;
    upsert(message);
    show();
    room.settle();
    announce([say("said", { text: message.bubbles.join(" ") }),
      message.label && say("said_sounds", { label: message.label }),
      talk.suggestions.length && say("suggestions_here")].filter(Boolean).join(" "));
  }

  function upsert(message) {
    const place = talk.messages.findIndex((each) => keyOf(each) === keyOf(message));
    if (place < 0) talk.messages.push(message);
    else talk.messages[place] = message;
    return message;
  }

  function download({ name, mime, content }) {
    const address = URL.createObjectURL(new Blob([content], { type: mime }));
    const link = make("a", { href: address, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  }

  // --- lost and found

  const talkName = () => talk.talk ?? `${talk.lesson}:${talk.person.name}`;
  const lostWords = () => say(inLab() ? "lost_lab" : "lost");

  function lost() {
    log.markPending("unsent");
    keepUnsent();
    show();
    room.settle();
  }

  function found() {
    announce(say("found"));
    composer.found();
    if (paused !== (talk.stage === "break")) room.send({ type: paused ? "break" : "back" });
    if (!composer.waiting()) unsent.forget(talkName());
    room.line.hello(); // news may have been lost meanwhile
    show();
  }

  function tidyUp() {
    try {
      unsent.tidy();
    } catch {
      // a browser that keeps nothing has nothing to tidy
    }
  }

  function keepUnsent() {
    if (!talk.known || room.line.live) return;
    const kept = composer.unsentNow();
    if (kept.draft.trim() || kept.messages.length) unsent.keep(talkName(), kept);
    else unsent.forget(talkName());
  }

  /** The first state of a page: what this tab kept comes before the draft that the kernel has. */
  function recover(news) {
    const kept = unsent.take(talkName());
    const said = new Set(news.messages.filter((each) => each.who === "you").map((each) => squeeze(textOf(each))));
    const messages = (kept?.messages ?? []).filter((each) => !said.has(squeeze(each.text)));
    if (messages.length || kept?.draft) composer.restore(messages, kept.draft ?? "");
    else composer.takeDraft(news.draft ?? "");
    composer.saveDraft();
  }

  // --- what is on screen

  function show() {
    const { known } = talk;
    const stage = !known ? "loading" : paused ? "break" : talk.stage;
    root.dataset.stage = stage;
    root.setAttribute("aria-label", known ? say("region") : say("region_unnamed"));
    head.show();
    loading.show();
    before.show(stage === "before", talk.person, talk.services, talk.country);
    resting.show(stage === "break", talk.services, talk.country, talk.person.name, talk.messages.length > 0);
    ended.show(stage === "ended", talk.closing, talk.services, talk.country);
    view.hidden = !["talking", "ended"].includes(stage);
    composer.node.hidden = stage !== "talking";
    log.show(talk.messages);
    log.showTyping(talk.busy && !typist.busy && stage === "talking");
    toLatest.lastChild.textContent = say("latest");
    suggestions.show();
    composer.show();
    showBanner();
  }

  function showBanner() {
    if (talk.known && !room.line.live)
      return banner.show({ words: lostWords(), label: say("continue"), onWay: inLab() ? null : reload, lasting: true });
    if (!notice) return banner.hide();
    const ways = {
      continue: [say("continue"), inLab() ? null : reload],
      send_again: [say("send_again"), sendAgain],
      first_try: [say("first_try"), () => backToFirst(notice.turn)],
    };
    const [label, onWay] = ways[notice.way_on] ?? ["", null];
    banner.show({ words: notice.text, label, onWay });
  }

  /** What was said there is out of sight now, and not lost. */
  function sayThatItIsKept(turn) {
    notice = { text: say("first_kept"), way_on: "first_try", turn };
    showBanner();
  }

  function backToFirst(turn) {
    dismiss();
    room.switchTo(turn);
  }

  function sendAgain() {
    dismiss();
    composer.sendAgain();
  }

  function dismiss() {
    notice = null;
    showBanner();
  }

  function tellOnce(key) {
    if (!notice) notice = { text: say(key) };
    showBanner();
  }

  /** While suggestions stand below, the message that they answer stays in sight. */
  const keepInSight = () => (suggestions.node.hidden || talk.stage !== "talking" ? null : log.lastOf("person"));

  function announce(words) {
    live.textContent = "";
    setTimeout(() => (live.textContent = words), 60); // a change is what is read aloud, also of the same words
  }

  function focusOn(place) {
    const [what, turn] = place.split(":");
    if (what === "ended") return ended.focus();
    if (what === "begin" || talk.stage === "before") return before.focus();
    if (what === "tries") {
      const steps = [...(log.nodeOf(turn, "you")?.querySelectorAll(".hsc-step") ?? [])];
      const step = steps.find((each) => !isOff(each));
      if (step) return step.focus({ preventScroll: true });
    }
    // On a touch screen the keyboard would cover what there is to read.
    if (isTouch() && what !== "composer") log.box.focus({ preventScroll: true });
    else composer.focus();
  }

  // --- the page around

  function keyed(event) {
    if (event.type === "keydown" && event.key === "Escape" && !event.isComposing) {
      if (!head.shut(true) && !composer.escaped() && talk.busy && !paused) room.stop();
    }
    event.stopPropagation(); // JupyterLab would run the cell on Shift+Enter, and act on single letters
  }

  function hidden() {
    if (document.visibilityState !== "hidden") return;
    typist.finish();
    composer.saveDraft();
  }

  const shared = ["keydown", "keypress", "keyup"];
  shared.forEach((type) => root.addEventListener(type, keyed));
  for (const type of ["paste", "copy", "cut", "contextmenu", "dragover", "drop"])
    root.addEventListener(type, (event) => event.stopPropagation());
  document.addEventListener("visibilitychange", hidden);
  window.addEventListener("pagehide", keepUnsent);
  const sizes = new ResizeObserver(() => (composer.show(), composer.grow(), head.show()));
  sizes.observe(root);

  el.append(root);
  room.line = { live: true, send: () => false };
  tidyUp();
  show();
  room.line = openLine(model, { pace: pace(), lost, found, slow: loading.slow, heard });

  return function close() {
    room.line.close();
    typist.drop();
    composer.close();
    head.close();
    sizes.disconnect();
    document.removeEventListener("visibilitychange", hidden);
    window.removeEventListener("pagehide", keepUnsent);
    root.remove();
  };
}

export default {
  render: ({ model, el }) => openChat(model, el),
};
