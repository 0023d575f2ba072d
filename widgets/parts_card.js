/* The card to keep, with a number to have at hand, which prints by itself. */

function buildCard(page) {
  const { say, content } = page;
  const number = make("div", { class: "hsp-number", hidden: true });
  const own = makeField(page, { field: "number", label: say("own"), hint: say("own_hint"),
    done: (text) => page.keep({ type: "draft", field: "number", text }) });
  const written = make("p", { class: "hsp-own-number", "aria-hidden": "true", dir: "auto" }); // what paper shows of it
  const ask = make("div", { class: "hsp-own-ask", hidden: true }, own.node, page.word, written);
  const end = make("p", { class: "hsp-foot", text: say("foot") });
  const node = make("div", { class: "hsw-card hsp-card-box hsp-keep" },
    make("p", { class: "hsp-kind", text: say("title") }), make("h2", { text: content.title }),
    list(content.points ?? []), number, ask, end,
    button(say("print"), () => printWith("hsp-printing"), { class: "hsw-quiet hsp-print" }));
  page.seen(end);

  const write = () => (written.textContent = own.text().trim());
  own.box.addEventListener("input", write);

  function show({ service, emergency, own: kept, asks }) {
    ask.hidden = !asks;
    own.set(kept);
    write();
    number.hidden = !service;
    if (!service) return;
    const line = (text) => text && make("p", {}, make("small", { text }));
    number.replaceChildren(...[
      make("p", {}, make("strong", { text: say(service.reach ? "number" : "find") }), " ", service.name),
      service.reach && make("p", { class: "hsw-reach", text: service.reach }),
      service.web && make("p", {}, webLink(service)),
      emergency && make("p", {}, make("strong", { text: say("emergency") }), " ", emergency),
      line(service.hours && say("service_hours", { hours: service.hours })), line(service.read), line(service.checked),
    ].filter(Boolean));
  }

  return { node, show, kept: () => page.tell(say("kept")), flush: own.flush };
}

export default { render: ({ model, el }) => openKeptPart(model, el, "card", buildCard) };
