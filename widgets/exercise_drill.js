/* A drill. */

/** One line at a time; which comes next, the kernel says. */
function drillKind(card) {
  const { say } = card;
  let line = null; // the line on screen
  let known = null; // what the kernel told last
  const progress = make("p", { class: "hse-label hse-progress" });
  const level = make("span", { class: "hse-level" });
  const said = make("div", { class: "hse-talk" });
  const writing = writingBox(card, say("write_here"));
  const next = button("", () => known.next && go(known.next.line), { class: "hsw-plain" });
  const over = make("div", { class: "hse-over", hidden: true });
  const node = make("div", { class: "hse-drill" }, progress, said, writing.node);

  const lineOf = (number) => known.answered.find((each) => each.line === number)
    ?? (known.next?.line === number ? known.next : null);

  function go(number) {
    line = number;
    const answered = known.answered.find((each) => each.line === number);
    writing.set(answered && !answered.met ? answered.text : "");
    card.turnOver();
    writing.box.focus();
    card.announce(`${progress.textContent}. ${lineOf(line).said}`);
  }

  function learn(state) {
    known = state.drill;
    if (line === null || !lineOf(line)) {
      const wanted = state.draft?.line ?? state.result?.answer.line;
      line = known.answered.concat(known.next ?? []).find((each) => each.line === wanted)?.line
        ?? known.next?.line ?? known.answered[0].line;
    }
  }

  function show({ seen }) {
    const one = lineOf(line);
    const place = known.answered.findIndex((each) => each.line === line);
    const n = place < 0 ? known.answered.length + 1 : place + 1;
    level.textContent = say(`level_${one.level}`);
    progress.replaceChildren(`${say("line_of", { n, of: known.of })} · ${say("met_so_far", { met: known.met })} · `, level);
    if (said.dataset.line !== String(line)) said.replaceChildren(bubbleOf("person", one.said.split("\n"), say("them")));
    said.dataset.line = line;
    const step = known.next?.step ?? "same";
    next.hidden = !seen || !known.next;
    next.textContent = say(`next_${step}`);
    over.hidden = !seen || Boolean(known.next);
    if (!over.hidden) showOver();
  }

  function showOver() {
    const left = known.answered.filter((each) => !each.met);
    const held = over.contains(document.activeElement);
    over.replaceChildren(...[make("p", { text: say(left.length ? "drill_over" : "drill_over_all", known) }),
      left.length && make("p", { class: "hse-label", text: say("lines_left") }),
      ...left.map((each) => button(say("go_to_line", { text: each.said }), () => go(each.line), { class: "hse-line" }))]
      .filter(Boolean));
    if (held) writing.box.focus();
  }

  return {
    node, next, over, learn, show,
    keepsText: true,
    answer: () => ({ line, text: writing.box.value }),
    about: (result) => result && result.answer.line === line,
    set: (answer) => {
      if (answer && answer.line !== undefined && lineOf(answer.line)) line = answer.line;
      writing.set(answer?.text ?? "");
    },
    isEmpty: () => !writing.box.value && known.next?.line !== line,
    mark: () => {},
    focus: () => writing.box.focus(),
    resized: writing.grow,
  };
}
