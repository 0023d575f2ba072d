/* An end cannot be taken back, so it is asked about once, calmly; the talk stands there meanwhile. */

function makeSure(room) {
  const { say } = room;
  const id = newId();
  const title = make("h3", { class: "hsc-sure-title", id: `${id}-title`, tabindex: "-1" });
  const text = make("p", { id: `${id}-text` });
  const yes = button("", () => (leave(), room.end()), { class: "hsw-quiet hsc-sure-yes" });
  const no = button("", () => (leave(), room.composer.focus()), { class: "hsw-plain" });
  const node = make("div", { class: "hsc-sure", role: "group", hidden: true,
    "aria-labelledby": title.id, "aria-describedby": text.id }, title, text, make("div", { class: "hsw-row" }, no, yes));

  function ask() {
    node.hidden = false;
    show();
    node.scrollIntoView({ block: "nearest" });
    title.focus({ preventScroll: true });
  }

  function show() {
    if (room.talk.stage !== "talking" || room.away()) node.hidden = true;
    if (node.hidden) return;
    title.textContent = say("sure_title");
    text.textContent = say("sure_text");
    yes.textContent = say("sure_yes");
    no.textContent = say("sure_no");
  }

  function leave() {
    node.hidden = true;
  }

  /** Escape is the way back; true if it was open. */
  function escaped() {
    if (node.hidden) return false;
    leave();
    room.composer.focus();
    return true;
  }

  return { node, ask, show, escaped };
}
