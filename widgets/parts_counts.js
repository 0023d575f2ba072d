/* What stands behind folds: counts in words, what came often, and what only a person can judge. */

const COUNTED = ["simple", "complex", "questions", "affirm", "seek", "emphasise", "giving_information",
  "persuade_with_permission", "persuade", "confront"];

/** Counts after the manual: first in words, each kind under its everyday name, and whose opinion the manual's lines are. */
function figuresOf({ say, folded, text }, { miti, person }) {
  if (!miti) return null;
  const row = (kind) => {
    const [everyday, manual] = say(`miti_${kind}`).split("|");
    return make("div", {}, make("dt", {}, everyday, " ", make("small", { text: `(${manual})` })), make("dd", { text: miti[kind] }));
  };
  return folded("miti", 0, [text(say("miti_lead", { name: person, volleys: miti.volleys })), list(miti.says),
    make("details", { class: "hsp-counts hsp-table" }, make("summary", { text: say("miti_all") }),
      make("dl", {}, COUNTED.map(row))),
    text(miti.about, { class: "hsp-soft" })]);
}

function habitsOf({ say, folded, item, text, foldedMoment }, { habits }) {
  return folded("habits", habits.length, habits.length && [text(say("habits_lead")), habits.map((one) => item(text(one.says),
    one.moments.map((each, at) => foldedMoment(`habit-${one.kind}-${at}`, glanceAt(say, each), each))))]);
}

function evidenceOf({ say, folded, item, text, strong, foldedMoment }, { evidence }) {
  return folded("evidence", evidence.length, evidence.length && [text(say("evidence_lead")), evidence.map((one) => item(
    make("p", {}, strong(one.name)), text(one.says),
    one.between && text(say("evidence_between", { low: one.between[0], high: one.between[1] })),
    one.moments.map((each, at) => foldedMoment(`evidence-${one.skill}-${at}`, glanceAt(say, each), each))))]);
}
