/* After a stop: one calm line says what happened, and what can be done now. */

const STOPPED = { opening: "stopped_opening", unanswered: "stopped_unanswered", midway: "stopped_midway",
  midway_opening: "stopped_midway_opening" };

/** Under the last message while its reply is broken off; it leaves as soon as anything else is said. */
function makeStopped(room) {
  const { say, talk } = room;
  const words = make("p");
  const answer = button("", letAnswer, { class: "hsw-quiet" });
  const node = make("div", { class: "hsc-stopped", hidden: true }, words, answer);
  let told = "";

  /** What was broken off: "unanswered" or "midway" with the message that it answers, "opening" where it answers none. */
  function what() {
    if (talk.stage !== "talking" || talk.busy || room.composer.waiting()) return "";
    const last = talk.messages.at(-1);
    if (!last) return talk.unopened ? "opening" : "";
    if (last.who === "you") return last.how === "unanswered" ? "unanswered" : "";
    if (last.how !== "interrupted") return "";
    return talk.messages.some((each) => each.who === "you" && each.turn === last.turn) ? "midway" : "midway_opening";
  }

  function show() {
    const now = what();
    const held = node.contains(document.activeElement);
    node.hidden = !now;
    answer.hidden = !["unanswered", "midway"].includes(now);
    if (held && answer.hidden) room.log.box.focus({ preventScroll: true });
    const key = now && `${now}:${talk.messages.at(-1)?.turn ?? ""}`;
    if (now) {
      words.textContent = say(STOPPED[now]);
      answer.textContent = say(now === "midway" ? "let_answer_again" : "let_answer");
    }
    if (key && key !== told) room.announce(words.textContent);
    told = key;
  }

  function letAnswer() {
    if (room.letAnswer() && !isTouch()) room.composer.focus();
  }

  return { node, show, get on() { return !node.hidden; } };
}
