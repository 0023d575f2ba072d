/* Where the trainee writes. */

const DRAFT_AFTER = 400; // ms after the last key
const BLANK = /_{3,}/;
const ONE_PRESS = 500; // ms in which a second press of Stop, which is Send by then, is still meant as Stop

/** Where the trainee writes. What is sent stays with us until the kernel says that it is kept. */
function makeComposer(room) {
  const { say } = room;
  const post = makePost({ send: (message) => room.send(asIntent(message)), live: () => room.line.live,
    gaveUp: (message) => comeBack(message.id) });
  let taken = null; // the suggestion that stands in the box: { id, text }
  let held = null; // a message that came back unsent: { id, text }; the same text goes again under the same id
  let last = null; // the last message sent: { id, text, suggestion }
  let mine = ""; // one's own words, put aside by a suggestion
  let draftTimer = null;
  let drafted = "";
  let stopped = -ONE_PRESS; // when Stop was pressed last

  const box = make("textarea", { class: "hsc-box", rows: "1", enterkeyhint: "send", autocomplete: "off",
    spellcheck: "true", input: changed, keydown: pressed, blur: saveDraft });
  const go = button("", pressedGo, { class: "hsw-plain hsc-send" });
  const hint = make("p", { class: "hsc-hint", hidden: true });
  const keys = make("p", { class: "hsw-unseen", id: newId() });
  const silenceButton = button("", saySilence, { class: "hsw-quiet" });
  const silence = make("div", { class: "hsc-ask", hidden: true }, make("span"), silenceButton);
  const keptText = make("span", { class: "hsc-kept-text", dir: "auto" });
  const kept = make("div", { class: "hsc-kept", hidden: true }, make("p", {}, make("span"), keptText),
    button("", putBack, { class: "hsw-quiet" }));
  const node = make("div", { class: "hsc-composer" }, kept, hint,
    make("div", { class: "hsc-write" }, box, go), silence, keys);
  box.setAttribute("aria-describedby", keys.id);

  const isStop = () => room.talk.busy || waiting();
  const waiting = () => post.tasks().length > 0;
  const text = () => box.value;

  function show() {
    box.setAttribute("aria-label", say("message"));
    box.placeholder = say(room.narrow() ? "placeholder_short" : "placeholder");
    keys.textContent = say("keys");
    const stopping = isStop() && room.line.live;
    go.textContent = say(stopping ? "stop" : "send");
    go.classList.toggle("hsc-stopping", stopping);
    off(go, !room.line.live);
    silence.firstChild.textContent = say("stay_silent");
    silenceButton.textContent = say("say_nothing");
    kept.querySelector("p span").textContent = say("kept_words");
    kept.lastChild.textContent = say("put_back");
    if (box.scrollHeight > box.clientHeight && box.clientHeight) grow(); // its words came while it could not be seen
  }

  function set(value) {
    box.value = value;
    grow();
    room.suggestions.refresh();
  }

  function grow() {
    fit(box);
    room.settle();
  }

  function changed() {
    silence.hidden = true;
    tell("");
    if (!box.value) taken = null;
    grow();
    room.suggestions.refresh();
    clearTimeout(draftTimer);
    draftTimer = setTimeout(saveDraft, DRAFT_AFTER);
    room.keepUnsent();
  }

  function saveDraft() {
    clearTimeout(draftTimer);
    if (box.value === drafted || box.value.length > LONGEST || !room.talk.known) return;
    if (room.send({ type: "draft", text: box.value })) drafted = box.value;
  }

  function pressed(event) {
    if (!isEnter(event) || event.shiftKey || event.altKey) return;
    event.preventDefault();
    submit();
  }

  function pressedGo() {
    if (isStop()) {
      stopped = performance.now();
      room.stop();
    } else if (performance.now() - stopped >= ONE_PRESS) submit();
  }

  function submit() {
    if (!room.line.live) return tell(say("not_yet_connected"));
    if (isStop()) return tell(say("still_writing"));
    if (!box.value.trim()) return askSilence();
    if (box.value.length > LONGEST) return tell(say("too_long"));
    const blank = BLANK.exec(box.value);
    if (blank) return askToFill(blank);
    const id = held?.text === box.value ? held.id : newId();
    put({ id, text: box.value, suggestion: taken?.id });
    clear();
    box.focus({ preventScroll: true });
  }

  function askToFill(blank) {
    tell(say("blank"));
    box.focus();
    box.setSelectionRange(blank.index, blank.index + blank[0].length);
  }

  function askSilence() {
    silence.hidden = false;
    room.announce(`${say("stay_silent")} ${say("say_nothing")}`);
    room.settle();
  }

  function saySilence() {
    if (!room.line.live || isStop()) return;
    silence.hidden = true;
    put({ id: newId(), text: "" });
    box.focus({ preventScroll: true });
  }

  function clear() {
    clearTimeout(draftTimer);
    taken = held = null;
    mine = drafted = "";
    kept.hidden = true;
    tell("");
    set("");
  }

  function put(message) {
    last = message;
    room.log.addPending(message.id, message.text);
    post.deliver(message);
    room.sent();
  }

  const asIntent = ({ id, text: said, suggestion }) =>
    ({ type: "send", id, text: said, ...(suggestion && { suggestion }) });

  function forget(id) {
    room.log.dropPending(id);
    return post.settle(id);
  }

  function acked(id) {
    forget(id);
    if (held?.id !== id) return;
    if (held.text === box.value) clear();
    held = null;
  }

  /** What was not taken stands in the box again, above whatever was written since. */
  function comeBack(id) {
    const message = forget(id);
    if (!message) return;
    restore([message], box.value);
    room.changed();
  }

  /** What was not said to the person stands in the box again, as if it had never been sent. */
  function heldBack(id) {
    const message = forget(id);
    if (!message) return;
    set([message.text, box.value].filter((each) => each.trim()).join("\n\n"));
    drafted = null; // the kernel has it too; what was typed since it has not
    saveDraft();
  }

  function refused() {
    for (const { id } of post.tasks()) comeBack(id);
  }

  function restore(messages, draft) {
    const texts = messages.map((message) => message.text).filter((each) => each.trim());
    if (texts.length) {
      held = { id: messages[0].id, text: texts.join("\n\n") };
      if (draft.trim()) held = null;
      taken = messages[0].suggestion ? { id: messages[0].suggestion, text: texts[0] } : null;
      tell(say("came_back"));
    }
    const all = [...texts, draft].filter((each) => each.trim()).join("\n\n");
    if (all) set(all);
  }

  function found() {
    post.again(); // if that is not answered, it comes back
    room.log.markPending("sending");
    tell("");
    drafted = null;
    saveDraft();
  }

  function take(item) {
    const own = box.value.trim() && !(taken && taken.text === box.value) ? box.value : "";
    if (own) mine = own;
    taken = { id: item.id, text: item.text };
    silence.hidden = true;
    set(item.text);
    kept.hidden = !mine;
    keptText.textContent = mine;
    box.focus({ preventScroll: true });
    const blank = BLANK.exec(item.text);
    if (blank) box.setSelectionRange(blank.index, blank.index + blank[0].length);
    else box.setSelectionRange(item.text.length, item.text.length);
    room.announce(say("suggestion_taken"));
    saveDraft();
    room.settle();
  }

  function putBack() {
    set(mine);
    mine = "";
    taken = null;
    kept.hidden = true;
    box.focus({ preventScroll: true });
    box.setSelectionRange(box.value.length, box.value.length);
    saveDraft();
  }

  function tell(words) {
    hint.hidden = !words;
    if (words && hint.textContent !== words) room.announce(words);
    hint.textContent = words;
    room.settle();
  }

  function sendAgain() {
    const [first] = post.tasks();
    if (first) post.push(first.id);
    else if (box.value.trim()) submit();
    else if (last) room.send(asIntent(last)); // kept already: the room knows it by its id
    else box.focus();
  }

  const unsentNow = () => ({
    messages: post.tasks(),
    draft: box.value,
  });

  function escaped() {
    if (silence.hidden) return false;
    silence.hidden = true;
    box.focus();
    return true;
  }

  function takeDraft(draft) {
    drafted = draft;
    if (!box.value) set(draft);
  }

  return { node, box, show, text, waiting, take, acked, heldBack, refused, restore, found, saveDraft, sendAgain, unsentNow,
    escaped, takeDraft, grow, focus: () => box.focus({ preventScroll: true }),
    close: () => (clearTimeout(draftTimer), post.close()) };
}
