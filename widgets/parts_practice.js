/* What stands above the practice room: with whom, and what to try. */

function buildPractice(page) {
  const { say, content } = page;
  const why = make("p", { class: "hsp-about", hidden: true });
  const sitting = make("p", { class: "hsp-aside", hidden: true });
  const choices = make("div", { class: "hsp-row", hidden: true });
  const goal = make("p", { class: "hsp-goal", dir: "auto", text: content.goal });
  const own = makeField(page, { field: "goal", label: say("own_label"), hint: say("not_now"),
    done: (text) => page.keep({ type: "draft", field: "goal", text }) });
  const fold = make("details", { class: "hsp-own" }, make("summary", { text: say("own") }), own.node);
  const take = button(say("take"), () => page.keep({ type: "take_goal", text: own.text() }), { class: "hsp-plain" });
  const card = make("div", { class: "hsp-card-box" }, make("h3", { text: say("title") }), goal, fold,
    make("div", { class: "hsp-row" }, take, page.word));

  function put(node, text) {
    node.hidden = !text;
    node.textContent = text;
  }

  function show(state) {
    put(why, state.why);
    put(sitting, state.sitting);
    goal.textContent = state.goal || content.goal;
    own.set(state.draft || state.goal);
    if (state.draft) fold.open = true;
    card.hidden = !state.room;
    fold.hidden = take.hidden = state.under_way; // it was taken into the talk
    if (state.under_way) page.tell("");
    choices.hidden = !state.choices.length;
    choices.replaceChildren(...state.choices.map(({ id, name, touches }) =>
      make("div", { class: "hsp-person" },
        button(say("choose", { name }), () => page.keep({ type: "choose", person: id }), { class: "hsp-quiet" }),
        make("small", { text: say("choose_touches", { touches: touches.join(", ") }) }))));
  }

  function kept(ask) {
    if (ask.type === "take_goal") page.tell(say("taken"));
  }

  return { node: [sitting, why, choices, card], show, kept, flush: own.flush };
}

export default { render: ({ model, el }) => openKeptPart(model, el, "practice", buildPractice) };
