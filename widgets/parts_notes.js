/* The coach's notes, message by message: what was good, and at most one thing to try, in words for that moment. */

const GLANCE = 70; // characters of a message by which one knows it again

/** The first words of a message, cut between two of them. */
function glanceAt(say, { you }) {
  const words = squeeze(you) || say("silence");
  if (words.length <= GLANCE) return words;
  const cut = words.slice(0, GLANCE);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 0) || GLANCE).replace(/[\s,;:–-]+$/, "")} …`;
}

/** `way(note)` gives the link to that message in the whole talk, or nothing. */
function notesOf({ say, folded, fold, text, tag, moment }, notes, way = nothing) {
  return folded("notes", notes.length, notes.length && [text(say("notes_lead")), othersFailed(),
    make("ol", { class: "hsp-notes", role: "list" }, notes.map((one) => make("li", { "data-message": one.message }, note(one))))]);

  function note(one) {
    const head = [
      make("span", { class: "hsp-strong" }, make("span", { text: say("note_of", one) }), tagsOf(one)),
      make("span", { class: "hsp-glance", dir: "auto", text: glanceAt(say, one.moment) }),
    ];
    const bare = !one.good.length && !one.another && !one.says;
    return fold(`note-${one.message}`, head, [moment(one.moment), helped(one.good), text(one.says), another(one),
      bare && text(say("note_nothing"), { class: "hsp-soft" }), way(one)], { class: "hsp-item" });
  }

  /** What is in the note, by a word; nothing where nothing is. */
  function tagsOf({ good, another: one, appropriate, says }) {
    return [good.length > 0 && tag(say("note_good"), "hsp-note-good"),
      one && tag(say(one.small ? "note_small" : "note_try"), "hsp-note-try"),
      !one && says && tag(say(appropriate === null ? "note_unread" : "note_again"))];
  }

  function helped(good) {
    return good.length > 0 && make("div", { class: "hsp-good" },
      make("p", { class: "hsp-label", text: say("note_helped") }), list(good.map(({ says }) => says), { dir: "auto" }));
  }

  function another({ another: one, turn }) {
    return one && make("div", { class: "hsp-instead" },
      make("p", { class: "hsp-label", text: one.name }), text(one.happened),
      make("p", { class: "hsp-label", text: say("note_instead") }),
      make("p", { class: "hsw-bubble hsw-my", dir: "auto", text: one.instead }), text(one.why), othersOf(turn, one.skill));
  }
}
