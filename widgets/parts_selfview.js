/* One's own view of a talk, before anything is said of it: rate it, mark the moments that mattered, rate once more. */

function buildSelfView(page) {
  const { say, root } = page;
  const title = make("h2", { tabindex: "-1" });
  const body = make("div", { class: "hsw-card hsp-card-box" });
  const over = make("p", { class: "hsw-aside", tabindex: "-1", text: say("over"), hidden: true });
  let is = "";
  let did = false; // a step was done here: whoever did it finds their place in the next

  root.hidden = true;

  function show(state) {
    const now = JSON.stringify([state.session, state.step, state.head]);
    if (now === is) return; // what is being chosen here is newer than what is kept of it
    is = now;
    root.hidden = !state.step && !did;
    title.hidden = body.hidden = !state.step;
    over.hidden = Boolean(state.step) || !did;
    if (state.step) draw(state);
    else body.replaceChildren();
    if (did) comeTo(state.step ? title : over);
    did = false;
  }

  /** The keyboard goes on from there, and it stands at the top of the window. */
  function comeTo(node) {
    node.focus({ preventScroll: true });
    node.scrollIntoView();
  }

  function draw(state) {
    const { session, head } = state;
    const id = newId(); // pressed twice, a step is done once
    const draft = (field, given) => page.keep({ type: "draft", field, text: JSON.stringify({ session, head, ...given }) });

    function done(how, given) {
      did = true;
      page.keep({ id, type: "look", step: state.step, how, text: JSON.stringify({ session, head, ...given }) });
    }

    const without = (name = "hsw-quiet") => button(say("without"), () => done("without", {}), { class: name });
    const { heading, inside } = { rating, hunt, revision }[state.step](state, { draft, done, without });
    title.textContent = heading;
    body.replaceChildren(...inside.flat(3).filter(Boolean), page.word);
  }

  function rating({ ratings }, { draft, done, without }) {
    const skip = without();
    const all = (now) => (page.content.skills ?? []).every(({ skill }) => skill in now);
    const form = makeRating(page, {
      changed: (now) => {
        draft("rating", { ratings: now });
        skip.hidden = all(now); // nothing is left to go without
      },
      last: (now) => [
        !Object.keys(now).length && make("p", { class: "hsp-about", text: say("rating_empty") }),
        button(say("rating_done"), () => done("kept", { ratings: form.value() }), { class: "hsw-plain" })],
    });
    form.set(ratings);
    skip.hidden = all(ratings);
    return { heading: say("title"), inside: [make("p", { text: say("rating_lead") }), form.node,
      make("p", { class: "hsp-hint", text: say("kept_as_you_go") }), skip] };
  }

  function hunt({ name, said, marks }, { draft, done, without }) {
    const skip = without();
    const form = makeMarks(page, { said, marks, changed: (now) => {
      draft("hunt", { marks: now });
      skip.hidden = now.length > 0;
    } });
    skip.hidden = marks.length > 0;
    return { heading: say("hunt_title"), inside: [
      make("p", { text: say("hunt_lead", { name }) }), make("p", { class: "hsp-hint", text: say("hunt_how") }), form.node,
      make("div", { class: "hsw-row" }, button(say("hunt_done"), () => done("kept", { marks: form.value() }), { class: "hsw-plain" }),
        skip)] };
  }

  function revision({ ratings, first, said, hunt: found }, { draft, done }) {
    const ways = (now) => (same(ordered(now), ordered(first))
      ? button(say("revision_stay"), () => done("without", {}), { class: "hsw-plain" })
      : button(say("revision_done"), () => done("kept", { ratings: form.value() }), { class: "hsw-plain" }));
    const form = makeRating(page, { changed: (now) => draft("revision", { ratings: now }), listed: true, last: ways });
    form.set(ratings);
    return { heading: say(found ? "revision_title" : "revision_titled_without"), inside: [
      found && huntOf(say, said, found, "h3"), make("p", { class: "hsl-then", text: say("revision_lead") }), form.node] };
  }

  const kept = (ask) => ask.type === "draft" && page.tell(say("kept"));
  const ordered = (ratings) => Object.entries(ratings).sort(([one], [other]) => one.localeCompare(other));

  return { node: [title, body, over], show, kept };
}

export default { render: ({ model, el }) => openKeptPart(model, el, "selfview", buildSelfView) };
