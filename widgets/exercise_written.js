/* In one's own words: rewrite, respond, repair. */

function writingBox(card, label, onSend) {
  const keys = make("p", { class: "hse-soft hse-keys", id: newId(), text: card.say(onSend ? "keys_send" : "keys_write") });
  const box = make("textarea", { class: "hse-box", rows: onSend ? "2" : "3", maxlength: LONGEST, dir: "auto", id: newId(),
    spellcheck: "true", autocomplete: "off", "aria-describedby": keys.id, input: () => (grow(), card.changed()),
    keydown: (event) => {
      if (!isEnter(event)) return;
      if (onSend ? event.shiftKey || event.altKey : !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      (onSend ?? card.check)();
    } });
  const grow = () => fit(box);
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
