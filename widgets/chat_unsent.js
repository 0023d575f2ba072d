/* What was written and not sent, while the kernel is lost. */

function makeUnsent(room) {
  const { talk } = room;
  const unsent = unsentOf("unsent");
  const place = () => talk.talk ?? `${talk.lesson}:${talk.person.name}`;

  function keep() {
    if (!talk.known || room.line.live) return;
    const kept = room.composer.unsentNow();
    if (kept.draft.trim() || kept.messages.length) unsent.keep(place(), kept);
    else unsent.forget(place());
  }

  /** The kernel has all that there is. */
  function forget() {
    if (room.line.live && !room.composer.waiting()) unsent.forget(place());
  }

  /** The first state of a page: what this tab kept comes before the draft that the kernel has. */
  function recover(news) {
    const { composer } = room;
    const kept = unsent.take(place());
    const said = new Set(news.messages.filter((each) => each.who === "you").map((each) => squeeze(textOf(each))));
    const messages = (kept?.messages ?? []).filter((each) => !said.has(squeeze(each.text)));
    if (messages.length || kept?.draft) composer.restore(messages, kept.draft ?? "");
    else composer.takeDraft(news.draft ?? "");
    composer.saveDraft();
  }

  return { keep, forget, recover, tidy: unsent.tidy };
}
