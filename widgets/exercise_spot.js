/* Words of a passage. */

function spotKind(card, { words }) {
  const { say } = card;
  const marked = new Set();
  let here = 0; // the word that the Tab key reaches
  let anchor = null; // where a mark is being drawn from, and whether it marks or takes away
  let pressed = false;
  const keys = make("p", { class: "hse-soft", id: newId(), text: say("passage_keys") });
  const now = make("p", { class: "hse-marked" });
  const passage = make("div", { class: "hse-passage", role: "group", "aria-label": say("passage"),
    "aria-describedby": keys.id, keydown: keyed, pointerdown: pointed, pointerover: dragged, click: clicked });
  const buttons = words.map((word, at) => button(word.trim(), null, { class: "hse-word", "data-at": at }));
  words.forEach((word, at) => passage.append(buttons[at], word.includes("\n") ? make("br") : " "));
  const node = make("div", {}, keys, passage, now);
  const release = () => (anchor = null);
  document.addEventListener("pointerup", release);

  const at = (event) => {
    const word = event.target.closest?.(".hse-word");
    return word ? Number(word.dataset.at) : null;
  };

  function put(from, to, on) {
    for (let word = Math.min(from, to); word <= Math.max(from, to); word += 1)
      if (on) marked.add(word);
      else marked.delete(word);
    show();
    card.changed();
  }

  function pointed(event) {
    const word = at(event);
    if (word === null || event.pointerType !== "mouse" || event.button !== 0) return;
    pressed = true;
    if (event.shiftKey) put(here, word, true);
    else {
      anchor = { word, on: !marked.has(word), before: [...marked] };
      put(word, word, anchor.on);
    }
    go(word);
  }

  function dragged(event) {
    const word = at(event);
    if (!anchor || word === null || !(event.buttons & 1)) return;
    marked.clear(); // what was drawn over and left again is not meant
    anchor.before.forEach((each) => marked.add(each));
    put(anchor.word, word, anchor.on);
  }

  function clicked(event) {
    const word = at(event);
    const done = pressed;
    pressed = false;
    if (word === null || done) return; // the pointer has marked it already
    put(word, word, !marked.has(word));
    go(word);
  }

  function keyed(event) {
    const steps = { ArrowRight: 1, ArrowLeft: -1, Home: -words.length, End: words.length,
      ArrowDown: line(1), ArrowUp: line(-1) };
    const step = steps[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const to = clamp(here + step, 0, words.length - 1);
    if (event.shiftKey) put(here, to, true);
    go(to, true);
  }

  /** How many words it is to the nearest word in the line above or below. */
  function line(way) {
    const from = buttons[here].getBoundingClientRect();
    let best = 0;
    let least = Infinity;
    buttons.forEach((each, word) => {
      const box = each.getBoundingClientRect();
      const down = (box.top - from.top) * way;
      if (down < 4) return;
      const far = down * 4 + Math.abs(box.left - from.left);
      if (far < least) [least, best] = [far, word - here];
    });
    return best;
  }

  function go(word, focus = false) {
    here = word;
    show();
    if (focus) buttons[word].focus();
  }

  function ranges() {
    const runs = [];
    for (const word of [...marked].sort((one, other) => one - other)) {
      const last = runs.at(-1);
      if (last && last[1] === word) last[1] = word + 1;
      else runs.push([word, word + 1]);
    }
    return runs;
  }

  const wordsOf = ([from, to]) => words.slice(from, to).join("").trim();

  function show() {
    buttons.forEach((each, word) => {
      each.setAttribute("aria-pressed", String(marked.has(word)));
      each.tabIndex = word === here ? 0 : -1;
    });
    const texts = ranges().map((range) => `“${wordsOf(range)}”`);
    now.textContent = texts.length ? say("marked_now", { words: texts.join(", ") }) : say("marked_none");
  }

  return {
    node,
    answer: () => ({ ranges: ranges() }),
    set(answer) {
      marked.clear();
      for (const [from, to] of answer?.ranges ?? [])
        for (let word = from; word < to; word += 1) if (word in words) marked.add(word);
      show();
    },
    mark: () => {},
    others: (result) => result.marked.items.filter((item) => !item.right).map((item) => {
      const run = item.id.startsWith("words-") && ranges().find(([from]) => from === Number(item.id.slice(6)));
      const text = result.labels?.[item.id] ?? (run ? wordsOf(run) : "");
      return make("li", {}, sign("not_yet"), make("span", {},
        text && make("strong", { dir: "auto", text: `“${text}” ` }), make("span", { dir: "auto", text: item.feedback ?? "" })));
    }),
    close: () => document.removeEventListener("pointerup", release),
  };
}
