/**
 * An exercise of a lesson, in the browser: one card for all ten kinds.
 *
 * It sends intents and shows news; what both are, exercise_protocol.py says. What is right, the kernel knows alone. The
 * kinds stand in files of their own (exercise_*.js); here is the card around them.
 */

const DRAFT_AFTER = 400; // ms after the last change
const WRITING = 900; // ms that a simulated person takes to write, where things move
const LONGEST = 20000; // characters; the kernel drops anything longer

const KINDS = { choose: chooseKind, order: orderKind, classify: classifyKind, spot: spotKind, feel: feelKind,
  rewrite: writtenKind, respond: writtenKind, repair: writtenKind, drill: drillKind, scene: sceneKind };

function openExercise(model, el) {
  const say = speaker(model.get("words") ?? {});
  let state = null;
  let body = null;
  let pristine = null; // the answer that nobody has touched
  let drafted = null; // what the kernel has as a draft, as JSON
  let draftTimer = null;
  let dirty = false; // changed since the latest answer was looked at
  let turned = false; // the result of the line before is put away
  let pending = null; // { intent, since }
  let notice = "";
  let line = { live: true, send: () => false, close: () => {}, hello: () => {} };
  let writing = null; // the timer while a simulated person writes
  const unsent = unsentOf("exercise");
  const region = makeAloud();
  const post = makePost({ send: (intent) => line.send(intent), live: () => line.live,
    gaveUp: () => giveUp(say("came_back")) });
  const { announce } = region;

  const card = { say, changed, announce, check, hint, finish, playAgain, saySomething, turnOver, sayLost, reload,
    goToResult: () => setTimeout(() => result.node.focus({ preventScroll: true })),
    busy: () => Boolean(pending), live: () => line.live, get kind() { return state?.exercise.kind; } };

  const title = make("h3", { class: "hse-title", id: newId() });
  const kind = make("span", { class: "hse-kind" });
  const outcome = make("span", { class: "hse-outcome" });
  const trouble = makeTrouble(card);
  const inside = make("div", { class: "hse-inside", hidden: true });
  const result = makeResult(card);
  const hints = makeHints(card);
  const go = button("", check, { class: "hsw-plain hse-check" });
  const fresh = button("", afresh, { class: "hsw-quiet" });
  const actions = make("div", { class: "hsw-row hse-actions" }, go, fresh, hints.more);
  const changedNote = make("p", { class: "hse-soft", hidden: true, text: say("changed") });
  const root = make("section", { class: "hs-widget hs-exercise", "data-lm-suppress-shortcuts": "true",
    "aria-labelledby": title.id },
    make("div", { class: "hsw-card hse-card" }, make("header", { class: "hse-head" },
      make("div", { class: "hse-titles" }, kind, title), outcome), trouble.loading, inside, trouble.banner, region.node));

  function build() {
    const { exercise } = state;
    title.textContent = exercise.title;
    kind.textContent = say(`kind_${exercise.kind}`);
    root.dataset.kind = exercise.kind;
    root.dataset.exercise = exercise.id;
    body = KINDS[exercise.kind](card, exercise);
    body.learn?.(state);
    body.set(null);
    pristine = body.answer();
    const slip = exercise.kind === "repair" ? { at: exercise.slip, is: exercise.slip_is } : null;
    const before = exercise.kind !== "scene" && exercise.conversation.length
      ? conversationOf(card, exercise.conversation, slip) : null;
    const ways = exercise.kind === "drill" ? [body.next, go, fresh, hints.more] : [go, fresh, hints.more];
    actions.replaceChildren(...ways);
    inside.append(...[make("p", { class: "hse-prompt", dir: "auto", text: exercise.prompt }), changedNote, before,
      body.node, result.node, body.over, actions, hints.list].filter(Boolean));
    trouble.loading.hidden = true;
    inside.hidden = false;
    fill();
  }

  /** What stands in the exercise when the page opens: work under way, else the latest answer. */
  function fill() {
    const kept = unsent.take(state.place);
    const draft = kept?.draft ?? state.draft;
    if (draft && Object.keys(draft).length) {
      body.set(draft);
      dirty = !same(draft, state.result?.answer ?? {});
    } else if (state.exercise.kind !== "scene" && state.result) body.set(state.result.answer);
    drafted = JSON.stringify(state.draft ?? {});
    for (const intent of kept?.pending ?? []) sendAgain(intent);
    if (kept) saveDraft();
  }

  function sendAgain(intent) {
    deliver(intent, { times: 1 });
    if (intent.type === "say") body.wait(intent.id, intent.text);
  }

  function show() {
    if (!state) return;
    const mine = state.exercise.kind === "drill" ? body.about(state.result) && !turned : Boolean(state.result);
    const scene = state.exercise.kind === "scene";
    const through = state.outcome === "not_yet" && state.drill && !state.drill.next; // nobody is told to go on for ever
    const underWay = !through && state.outcome !== "right" && isUnderWay();
    outcome.dataset.outcome = underWay ? "not_yet" : state.outcome;
    outcome.replaceChildren(...standing(say, state, { through, underWay, seen: mine && (scene || !dirty) }));
    body.show?.({ seen: mine });
    changedNote.hidden = !state.changed;
    result.show(mine ? state.result : null, { old: dirty && mine && !scene,
      stays: mine ? staysWords(say, state) : "", others: () => body.others?.(state.result) ?? [], after: () => body.after?.() ?? [] });
    body.mark(mine && !dirty ? state.result.marked.items : []);
    hints.show(state.hints, state.exercise.hints, isRight());
    go.hidden = scene;
    go.textContent = say(pending?.intent.type === "check" ? "checking" : isRight() ? "once_more"
      : mine ? "check_again" : "check");
    go.className = `hse-check ${isRight() ? "hsw-quiet" : "hsw-plain"}`;
    if (state.exercise.kind === "drill") showDrillWays(mine);
    fresh.hidden = scene || state.exercise.kind === "drill" || !mine || isRight();
    fresh.textContent = say("afresh");
    off(go, Boolean(pending));
    off(hints.more, Boolean(pending));
    trouble.show(line.live ? notice : lostWords());
  }

  /** A drill with lines to come, a scene in its midst: what was said of one line says nothing of the whole. */
  const isUnderWay = () => (state.drill ? state.drill.answered.length > 0 && Boolean(state.drill.next)
    : Boolean(state.scene && state.scene.turns.length && !state.scene.over));

  /** What stands there was found right: all that is left is to do it once more. */
  const isRight = () => state.exercise.kind !== "drill" && !dirty && state.result?.marked.outcome === "right";

  /** A line that was answered is left for the next one, or answered again. */
  function showDrillWays(mine) {
    const settled = mine && !dirty;
    go.textContent = pending?.intent.type === "check" ? say("checking")
      : say(settled ? "answer_again" : mine ? "check_again" : "check");
    go.classList.toggle("hsw-plain", !settled || body.next.hidden);
    go.classList.toggle("hsw-quiet", settled && !body.next.hidden);
  }

  // --- what is done

  function changed() {
    if (!state) return;
    if (!dirty) {
      dirty = true;
      const held = document.activeElement;
      show();
      if (held?.isConnected && held !== document.activeElement) held.focus({ preventScroll: true });
    }
    clearTimeout(draftTimer);
    draftTimer = setTimeout(saveDraft, DRAFT_AFTER);
    keepUnsent();
  }

  const isEmpty = () => body.isEmpty?.() ?? same(body.answer(), pristine);
  const draftNow = () => (!dirty || isEmpty() ? {} : body.answer()); // what was looked at is no draft any more

  function saveDraft() {
    clearTimeout(draftTimer);
    if (!state || pending?.intent.type === "check" || !line.live) return;
    const draft = draftNow();
    if (JSON.stringify(draft) === drafted) return;
    if (line.send({ type: "draft", answer: draft })) drafted = JSON.stringify(draft);
  }

  function check() {
    if (pending || !state) return;
    if (isRight()) return afresh();
    if (state.exercise.kind === "drill" && body.about(state.result) && !turned && !dirty) return body.focus();
    if (!line.live) return sayLost();
    clearTimeout(draftTimer);
    deliver({ type: "check", id: newId(), answer: body.answer() });
  }

  function afresh() {
    if (!body.keepsText || isRight()) body.set(null);
    state.result = null;
    dirty = false;
    show();
    saveDraft();
    inside.querySelector("input, textarea, .hse-mover, .hse-word[tabindex='0']").focus();
  }

  /** The drill goes to another line: what was said of the one before is put away. */
  function turnOver() {
    turned = true;
    dirty = false;
    show();
    saveDraft();
  }

  function hint() {
    if (state.hints.length < state.exercise.hints) request({ type: "hint", id: newId(), taken: state.hints.length });
  }

  function finish() {
    request({ type: "finish", id: newId() });
  }

  function playAgain() {
    request({ type: "again", id: newId() });
  }

  function request(intent) {
    if (pending) return;
    if (!line.live) return sayLost();
    deliver(intent);
  }

  function saySomething(text) {
    const intent = { type: "say", id: newId(), text: text.slice(0, LONGEST) };
    clearTimeout(draftTimer);
    deliver(intent, { since: performance.now() });
    drafted = "{}";
    return intent.id;
  }

  // --- on its way

  function deliver(intent, { times = 0, since = null } = {}) {
    pending = { intent, since };
    notice = "";
    post.deliver(intent, times);
    keepUnsent();
    show();
  }

  function settle() {
    if (pending) post.settle(pending.intent.id);
    pending = null;
  }

  function giveUp(text) {
    if (!state) return trouble.cannotOpen(text);
    const said = pending?.intent.type === "say";
    settle();
    if (said) body.comeBack();
    notice = text;
    dirty = true;
    show();
    announce(text);
    saveDraft();
  }

  // --- what the kernel says

  function heard(news) {
    if (news.type === "notice") return giveUp(news.text);
    if (news.type !== "state") return;
    const wait = pending?.since && news.about === pending.intent.id && !still()
      ? Math.max(0, WRITING - (performance.now() - pending.since)) : 0;
    if (!wait) return take(news);
    post.settle(pending.intent.id);
    writing = setTimeout(() => take(news), wait);
  }

  function take(news) {
    const first = state === null;
    const done = pending && news.about === pending.intent.id ? pending.intent : null;
    const hintsBefore = state?.hints.length ?? 0;
    state = news;
    if (first) {
      build();
      return show();
    }
    if (done) settle();
    const said = body.learn?.(state) ?? "";
    if (done?.type === "check") {
      turned = false;
      dirty = !same(body.answer(), done.answer);
      drafted = "{}";
      if (dirty) saveDraft();
    } else if (!dirty && !pending && state.result && state.exercise.kind !== "scene" && !turned)
      body.set(state.result.answer);
    if (state.exercise.kind === "scene") dirty = Boolean(body.answer().text);
    unsentDone();
    show();
    tell(done, said, hintsBefore);
  }

  function tell(done, said, hintsBefore) {
    if (!done) return;
    if (done.type === "check" && state.result) return announce(aloud(card, state.result));
    if (done.type === "hint") {
      const added = state.hints.slice(hintsBefore);
      return announce(added.map((each) => [each.reason ? `${say("way")}:` : "", each.text, each.reason ?? ""].join(" ")).join(" "));
    }
    const end = state.scene?.over && state.result ? aloud(card, state.result) : "";
    announce([said, end].filter(Boolean).join(" "));
    if (done.type === "again") body.focus();
  }

  // --- lost and found

  const lostWords = () => say(inLab() ? "lost_lab" : "lost");

  function sayLost() {
    announce(lostWords());
    keepUnsent();
  }

  function lost() {
    keepUnsent();
    show();
    // a page has many exercises: only the one in hand says so
    if (root.contains(document.activeElement) || dirty) announce(lostWords());
  }

  function found() {
    if (dirty) announce(say("found"));
    if (pending) post.again();
    else line.hello(); // news may have been lost meanwhile
    drafted = null;
    saveDraft();
    unsentDone();
    show();
  }

  function keepUnsent() {
    if (!state || line.live) return;
    const draft = draftNow();
    const tasks = pending ? [pending.intent] : [];
    if ((dirty && Object.keys(draft).length) || tasks.length) unsent.keep(state.place, { draft: dirty ? draft : null, pending: tasks });
    else unsent.forget(state.place);
  }

  function unsentDone() {
    if (line.live && !pending) unsent.forget(state.place);
  }

  function reload() {
    keepUnsent();
    window.location.reload();
  }

  // --- the page around

  keepToItself(root);
  root.addEventListener("focusout", saveDraft);
  const staying = whenLeft(saveDraft, keepUnsent);
  const sizes = new ResizeObserver(() => body?.resized?.());
  sizes.observe(root);

  el.append(root);
  line = openLine(model, { heard, lost, found, slow: trouble.slow });

  return function close() {
    line.close();
    sizes.disconnect();
    [draftTimer, writing].forEach(clearTimeout);
    post.close();
    region.close();
    staying();
    body?.close?.();
    root.remove();
  };
}

export default {
  render: ({ model, el }) => openExercise(model, el),
};
