/* What came of looking for the moments that mattered. */

function huntOf(say, said, hunt, heading) {
  const planted = ({ tag, says }) => make("li", {}, make("span", { class: "hsp-tag", text: tag }), make("span", { dir: "auto", text: says }));
  const elsewhere = (words) => make("li", {}, make("q", { class: "hsl-words-of", dir: "auto", text: words }));
  const spans = (message) => (message.mine ? [] : hunt.spans.filter((span) => span.turn === message.turn));
  const part = (title, items) => items.length > 0 && [make(heading, { class: "hsl-heading", text: title }), make("ul", { class: "hsl-found" }, items)];
  return [
    make("p", { class: "hsp-lead", text: hunt.says }),
    hunt.counts.length > 0 && make("dl", { class: "hsl-counts" }, hunt.counts.map(({ name, number }) =>
      make("div", {}, make("dt", { text: name }), make("dd", { text: number })))),
    part(say("hunt_planted"), hunt.cues.map(planted)),
    part(say("hunt_yours"), hunt.unplanted.map(elsewhere)),
    make("details", { class: "hsl-read" }, make("summary", { text: say("hunt_read") }),
      makeTranscript(said.map((message) => ({ ...message, spans: spans(message) })), { name: say("talk") }).node),
  ].flat(3).filter(Boolean);
}
