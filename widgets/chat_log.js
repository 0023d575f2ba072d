/* The messages, keyed by turn and speaker, never drawn anew as a whole. */

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
const isUnsaid = (message) => message.who === "person" && message.how === "unanswered";
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
    if (!talk.messages.length && talk.stage === "talking") return talk.unopened ? "" : say("empty");
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
    setFoot(entry, message, messages.length - 1 - place);
    return entry;
  }

  function build(message) {
    const mine = message.who === "you";
    const bubbles = make("div", { class: "hsc-bubbles" });
    const foot = make("div", { class: "hsc-foot" });
    const { initials } = room.talk.person;
    const avatar = !mine && make("span", { class: "hsw-avatar", "aria-hidden": "true", text: initials });
    const side = mine ? "hsw-mine" : "hsc-theirs";
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
      bubble.classList.toggle("hsw-silent", silent);
    });
  }

  function addBubble(entry) {
    const bubble = make("p", { class: "hsw-bubble hsc-bubble", dir: "auto" });
    entry.bubbles.append(bubble);
    return bubble;
  }

  /** `after` counts the messages that follow. */
  function setFoot(entry, message, after) {
    const recent = after < 2;
    const told = after === 0 && room.talk.stage === "talking"; // by the line below it
    const is = JSON.stringify([message, recent, told, message.who === "you" && [room.talk.stage, room.talk.busy]]);
    if (entry.is === is) return;
    entry.is = is;
    const held = entry.foot.contains(document.activeElement) && document.activeElement.dataset.act;
    entry.foot.replaceChildren(...footOf(message, told));
    entry.article.classList.toggle("hsc-recent", recent);
    const name = [nameOf(message), timeOf(message.time)?.textContent];
    entry.article.setAttribute("aria-label", name.filter(Boolean).join(", "));
    if (held) entry.foot.querySelector(`[data-act="${held}"]`)?.focus({ preventScroll: true });
  }

  const nameOf = (message) => (message.who === "you" ? say("you") : room.talk.person.name);

  function footOf(message, told) {
    const mine = message.who === "you";
    const how = !told && message.how && message.how !== "finished" && make("span", { class: "hsc-how", text: say(message.how) });
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
    make("span", { class: "hsw-unseen", text: `${say("number", { number })}, ` }),
    make("span", { "aria-hidden": "true", text: String(number) }));

  const chip = (label) => make("span", { class: "hsc-chip" }, icon("sounds"),
    make("span", { class: "hsw-unseen", text: `${say("sounds")}: ` }), make("span", { text: label }));

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
    const bubble = make("p", { class: "hsw-bubble hsc-bubble", dir: "auto", text: silent ? say("silence") : text });
    bubble.classList.toggle("hsw-silent", silent);
    const node = make("div", { class: "hsc-item hsw-pending hsc-pending", "data-who": "you" },
      make("article", { class: "hsc-message hsw-mine", "aria-label": say("you") },
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
