/* What exercises are made of: bubbles, marks, hints, the result. */

const SIGNS = { right: "✓", not_yet: "◐", not_tried: "○" };

const sign = (outcome) => make("span", { class: "hse-sign", "aria-hidden": "true", text: SIGNS[outcome] });

/** One message, drawn as the chat draws it. */
function bubbleOf(by, texts, name, { note = "", pending = false, silent = false } = {}) {
  const mine = by === "helper";
  return make("div", { class: `hse-message ${mine ? "hsw-mine" : "hse-theirs"}${pending ? " hsw-pending" : ""}` },
    make("span", { class: "hse-by", text: name }),
    ...texts.map((text) => make("p", { class: `hsw-bubble hse-bubble${silent ? " hsw-silent" : ""}`, dir: "auto", text })),
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
  const word = outcome === "not_yet" && !item.feedback && words.along ? words.along : words[outcome];
  return make("p", { class: `hse-mark hse-${outcome}`, id: newId() }, sign(outcome),
    make("strong", { text: `${card.say(word)}${item.feedback ? "." : ""}` }),
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
  const more = button("", () => !isOff(more) && card.hint(), { class: "hsw-quiet hse-more" });
  let shown = 0;

  function show(hints, of, needless = false) {
    for (const hint of hints.slice(shown)) list.append(build(hint));
    while (list.children.length > hints.length) list.lastChild.remove();
    shown = hints.length;
    const done = shown >= of;
    more.hidden = (done || needless) && more !== document.activeElement; // it never goes from under someone's hands
    more.textContent = say(done ? "hint_last" : shown === of - 1 ? "hint_way" : shown ? "hint_next" : "hint");
    more.dataset.done = done || needless;
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

  function show(result, { old = false, stays = "", others = () => [], after = () => [] } = {}) {
    node.hidden = !result;
    const now = JSON.stringify([result, old, stays]);
    if (!result || now === is) return; // what is read, or open, stays as it is
    is = now;
    const { marked } = result;
    node.className = `hse-result hse-${marked.outcome}`;
    node.setAttribute("aria-label", say("result"));
    node.replaceChildren(...[
      old && make("p", { class: "hse-label", text: say("last_try") }),
      make("p", { class: "hse-said" }, sign(marked.outcome), make("strong", { text: `${say(marked.outcome)}.` }),
        make("span", { text: ` ${marked.said}` })),
      stays && make("p", { class: "hse-soft", text: stays }),
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
        make("p", { class: "hsw-bubble hsw-my hse-bubble", dir: "auto", text: model.text }),
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
