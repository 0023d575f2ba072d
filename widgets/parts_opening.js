/* The opening of a lesson. */

function buildOpening(page) {
  const { say, content } = page;
  const check = makeCheck(page, say("check"));
  const touches = list(content.touches ?? [], { class: "hsw-tags" });
  const warned = make("p", { dir: "auto" });
  const ways = inVoila() && make("a", { class: "hsw-quiet", href: "#practice", text: say("to_practice") });
  const warning = make("div", { class: "hsw-aside hsp-unwanted", role: "note", hidden: true }, warned,
    make("div", { class: "hsw-row hsp-row" }, ways, linkTo(toHome(), { class: "hsw-quiet", text: say("to_lessons") })));
  const node = [
    make("h1", { text: content.title }),
    warning,
    make("p", { class: "hsp-lead", text: say("about", content) }),
    make("div", { class: "hsp-pair" },
      make("div", {}, make("h2", { text: say("questions") }), list(content.questions ?? [])),
      make("div", {}, make("h2", { text: say("objectives") }), list(content.objectives ?? []))),
    content.touches?.length && make("div", { class: "hsp-touches" }, make("h2", { text: say("touches") }),
      touches, make("p", { text: say("leave") })),
    make("div", { class: "hsw-card hsp-card-box" }, check.node, page.word),
  ];
  page.seen(page.root);

  /** What the trainee would rather not meet is said before anything else, and marked among the topics. */
  function warn(unwanted, touched) {
    warning.hidden = !unwanted;
    warned.textContent = unwanted;
    touches.replaceChildren(...(content.touches ?? []).map((topic) => {
      const named = touched.includes(topic);
      return make("li", { class: named && "hsp-named" }, topic, named && make("small", { text: say("named") }));
    }));
  }

  function show(state) {
    warn(state.unwanted ?? "", state.touched ?? []);
    check.show(state);
  }

  return { node, show, flush: check.flush };
}

export default { render: ({ model, el }) => openKeptPart(model, el, "opening", buildOpening) };
