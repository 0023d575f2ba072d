/* Moments that mattered, marked in a talk: whole messages, or words of them. Places are counted in UTF-16 units. */

const SELECTED_FOR = 600; // ms that selected words can still be marked: a finger lifts the selection before it presses

/** `marks` as they were begun; `changed(marks)` is told of each change. */
function makeMarks({ say }, { said, marks, changed }) {
  const marked = new Map(); // turn -> true for the whole message, or stretches in their order
  const rows = new Map();
  for (const { turn, start, end } of marks)
    if (start === null || start === undefined) marked.set(turn, true);
    else if (marked.get(turn) !== true) marked.set(turn, joinStretches([...(marked.get(turn) ?? []), [start, end]]));
  const now = make("p", { class: "hsp-hint", role: "status" });
  const talk = makeTranscript(said, { name: say("talk"), under: (message) => message.answers && rowOf(message) });
  const node = make("div", { class: "hsl-marks" }, talk.node, now);

  function rowOf(message) {
    const { turn, text } = message;
    const begins = { words: squeeze(text).slice(0, 40) };
    const row = {
      message, picker: null, stretch: null, leaving: null,
      whole: button(say("mark"), () => put(turn, marked.has(turn) ? null : true),
        { class: "hsp-choice", "aria-pressed": "false", "aria-label": say("mark_of", begins) }),
      some: button(say("words_open"), () => pick(turn), { class: "hsw-quiet", "aria-expanded": "false" }),
      selected: button(say("selected"), () => markSelected(turn), { class: "hsw-quiet", hidden: true,
        pointerdown: (event) => event.preventDefault() }),
    };
    rows.set(turn, row);
    return make("div", { class: "hsw-row hsl-ways" }, row.whole, row.some, row.selected);
  }

  function put(turn, what) {
    if (what === null || what.length === 0) marked.delete(turn);
    else marked.set(turn, what);
    show(turn);
    changed(sent());
  }

  const sent = () => [...marked].sort(([one], [other]) => one - other).flatMap(([turn, what]) =>
    what === true ? [{ turn }] : what.map(([start, end]) => ({ turn, start, end })));

  function show(turn) {
    const { whole, picker, message } = rows.get(turn);
    const what = marked.get(turn);
    whole.setAttribute("aria-pressed", String(Boolean(what)));
    const spans = what === true ? [{ kind: "mine", label: say("marked_whole") }]
      : (what ?? []).map(([start, end]) => ({ start, end, kind: "mine", label: say("marked_whole") }));
    talk.mark(message.key, spans);
    picker?.show();
    const count = sent().length;
    now.textContent = count ? say(count === 1 ? "marks_one" : "marks_many", { count }) : say("marks_none");
  }

  // --- words, one by one --------------------------------------------------------------------------------------------

  function pick(turn) {
    const row = rows.get(turn);
    const { bubble } = talk.items.get(row.message.key);
    if (row.picker) {
      row.picker.node.remove();
      row.picker = null;
    } else {
      const stretches = () => (Array.isArray(marked.get(turn)) ? marked.get(turn) : []);
      row.picker = makeWords(say, row.message.text, stretches, (next) => put(turn, next), () => {
        pick(turn);
        row.some.focus();
      });
      bubble.after(row.picker.node);
      row.picker.focus();
    }
    bubble.hidden = Boolean(row.picker);
    row.some.setAttribute("aria-expanded", String(Boolean(row.picker)));
    row.some.textContent = say(row.picker ? "words_close" : "words_open");
  }

  // --- words that are selected --------------------------------------------------------------------------------------

  function selecting() {
    if (!node.isConnected) return document.removeEventListener("selectionchange", selecting);
    for (const row of rows.values()) {
      const stretch = row.picker ? null : stretchIn(talk.items.get(row.message.key).bubble);
      clearTimeout(row.leaving);
      if (stretch) {
        row.stretch = stretch;
        row.selected.hidden = false;
      } else if (!row.selected.hidden) row.leaving = setTimeout(() => (row.selected.hidden = true), SELECTED_FOR);
    }
  }

  function markSelected(turn) {
    const row = rows.get(turn);
    const what = marked.get(turn);
    const { start, end } = row.stretch;
    document.getSelection().removeAllRanges();
    row.selected.hidden = true;
    put(turn, joinStretches([...(Array.isArray(what) ? what : []), [start, end]]));
    row.whole.focus();
  }

  rows.forEach((_, turn) => show(turn));
  requestAnimationFrame(() => document.addEventListener("selectionchange", selecting));
  return { node, value: sent };
}

/** Stretches in their order, those that touch as one. */
function joinStretches(stretches) {
  const joined = [];
  for (const [start, end] of [...stretches].sort((one, other) => one[0] - other[0])) {
    const last = joined.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

/** A message as words, each of which can be marked, by hand and by keyboard. */
function makeWords(say, text, stretches, changed, leave) {
  const places = [...text.matchAll(/\S+/g)].map((found) => [found.index, found.index + found[0].length]);
  const keys = make("p", { class: "hsp-hint", id: local("keys"), text: say("words_keys") });
  const buttons = places.map(([start, end], at) => button(text.slice(start, end), (event) => clicked(at, event), { class: "hsl-word" }));
  const inside = buttons.flatMap((each, at) => [text.slice(at ? places[at - 1][1] : 0, places[at][0]), each]);
  const bubble = make("div", { class: "hsw-bubble", dir: "auto", role: "group", "aria-label": say("words_open"), "aria-describedby": keys.id,
    keydown: keyed });
  bubble.append(...inside);
  let here = 0; // the word that the Tab key reaches

  const isMarked = (at) => stretches().some(([start, end]) => places[at][0] < end && places[at][1] > start);

  /** Words that follow one another are one stretch. */
  function put(from, to, on) {
    const chosen = places.map((_, at) => (at >= Math.min(from, to) && at <= Math.max(from, to) ? on : isMarked(at)));
    const runs = [];
    chosen.forEach((yes, at) => {
      if (yes && chosen[at - 1]) runs.at(-1)[1] = places[at][1];
      else if (yes) runs.push([...places[at]]);
    });
    changed(runs);
  }

  function clicked(at, event) {
    if (event.shiftKey) put(here, at, true);
    else put(at, at, !isMarked(at));
    go(at);
  }

  function keyed(event) {
    if (event.key === "Escape") return leave();
    const to = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: places.length - 1 }[event.key];
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const next = clamp(to, 0, places.length - 1);
    if (event.shiftKey) put(here, next, true);
    go(next, true);
  }

  function go(at, focus = false) {
    here = at;
    show();
    if (focus) buttons[at].focus();
  }

  function show() {
    buttons.forEach((each, at) => {
      each.setAttribute("aria-pressed", String(isMarked(at)));
      each.tabIndex = at === here ? 0 : -1;
    });
  }

  show();
  return { node: make("div", { class: "hsl-words" }, keys, bubble), show, focus: () => buttons[here]?.focus() };
}
