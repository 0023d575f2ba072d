/* The three views in words: a table that says what the plot above it shows, where to look again, and an empty place. */

function buildViews(page) {
  const { say, root } = page;
  const title = make("h2", { text: say("title") });
  const body = make("div", { class: "hsp-body" });
  let is = "";

  root.hidden = true;

  function show(state) {
    const now = JSON.stringify(state);
    if (now === is) return; // it may be open, and being read
    is = now;
    root.hidden = !state.views;
    body.replaceChildren();
    if (!state.views) return;
    title.hidden = state.drawn; // it stands above the plot
    body.append(...parts(state).flat(3).filter(Boolean));
  }

  function parts({ views, hunt, said }) {
    const card = (heading, inside) => make("section", { class: "hsw-card hsp-part" }, heading && make("h3", { text: heading }), inside);
    return [
      card("", [table(views), make("p", { class: "hsp-soft", text: views.about })]),
      card(say("gaps"), [make("p", { text: views.agreement }), views.gaps.map(({ says, moment }) => make("div", { class: "hsp-item" },
        make("p", { class: "hsv-gap", dir: "auto", text: says }), moment && momentOf(say, views.person, moment)))]),
      views.expert_says && card(say("expert_title"), [make("p", { text: views.expert_says })]),
      hunt && make("details", { class: "hsw-card hsp-part" }, make("summary", {}, make("h3", { text: say("hunt_title") })),
        make("div", { class: "hsp-folds" }, huntOf(say, said, hunt, "h4"))),
    ];
  }

  /** Each skill is a heading of its own over its three views, so that a phone has room for the words. */
  function table({ skills, person }) {
    const heads = ["you", "program", "expert"].map((key) => make("th", { scope: "col", text: say(key) }));
    return make("table", { class: "hsv-table" }, make("thead", {}, make("tr", {}, heads)), skills.map((one) => make("tbody", {},
      make("tr", {}, make("th", { scope: "rowgroup", colspan: 3, text: one.name })),
      make("tr", {}, make("td", {}, make("span", { text: one.self }), one.revised && make("span", { text: say("again", { rating: one.revised }) })),
        make("td", { text: one.program }),
        make("td", {}, one.experts.length ? one.experts.map((each) => make("span", { text: `${each.author}: ${each.rating}` })) : say("nobody"))),
      make("tr", {}, make("td", { colspan: 3 }, rests(one, person))))));
  }

  /** What the program's view rests on. */
  function rests({ name, says, evidence, cannot_see: unseen }, person) {
    const item = (one) => make("li", {}, make("span", { dir: "auto", text: one.says }),
      one.words && make("span", { class: "hsv-words" }, make("span", { class: "hsp-by", text: one.by === "you" ? say("you") : person }),
        make("q", { dir: "auto", text: one.words })));
    return make("details", {}, make("summary", { "aria-label": `${say("rests")}: ${name}`, text: say("rests") }),
      make("div", { class: "hsp-folds" }, make("p", { text: says }),
        evidence.length > 0 && make("ul", { class: "hsv-evidence" }, evidence.map(item)),
        make("p", { class: "hsp-soft", text: `${say("cannot_see")} ${unseen}` })));
  }

  return { node: [title, body], show };
}

export default { render: ({ model, el }) => openPart(model, el, "views", buildViews) };
