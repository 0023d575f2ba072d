/* The card to keep, which prints by itself. */

function buildCard(page) {
  const { say, content } = page;
  const end = make("p", { class: "hsp-foot", text: say("foot") });
  const node = make("div", { class: "hsw-card hsp-card-box hsp-keep" },
    make("p", { class: "hsp-kind", text: say("title") }), make("h2", { text: content.title }),
    list(content.points ?? []), end, button(say("print"), () => printWith("hsp-printing"), { class: "hsw-quiet hsp-print" }));
  page.seen(end);

  return { node };
}

export default { render: ({ model, el }) => openPart(model, el, "card", buildCard) };
