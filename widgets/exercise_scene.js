/* A small talk of its own. */

function sceneKind(card, exercise) {
  const { say } = card;
  let known = null;
  let waiting = null; // a message on its way: { id, text }
  let is = ""; // what is on screen
  const who = make("p", { class: "hse-scene-who" });
  const goal = make("div", { class: "hsw-aside" }, make("p", { class: "hse-label", text: say("goal") }),
    make("p", { dir: "auto", text: exercise.goal }));
  const talk = make("div", { class: "hse-talk hse-scene-talk", role: "log", "aria-live": "off", tabindex: "0" });
  const typing = make("p", { class: "hse-typing", hidden: true });
  const progress = make("p", { class: "hse-label hse-progress" });
  const writing = writingBox(card, "", submit);
  const go = button(say("send"), submit, { class: "hsw-plain" });
  const silence = make("div", { class: "hse-silence", hidden: true }, make("span", { text: say("stay_silent") }),
    button(say("say_nothing"), () => send(""), { class: "hsw-quiet" }));
  const leave = button(say("end_here"), () => card.finish(), { class: "hsw-quiet" });
  const composer = make("div", { class: "hse-composer" }, writing.node, make("div", { class: "hsw-row hse-actions" }, go, leave),
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
    who.replaceChildren(make("span", { class: "hsw-avatar", "aria-hidden": "true", text: known.initials }),
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
      : turns.length >= of ? say("turn_more", { name }) : say("turns_of", { n: turns.length + 1, of });
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
    button(say("play_again"), () => card.playAgain(), { class: "hsw-quiet" }),
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
