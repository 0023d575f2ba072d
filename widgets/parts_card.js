/* The card to keep, with a number to have at hand, which prints by itself. */

function buildCard(page) {
  const { say, content } = page;
  const number = make("div", { class: "hsp-number", hidden: true });
  const end = make("p", { class: "hsp-foot", text: say("foot") });
  const node = make("div", { class: "hsw-card hsp-card-box hsp-keep" },
    make("p", { class: "hsp-kind", text: say("title") }), make("h2", { text: content.title }),
    list(content.points ?? []), number, end,
    button(say("print"), () => printWith("hsp-printing"), { class: "hsw-quiet hsp-print" }));
  page.seen(end);

  function show({ service }) {
    number.hidden = !service;
    if (!service) return;
    number.replaceChildren(...[make("p", {}, make("strong", { text: say("number") }), " ", service.name),
      service.reach && make("p", { class: "hsw-reach", text: service.reach }),
      service.web && webLink(service),
      make("small", { text: [service.hours && say("service_hours", { hours: service.hours }), service.read,
        service.checked].filter(Boolean).join(" ") })].filter(Boolean));
  }

  return { node, show };
}

export default { render: ({ model, el }) => openPart(model, el, "card", buildCard) };
