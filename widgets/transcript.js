/* One talk to be read again: what was seen in it on either side, the coach's notes beside it, a filter by skill. */

const NOTES_FOLD = 640; // px: below it a note is folded under its message

/** What it is made of is in progress_protocol.py; `home` is `{ say, back, width }`. */
function makeReading({ say, back, width, aloud }, { row, messages, skills, about_notes }) {
  const name = row.person;
  const folded = width() < NOTES_FOLD;
  const notes = new Map(); // key -> the pieces of a note, each `{ node, skill }`, and the box they stand in
  const count = make("p", { class: "hsr-count" });

  const whoSaid = (message) =>
    !message.mine ? name : message.number ? say("you", { n: message.number }) : say("you_plain");

  const talk = makeTranscript(
    messages.map((message) => ({ ...message, who: whoSaid(message), text: message.text || say("silence") })),
    { name: say("conversation", { name }), margin: noteOf, under: underOf });

  /** How it sounds, and how it came about. */
  function underOf(message) {
    const said = [
      message.feeling && say("sounds", { feeling: message.feeling }),
      message.broken_off && say("broken_off"),
      message.began && say("began"),
    ].filter(Boolean);
    return said.map((text) => make("p", { class: "hsr-sounds", text }));
  }

  function noteOf(message) {
    const pieces = [];
    const piece = (skill, ...inside) => {
      const node = make("div", { class: "hsr-piece" }, inside);
      pieces.push({ node, skill });
      return node;
    };
    const { note, could } = message;
    const text = (words) => make("p", { dir: "auto", text: words });
    const inside = [
      could.map((words) => piece("cues_and_safety", make("p", { class: "hsr-small", text: say("could") }),
        make("p", { class: "hsw-bubble hsw-my", dir: "auto", text: words }))),
      note?.good.map((good) => piece(good.skill, text(good.says))),
      note?.another && piece(note.another.skill, text(note.another.happened),
        make("p", { class: "hsr-small", text: say(note.another.small ? "try_small" : "try") }),
        make("p", { class: "hsw-bubble hsw-my", dir: "auto", text: note.another.instead }), text(note.another.why)),
      note?.says && piece("", text(note.says)),
    ].flat(2).filter(Boolean);
    if (!inside.length) return null;
    const box = make("details", { class: "hsr-note", open: !folded },
      make("summary", { text: say(note?.another || could.length ? "note_try" : "note") }), inside);
    notes.set(message.key, { box, pieces });
    return box;
  }

  /** Show what belongs to a skill, or everything; the messages stay, whatever is left in them. */
  function show(skill) {
    const belongs = (one) => !skill || one.skill === skill;
    let found = 0;
    for (const message of messages) {
      const { node, bubble } = talk.items.get(message.key);
      const holds = skill ? message.skills.includes(skill) : message.skills.length > 0;
      found += Number(skill ? holds : true);
      talk.mark(message.key, message.spans.filter(belongs));
      bubble.classList.toggle("hsw-silent", !message.text);
      node.classList.toggle("hsr-holds", Boolean(skill) && holds);
      if (holds) node.tabIndex = 0;
      else node.removeAttribute("tabindex");
      const note = notes.get(message.key);
      if (!note) continue;
      for (const piece of note.pieces) piece.node.hidden = !belongs(piece);
      note.box.parentElement.hidden = note.pieces.every((piece) => piece.node.hidden);
    }
    const chosen = skills.find((one) => one.id === skill);
    const key = !chosen ? "count_all" : found === 1 ? "count_one" : "count";
    count.textContent = say(key, { n: found, of: messages.length, name: chosen?.name });
    return count.textContent;
  }

  /** Tab leads on by itself; j and k do too, from one message that holds something to the next. */
  function keys(event) {
    const step = { j: 1, k: -1 }[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    const stops = [...talk.node.querySelectorAll(":scope > li[tabindex]")];
    const at = stops.indexOf(document.activeElement?.closest(".hst-said"));
    stops[at < 0 ? 0 : clamp(at + step, 0, stops.length - 1)]?.focus();
  }
  talk.node.addEventListener("keydown", keys);

  const group = local("skill");
  const chip = (id, words, checked) => {
    const radio = make("input", { type: "radio", name: group, value: id, change: () => aloud.announce(show(id)) });
    radio.checked = checked;
    return make("label", { class: "hsr-chip" }, radio, make("span", { text: words }));
  };
  const filter = make("fieldset", { class: "hsr-filter" }, make("legend", { text: say("filter") }),
    make("div", { class: "hsr-chips" }, chip("", say("all"), true),
      skills.map((one) => chip(one.id, say("of_skill", { name: one.name, n: one.messages }), false))));

  show("");
  return [
    skills.length > 0 && filter,
    make("p", { class: "hsr-small", text: say("about") }),
    make("div", { class: "hsr-found" }, count, skills.length > 0 && make("p", { class: "hsr-keys", text: say("keys") })),
    about_notes && make("p", { class: "hsw-aside", text: about_notes }),
    talk.node,
    make("div", { class: "hsw-row hsr-ways" }, back("hsw-quiet"),
      button(say("print"), () => printUnfolded(talk.node), { class: "hsw-quiet" })),
    make("p", { class: "hsr-small hsr-keep", text: say("your_own") }),
  ];
}

/** Paper has no folds. */
function unfold(node) {
  const closed = [...node.querySelectorAll("details:not([open])")];
  for (const each of closed) each.open = true;
  window.addEventListener("afterprint", () => closed.forEach((each) => (each.open = false)), { once: true });
}

function printUnfolded(node) {
  unfold(node);
  printWith("hsr-printing");
}
