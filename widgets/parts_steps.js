/* Where it was about staying alive: each step of care, what became of it, and the message that shows it. */

const STEP = { true: "step_yes", false: "step_no", null: "step_none" };

function stepsOf({ say, section, text, fold, tag, moment }, { safety }) {
  if (!safety.length) return null;
  return section("safety", [text(say("safety_lead")), make("ol", { class: "hsp-steps", role: "list" }, safety.map(step))]);

  function step({ step: id, name, done, says, moment: at }) {
    const where = at && say(done ? "step_at" : "step_could", { message: at.message });
    const head = [
      make("span", { class: "hsp-strong" }, make("span", { text: name }), tag(say(STEP[String(done)]), `hsp-step-${done}`),
        where && make("span", { class: "hsp-where", text: where })),
      make("span", { class: "hsp-says", dir: "auto", text: says }),
    ];
    return make("li", { "data-step": id, class: at ? "" : "hsp-item hsp-bare" },
      at ? fold(`step-${id}`, head, [moment(at)], { class: "hsp-item" }) : head);
  }
}
