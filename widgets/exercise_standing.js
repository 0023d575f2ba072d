/* How an exercise stands, in words that the latest answer cannot belie: what was right once stays so. */

function standing(say, state, { through, underWay, seen }) {
  const { outcome, drill, result } = state;
  const as = (shown, text) => [sign(shown), make("span", { text })];
  if (through) return as("right", say("drill_done", drill));
  if (underWay) return as("not_yet", say("under_way"));
  if (outcome !== "right") return as(outcome, say(outcome));
  if (drill) return as(outcome, say(drill.next ? "drill_met" : "drill_done", drill));
  return as(outcome, say(seen && result.marked.outcome !== "right" ? "right_before" : "right"));
}

/** Said of an answer that is not right, where one before it was. */
function staysWords(say, { outcome, drill, result }) {
  if (result.marked.outcome === "right") return "";
  if (!drill) return outcome === "right" ? say("stays_right") : "";
  return drill.answered.find((each) => each.line === result.answer.line)?.met ? say("stays_met") : "";
}
