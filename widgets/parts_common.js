/**
 * What the parts of a lesson have in common.
 *
 * A part asks the kernel for its state, and sends what was done in it under an id until that is kept. Every text is set
 * as text, never as markup. Nothing is kept in the browser.
 */

const TRIES = 2; // before the page says that something is not kept; it goes on trying
const DRAFT_AFTER = 400; // ms after the last key

/**
 * One part on the page. `build(page)` makes what stands there and returns `{ node, show, kept, flush }`, each but the
 * first left out where it is not needed.
 */
function openPart(model, el, name, build) {
  const say = speaker(model.get("words") ?? {});
  const content = model.get("content") ?? {};
  const root = make("section", { class: `hs-widget hs-parts hsp-${name}`, "data-lm-suppress-shortcuts": "true" });
  const word = make("p", { class: "hsp-word", role: "status" });
  const again = button(say("reload"), () => window.location.reload(), { class: "hsw-quiet", hidden: true });
  let line = null;

  const page = {
    say, content, root, word,
    keep,
    ask: () => line.hello(),
    /** Say in a sentence what became of it; the word stands where the part puts it. */
    tell(text, lost = false) {
      word.textContent = text;
      word.classList.toggle("hsp-lost", lost);
      again.hidden = !lost || !inVoila();
      if (lost && inVoila()) word.after(again);
    },
    seen: (node) => watch(node, () => keep({ type: "seen" })),
  };

  const post = makePost({ send: (ask) => line.send(ask), gaveUp: notKept, tries: TRIES });

  function keep(ask) {
    // of what stands in a field only the latest counts
    if (ask.type === "draft")
      for (const each of post.tasks()) if (each.type === "draft" && each.field === ask.field) post.settle(each.id);
    post.deliver({ id: newId(), ...ask });
  }

  function notKept({ id }) {
    page.tell(say(inVoila() ? "lost" : "lost_lab"), true);
    post.push(id);
  }

  function heard(news) {
    if (news.type === "state") part.show?.(news.state);
    if (news.type === "trouble") page.tell(news.text, true);
    const ask = news.id && post.settle(news.id);
    if (!ask || news.type !== "kept" || ask.type === "seen") return;
    const more = post.tasks().some((each) => each.type !== "seen");
    if (!more) page.tell(ask.type === "draft" ? "" : say("kept"));
    part.kept?.(ask);
  }

  const part = build(page);
  root.setAttribute("aria-label", say("region", content));
  root.append(...[part.node].flat(3).filter(Boolean));
  if (!root.contains(word)) root.append(word);

  keepToItself(root);
  const flush = () => part.flush?.();
  const staying = whenLeft(flush);
  el.append(root);
  line = openLine(model, { greets: Boolean(part.show || part.serves), beats: false, heard });

  return () => {
    flush();
    line.close();
    post.close();
    staying();
    root.remove();
  };
}

/** Call once, when the node has come on screen. */
function watch(node, call) {
  const eye = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    eye.disconnect();
    call();
  });
  eye.observe(node);
}

/** A field whose text is kept as it is typed; `done` is called when it was left, or Enter was pressed, and changed. */
function makeField(page, { field, label, rows = 1, hint = "", done }) {
  const id = local("field");
  const box = make("textarea", { id, rows, maxlength: 20000, dir: "auto", placeholder: " ", "aria-describedby": hint && `${id}-hint` });
  const node = make("div", { class: "hsp-field" }, make("label", { for: id, text: label }), box,
    hint && make("p", { class: "hsp-hint", id: `${id}-hint`, text: hint }));
  let timer = null;
  let last = ""; // as it was kept

  function typed() {
    fit(box);
    clearTimeout(timer);
    timer = setTimeout(() => page.keep({ type: "draft", field, text: box.value }), DRAFT_AFTER);
  }

  function leave() {
    clearTimeout(timer);
    if (box.value === last) return;
    last = box.value;
    done(box.value);
  }

  box.addEventListener("input", typed);
  box.addEventListener("blur", leave);
  box.addEventListener("keydown", (event) => {
    if (!isEnter(event) || event.shiftKey) return;
    event.preventDefault();
    leave();
  });
  return {
    node, box, flush: leave,
    text: () => box.value,
    /** Show what is kept, unless someone is writing. */
    set(text) {
      if (document.activeElement === box || box.value !== last) return;
      box.value = last = text ?? "";
      requestAnimationFrame(() => fit(box));
    },
  };
}

/** A few words of which one may be chosen; pressed again, it is taken back. */
function makeChoice(label, options, chosen) {
  const buttons = options.map(([value, text]) =>
    button(text, () => pick(value), { class: "hsp-choice", "aria-pressed": "false", "data-value": value }));
  const id = local("choice");
  const node = make("div", { class: "hsp-choices", role: "group", "aria-labelledby": id },
    make("p", { class: "hsp-label", id, text: label }), make("div", { class: "hsw-row hsp-row" }, buttons));
  let now = "";

  function set(value) {
    now = value ?? "";
    for (const each of buttons) each.setAttribute("aria-pressed", String(each.dataset.value === now));
  }

  function pick(value) {
    set(now === value ? "" : value);
    chosen(now);
  }

  return { node, set, value: () => now };
}
