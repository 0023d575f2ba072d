/* The look back at a talk: staying alive first where it came up, then strengths, and no mark. */

const HOWS = ["yes", "partly", "not_this_time", "no_chance"];

function buildDebrief(page) {
  const { say } = page;
  const title = make("h2", { text: say("title"), tabindex: "-1" });
  const body = make("div", { class: "hsp-body" }, make("p", { class: "hsp-about", text: say("waiting") }));
  const ready = make("p", { class: "hsw-unseen", role: "status" });
  const how = makeChoice(say("goal_how"), HOWS.map((each) => [each, say(`how_${each}`)]), () => lookAtGoal());
  const note = makeField(page, { field: "note", label: say("note"), done: () => lookAtGoal() });
  const check = makeCheck(page, say("check"));
  const end = make("p", { class: "hsw-unseen" });
  let session = null;
  let whole = false; // there is a page on which the whole talk is read again
  let is = "";
  let known = false;
  let name = "";
  const folds = new Map(); // what is open or folded, as its reader left it

  const lookAtGoal = () => page.keep({ type: "look_at_goal", how: how.value(), text: note.text() });

  function show(state) {
    const { debrief } = state;
    const fresh = known && debrief && state.session !== session;
    known = true;
    if (session !== (state.session ?? null)) folds.clear();
    session = state.session ?? null;
    whole = Boolean(state.whole);
    if (!debrief) return empty(state.closed);
    how.set(state.how);
    note.set(state.note);
    check.show(state);
    const now = JSON.stringify([debrief, state.notes, state.closing]);
    if (now !== is) draw(debrief, state.notes, state.closing);
    is = now;
    fillOthers(say, body, state.others);
    if (fresh) ready.textContent = say("ready");
  }

  function empty(closed) {
    is = "";
    ready.textContent = "";
    body.replaceChildren(make("p", { class: "hsp-about", text: say(closed ? "closed" : "waiting") }));
  }

  /** Draw it; whoever stands on a button of a cue stands on that cue afterwards. */
  function draw(debrief, notes, closing) {
    const held = body.contains(document.activeElement) ? document.activeElement.closest("[data-cue]")?.dataset.cue : null;
    const own = body.contains(note.box) && body.contains(document.activeElement) && !held ? document.activeElement : null;
    body.replaceChildren(...parts(debrief, notes, closing).flat(3).filter(Boolean));
    if (held) body.querySelector(`[data-cue="${CSS.escape(held)}"] summary`)?.focus();
    else own?.focus();
    watch(end, () => page.keep({ type: "seen" }));
  }

  function parts(d, notes, closing) {
    name = d.person;
    const rest = [goal(d), section("rest", [...closing.map((text) => make("p", { dir: "auto", text })), check.node, page.word, end])];
    const opening = [make("p", { class: "hsp-lead", text: d.opening }), wholeTalk()];
    if (d.short) return [opening, make("p", { text: d.short }), left(d), rest];
    return [opening, stepsOf(kit, d), left(d), strengths(d), points(d), cues(d), given(d), felt(d), figuresOf(kit, d),
      habitsOf(kit, d), notesOf(kit, notes, way), noChance(d), evidenceOf(kit, d), unseen(d), question(d), rest];
  }

  /** What need not be read at once: headed by words and a number, and open or folded as it was left. */
  function fold(key, head, inside, { open = false, ...given } = {}) {
    const box = make("details", { "data-fold": key, open: folds.get(key) ?? open, ...given },
      make("summary", {}, head), make("div", { class: "hsp-folds" }, inside));
    box.addEventListener("toggle", () => folds.set(key, box.open));
    return box;
  }

  const tag = (words, kind = "") => make("span", { class: `hsp-tag ${kind}`, text: words });
  const counted = (key, count) => count > 0 && tag(say(count === 1 ? `one_${key}` : `many_${key}`, { count }));
  const strong = (words, ...tags) => make("span", { class: "hsp-strong" }, make("span", { text: words }), tags);

  /** A whole part that is folded at first. */
  function folded(key, count, inside) {
    const filled = [inside].flat(4).filter(Boolean);
    if (!filled.length) return null;
    return fold(key, [make("h3", { text: say(key) }), counted(key, count)], filled, { class: `hsw-card hsp-part hsp-of-${key}` });
  }

  const section = (key, inside, values) => {
    const filled = inside.flat(3).filter(Boolean);
    return filled.length ? make("section", { class: `hsw-card hsp-part hsp-of-${key}` }, make("h3", { text: say(key, values) }), filled) : null;
  };
  const text = (words, given = {}) => words && make("p", { dir: "auto", text: words, ...given });

  const left = (d) => d.left && section("left", [text(d.left.says), moment(d.left.moment),
    text(`${say("mend")}: ${d.left.mend}`), text(d.left.next)], { name: d.person });

  const strengths = (d) => section(d.strengths.length ? "strengths" : "plain", [
    ...d.strengths.map((one, at) => fold(`strength-${at}`, strong(one.what), [moment(one.moment), text(one.then)],
      { open: at === 0, class: "hsp-item" })),
    text(d.plain)]);

  const cues = (d) => section("cues", [text(d.cues.says), ...d.cues.seen.map(cueItem)]);

  function cueItem(cue) {
    const id = local("cue");
    return fold(`cue-${cue.id}`, [
      make("span", { class: "hsw-bubble hsp-quote", dir: "auto", id }, ...marked(cue.line, cue.words)),
      make("span", { class: "hsp-strong hsp-outcome" }, make("span", { text: `${cue.name}, ${cue.when}` }), tag(say(`cue_${cue.outcome}`), `hsp-${cue.outcome}`)),
    ], [text(cue.says), cue.yours && moment(cue.yours, false),
      cue.could && make("p", { dir: "auto" }, make("span", { class: "hsp-label", text: `${say("could")}: ` }), cue.could),
      cue.may_dispute && button(say("dispute"), () => page.keep({ type: "dispute", cue: cue.id }),
        { class: "hsw-quiet", "aria-describedby": id })],
    { class: "hsp-item", "data-cue": cue.id });
  }

  /** The line with the words of the cue marked in it. */
  function marked(line, words) {
    const at = line.indexOf(words);
    if (at < 0) return [line];
    return [line.slice(0, at), make("mark", { text: words }), line.slice(at + words.length)];
  }

  const felt = (d) => folded("felt", d.felt.length, d.felt.map((one) => item(
    make("blockquote", { class: "hsw-bubble hsp-quote", dir: "auto", text: one.words }), text(one.says))));

  const given = (d) => d.given_back && folded("given", d.given_back.examples.length, [text(d.given_back.says),
    ...d.given_back.examples.map((one) => item(moment(one.moment, false), text(one.says),
      one.meant && text(`${say("meant")}: ${one.meant}.`, { class: "hsp-soft" }))),
    d.given_back.counts.length && make("details", { class: "hsp-counts" }, make("summary", { text: say("counts") }),
      make("dl", {}, d.given_back.counts.map((one) => make("div", {}, make("dt", { text: one.name }), make("dd", { text: one.number }))))),
    text(d.given_back.beside), text(d.given_back.about_counts, { class: "hsp-soft" })]);

  const points = (d) => section("points", [...d.points.map((one, at) => fold(`point-${at}`,
    strong(one.name, tag(say("at", { message: one.moment.message }))),
    [moment(one.moment), text(one.happened), text(one.effect),
      make("div", { class: "hsp-instead" }, make("p", { class: "hsp-label", text: say("instead") }),
        make("p", { class: "hsw-bubble hsw-my", dir: "auto", text: one.instead }), text(one.why),
        othersOf(one.moment.turn, one.skill)), text(one.again)],
    { open: at === 0, class: "hsp-item" })),
    text(d.no_points), d.points.length > 0 && othersFailed()]);

  const noChance = (d) => folded("no_chance", d.no_chance.length, d.no_chance.length
    ? [text(say("no_chance_lead")), list(d.no_chance.map((one) => one.name))] : []);

  const unseen = (d) => folded("unseen", d.unseen.length, d.unseen.length ? [list(d.unseen)] : []);

  const question = (d) => d.question && section("question", [text(d.question.text, { class: "hsp-ask" }),
    text(d.question.because), foldedMoment("question", say("moment"), d.question.moment)]);

  const goal = (d) => d.goal && section("goal", [text(d.goal.goal, { class: "hsp-goal" }), text(d.goal.says),
    ...d.goal.moments.map((one, at) => foldedMoment(`goal-${at}`, one.says, one.moment)), how.node, note.node]);

  const item = (...inside) => make("div", { class: "hsp-item" }, inside);

  const moment = (one, whole) => momentOf(say, name, one, whole);

  /** Paper has no folds. */
  function unfold() {
    if (!body.isConnected) return window.removeEventListener("beforeprint", unfold);
    const closed = [...body.querySelectorAll("details:not([open])")];
    for (const each of closed) each.open = true;
    window.addEventListener("afterprint", () => closed.forEach((each) => (each.open = false)), { once: true });
  }
  window.addEventListener("beforeprint", unfold);

  const foldedMoment = (key, words, one) =>
    fold(key, strong(words, tag(say("at", { message: one.message }))), [moment(one)], { class: "hsp-item" });

  const flush = () => {
    if (!session) return;
    note.flush();
    check.flush();
  };
  /** A page of the whole talk has an address of its own in Voila; a notebook in a lab has none. */
  const way = ({ message }) => whole && inVoila() && make("a", { class: "hsp-way", href: `/progress/${session}#message-${message}`,
    text: say("note_read", { message }) });

  const wholeTalk = () => whole && inVoila() && make("p", {}, make("a", { class: "hsp-way", href: `/progress/${session}`, text: say("whole_talk") }));

  const kit = { say, section, folded, fold, item, text, tag, strong, moment, foldedMoment };
  return { node: [title, ready, body], show, flush };
}

export default { render: ({ model, el }) => openKeptPart(model, el, "debrief", buildDebrief) };
