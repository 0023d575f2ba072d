/* What stands above the practice room: with whom, and what to try. */

function buildPractice(page) {
  const { say, content } = page;
  const why = make("p", { class: "hsp-about", hidden: true });
  const rest = make("p", { tabindex: "-1" });
  const sitting = make("div", { class: "hsw-aside hsp-rest", hidden: true }, rest,
    button(say("sitting_on"), () => page.keep({ type: "go_on" }), { class: "hsw-quiet" }));
  const choices = make("div", { class: "hsw-row hsp-row", hidden: true });
  const goal = make("p", { class: "hsp-goal", dir: "auto", text: content.goal });
  const own = makeField(page, { field: "goal", label: say("own_label"), hint: say("not_now"),
    done: (text) => page.keep({ type: "draft", field: "goal", text }) });
  const fold = make("details", { class: "hsp-own" }, make("summary", { text: say("own") }), own.node);
  const take = button(say("take"), () => page.keep({ type: "take_goal", text: own.text() }), { class: "hsw-plain" });
  const title = make("h3", { text: say("title"), tabindex: "-1" });
  const card = make("div", { class: "hsw-card hsp-card-box" }, title, goal, fold,
    make("div", { class: "hsw-row hsp-row" }, take, page.word));

  let known = false;

  /** In place of the room after a heavy talk; whoever began anew, or goes on, finds their place. */
  function suggestRest(text) {
    const came = known && text && sitting.hidden;
    const passed = known && !text && sitting.contains(document.activeElement);
    known = true;
    rest.textContent = text;
    sitting.hidden = !text;
    if (!came && !passed) return;
    requestAnimationFrame(() => {
      if (came) sitting.scrollIntoView({ block: "nearest" });
      (came ? rest : title).focus({ preventScroll: true });
    });
  }

  function put(node, text) {
    node.hidden = !text;
    node.textContent = text;
  }

  function show(state) {
    put(why, state.why);
    goal.textContent = state.goal || content.goal;
    own.set(state.draft || state.goal);
    if (state.draft) fold.open = true;
    card.hidden = !state.room;
    suggestRest(state.sitting);
    fold.hidden = take.hidden = state.under_way; // it was taken into the talk
    if (state.under_way) page.tell("");
    choices.hidden = !state.choices.length;
    choices.replaceChildren(...state.choices.map(({ id, name, touches }) =>
      make("div", { class: "hsp-person" },
        button(say("choose", { name }), () => page.keep({ type: "choose", person: id }), { class: "hsw-quiet" }),
        make("small", { text: say("choose_touches", { touches: touches.join(", ") }) }))));
  }

  function kept(ask) {
    if (ask.type === "take_goal") page.tell(say("taken"));
  }

  return { node: [sitting, why, choices, card], show, kept, flush: own.flush };
}

export default { render: ({ model, el }) => openKeptPart(model, el, "practice", buildPractice) };
