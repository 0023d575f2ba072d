/* The card to keep, which prints by itself. */

function buildCard(page) {
  const { say, content } = page;
  const end = make("p", { class: "hsp-foot", text: say("foot") });
  const node = make("div", { class: "hsp-card-box hsp-keep" },
    make("p", { class: "hsp-kind", text: say("title") }), make("h2", { text: content.title }),
    list(content.points ?? []), end, button(say("print"), print, { class: "hsp-quiet hsp-print" }));
  page.seen(end);

  function print() {
    const { classList } = document.documentElement;
    classList.add("hsp-printing");
    window.addEventListener("afterprint", () => classList.remove("hsp-printing"), { once: true });
    window.print();
  }

  return { node };
}

export default { render: ({ model, el }) => openPart(model, el, "card", buildCard) };
