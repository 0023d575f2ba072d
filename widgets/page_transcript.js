/* A talk to be read again: bubbles, stretches that are underlined and named in words, and a place beside each message. */

const LABEL_WORDS = 60; // characters of the underlined words that a label says again

/**
 * Draw the messages of a talk in their order.
 *
 * A message is `{ key, who, mine, text, spans }`: a name that no other has; who said it, in words ("Maya", "Your message
 * 3"); whether the trainee did; the text, whose lines stay lines. A span is `{ start, end, label, kind }`: from where to
 * where in the text, in UTF-16 units (widgets/units.py counts them); what it is, in words; a name for the sheet
 * (`hst-cue`). Without `start` it is the whole message. Spans may overlap, and need no label.
 *
 * `margin(message)` gives what stands beside a message, `under(message)` what stands under its bubble: a node, a list of
 * nodes, or nothing. Return `{ node, items, mark }`: `items` has `{ node, bubble }` by key; `mark(key, spans)` draws others.
 */
function makeTranscript(messages, { name, margin = nothing, under = nothing }) {
  const items = new Map();
  const node = make("ol", { class: "hst-talk", "aria-label": name }, messages.map(item));

  function item(message) {
    const beside = [margin(message)].flat(3).filter(Boolean);
    const bubble = make("p", { class: "hsw-bubble", dir: "auto" });
    const labels = make("ul", { class: "hst-labels" });
    const drawn = make("li", { class: `hst-said ${message.mine ? "hsw-mine" : "hst-theirs"}`, "data-key": message.key },
      make("div", { class: "hst-side" }, make("span", { class: "hst-by", text: message.who }), bubble, labels, under(message)),
      beside.length > 0 && make("div", { class: "hst-margin" }, beside));
    items.set(message.key, { node: drawn, bubble, labels, text: message.text });
    mark(message.key, message.spans ?? []);
    return drawn;
  }

  function mark(key, spans) {
    const { bubble, labels, text } = items.get(key);
    const whole = spans.map((span) => ({ ...span, start: span.start ?? 0, end: span.end ?? text.length }));
    bubble.replaceChildren(...cutAt(text, whole));
    labels.replaceChildren(...whole.filter((span) => span.label).map((span) => labelOf(text, span)));
    labels.hidden = !labels.childElementCount;
  }

  return { node, items, mark };
}

/** The text in pieces, each under all the spans that it is in: as text it reads as before. */
function cutAt(text, spans) {
  const ends = new Set([0, text.length]);
  for (const { start, end } of spans) ends.add(clamp(start, 0, text.length)).add(clamp(end, 0, text.length));
  const places = [...ends].sort((one, other) => one - other);
  return places.slice(1).map((end, at) => {
    const over = spans.filter((span) => span.start < end && span.end > places[at]);
    const words = text.slice(places[at], end);
    const kinds = [...new Set(over.map((span) => `hst-${span.kind}`))].join(" ");
    return over.length ? make("mark", { class: kinds, text: words }) : document.createTextNode(words);
  });
}

/** What a stretch is, after its words; of a whole message the words stand right above. */
function labelOf(text, { start, end, label, kind }) {
  const words = squeeze(text.slice(start, end));
  const said = words.length > LABEL_WORDS ? `${words.slice(0, LABEL_WORDS).trimEnd()} …` : words;
  const all = start <= 0 && end >= text.length;
  return make("li", { class: `hst-label hst-${kind}` }, !all && make("q", { dir: "auto", text: said }), make("span", { text: label }));
}

/** Where in the text of a node the reader has selected something, in UTF-16 units; null where they have not. */
function stretchIn(node, selection = document.getSelection()) {
  if (!selection?.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(node)) return null;
  const inside = document.createRange();
  inside.selectNodeContents(node);
  if (inside.comparePoint(range.startContainer, range.startOffset) > 0) return null;
  if (inside.comparePoint(range.endContainer, range.endOffset) < 0) return null;
  const whole = inside.cloneRange();
  if (inside.comparePoint(range.startContainer, range.startOffset) === 0) inside.setStart(range.startContainer, range.startOffset);
  if (inside.comparePoint(range.endContainer, range.endOffset) === 0) inside.setEnd(range.endContainer, range.endOffset);
  whole.setEnd(inside.startContainer, inside.startOffset);
  const [start, length] = [whole.toString().length, inside.toString().length];
  return length ? { start, end: start + length } : null;
}
