/* A moment of a talk: what stood before, what was said, what came then. */

function momentOf(say, name, one, whole = true) {
  const line = (who, words, mine) => make("div", { class: `hsp-line ${mine ? "hsw-mine" : "hsp-theirs"}` },
    make("span", { class: "hsp-by", text: who }), make("p", { class: "hsw-bubble", dir: "auto", text: words }));
  return make("figure", { class: "hsp-moment", "aria-label": say("moment") },
    whole && one.before && line(name, one.before, false),
    line(say("you_at", { message: one.message }), one.you || say("silence"), true),
    whole && one.then && line(name, one.then, false));
}
