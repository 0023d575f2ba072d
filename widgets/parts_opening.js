/* The opening of a lesson. */

function buildOpening(page) {
  const { say, content } = page;
  const check = makeCheck(page, say("check"));
  const node = [
    make("h1", { text: content.title }),
    make("p", { class: "hsp-lead", text: say("about", content) }),
    make("div", { class: "hsp-pair" },
      make("div", {}, make("h2", { text: say("questions") }), list(content.questions ?? [])),
      make("div", {}, make("h2", { text: say("objectives") }), list(content.objectives ?? []))),
    content.touches?.length && make("div", { class: "hsp-touches" }, make("h2", { text: say("touches") }),
      list(content.touches, { class: "hsw-tags" }), make("p", { text: say("leave") })),
    make("div", { class: "hsw-card hsp-card-box" }, check.node, page.word),
  ];
  page.seen(page.root);
  return { node, show: check.show, flush: check.flush };
}

export default { render: ({ model, el }) => openKeptPart(model, el, "opening", buildOpening) };
