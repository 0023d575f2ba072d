/* What could be said, to take or to leave. */

const WAYS = 3; // after a stop, one of them may have been said already

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
    const asking = open && !items.length && talk.suggestions_ready && canBeAnswered()
      && ["after_draft", "on_request"].includes(talk.suggestions_mode);
    const coming = open && !items.length && talk.suggestions_coming && canBeAnswered();
    if (items.length) waiting = false;
    const now = JSON.stringify([items, asking, coming, waiting, talk.suggestions_mode]);
    if (now !== is) redraw(items, asking, coming);
    is = now;
    node.hidden = !items.length && !asking && !coming;
    refresh();
  }

  /** They wrote last, or were stopped before they could: then there is something to answer still. */
  function canBeAnswered() {
    const last = room.talk.messages.at(-1);
    return last?.who === "person" || last?.how === "unanswered";
  }

  const some = (items) => items.length < WAYS;
  const here = () => say(some(room.talk.suggestions) ? "suggestions_left_here" : "suggestions_here");

  function redraw(items, asking, coming) {
    const held = node.contains(document.activeElement);
    ask = null;
    node.replaceChildren();
    for (const name of ["role", "aria-labelledby"]) node.removeAttribute(name);
    if (items.length) cards(items);
    else if (coming) node.append(make("p", { class: "hsc-suggestions-title", text: say("suggestions_coming") }));
    else if (asking) asks();
    if (held) (node.querySelector("button") ?? room.log.box).focus({ preventScroll: true });
  }

  function cards(items) {
    const title = make("p", { class: "hsc-suggestions-title", id: newId(), text: say(some(items) ? "suggestions_left" : "suggestions") });
    node.setAttribute("role", "group");
    node.setAttribute("aria-labelledby", title.id);
    const byModel = items.some((item) => item.source === "model");
    node.append(...[title, ...items.map(card), byModel && make("p", { class: "hsc-suggestions-title", text: say("suggestions_model") })]
      .filter(Boolean));
  }

  const card = (item) => make("button", { type: "button", class: `hsc-suggestion hsc-${item.kind}`, title: item.term,
    "aria-description": item.term, "data-suggestion": item.id, click: () => room.take(item) },
    make("span", { class: "hsc-suggestion-title", text: item.title }),
    make("span", { class: "hsc-suggestion-text" }, make("span", { text: item.text }),
      make("small", { text: item.why })));

  function asks() {
    const after = room.talk.suggestions_mode === "after_draft";
    ask = button(say(waiting ? "suggestions_coming" : after ? "suggestions_others" : "suggestions_ask"), request,
      { class: "hsw-quiet" });
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

  return { node, show, refresh, here };
}
