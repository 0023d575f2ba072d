/* A form about oneself, kept as a draft while it is filled in. */

const DRAFT_AFTER = 250; // ms after the last key

function aboutForm(home) {
  const { say, state } = home;
  const first = state.first;
  const filled = state.draft ?? state.about;
  const field = (name, label, hint, control) => {
    control.id = local(name);
    const told = make("p", { class: "hsh-hint", id: local("hint"), text: hint });
    control.setAttribute("aria-describedby", told.id);
    return make("div", { class: "hsh-field" }, make("label", { for: control.id, text: label }), told, control);
  };

  const called = make("input", { type: "text", maxlength: 60, autocomplete: "off", spellcheck: "false" });
  called.value = filled.called;
  const country = make("select", {},
    make("option", { value: "", text: say("country_none") }),
    ...byName(state.countries).map(([code, text]) => make("option", { value: code, text })),
    make("option", { value: ELSEWHERE, text: say("country_other") }));
  country.value = filled.country;
  if (country.selectedIndex < 0) country.value = "";
  const own = make("input", { type: "text", maxlength: 2000, autocomplete: "off" });
  own.value = filled.own;
  const boxes = [];
  const boxOf = (topic) => {
    const box = make("input", { type: "checkbox", value: topic });
    box.checked = filled.topics.includes(topic);
    boxes.push(box);
    return make("label", { class: "hsh-topic" }, box, make("span", { text: topic }));
  };
  const groups = state.topics.map(({ title, topics }) => make("fieldset", { class: "hsh-group" },
    make("legend", { text: title }), make("div", { class: "hsh-topics" }, topics.map(boxOf))));
  // Heavy words are nobody's first; they unfold for who asks for them, or has named some.
  const topics = make("details", { class: "hsh-rule-out", open: Boolean(filled.own) || boxes.some((box) => box.checked) },
    make("summary", { text: say("topics") }), make("p", { class: "hsh-hint", text: say("topics_hint") }), groups,
    field("own", say("own"), say("own_hint"), own));

  const trouble = make("p", { class: "hsh-trouble", role: "alert", hidden: true });
  const keep = make("button", { type: "submit", class: "hsw-plain", text: say("keep") });
  const leave = button(say(first ? "skip" : "cancel"), () => (first ? tell(empty()) : home.closeForm()),
    { class: "hsw-quiet" });
  const all = make("fieldset", { class: "hsh-all" },
    field("called", say("called"), say("called_hint"), called),
    field("country", say("country"), say("country_hint"), country),
    topics,
    make("p", { class: "hsh-small", text: state.kept }),
    trouble,
    make("div", { class: "hsw-row hsh-ways" }, keep, leave));

  const title = make("h2", { tabindex: -1, text: say(first ? "about_first" : "about_change"), id: local("about") });
  const form = make("form", { class: "hsw-card hsh-form", "aria-labelledby": title.id, novalidate: true,
    submit: (event) => (event.preventDefault(), tell(values())), input: () => later() },
    title, make("p", { class: "hsh-lead", text: say("about_lead") }), all);

  let waiting = null; // for the draft
  let touched = false;
  let told = null; // what was sent and not answered yet
  const post = makePost({ send: (task) => home.line.send(task), live: () => home.line.live,
    gaveUp: () => failed("") });

  const empty = () => ({ called: "", country: "", topics: [], own: "" });
  const values = () => ({ called: called.value, country: country.value, own: own.value,
    topics: boxes.filter((box) => box.checked).map((box) => box.value) });

  function later() {
    touched = true;
    clearTimeout(waiting);
    waiting = setTimeout(draft, DRAFT_AFTER);
  }

  function draft() {
    clearTimeout(waiting);
    if (!told) home.line.send({ type: "draft", about: values() });
  }

  function tell(about, id = newId()) {
    if (told) return;
    clearTimeout(waiting);
    told = { type: "tell", id, about };
    trouble.hidden = true;
    busy(true);
    post.deliver(told);
  }

  function busy(yes) {
    off(keep, yes);
    keep.textContent = say(yes ? "keeping" : "keep");
  }

  function failed(text) {
    post.close();
    told = null;
    busy(false);
    trouble.hidden = false;
    trouble.textContent = `${say("not_kept")} ${text}`.trim();
    draft();
  }

  return {
    node: form,
    title,
    isTold: (id) => told?.id === id,
    /** What a kernel that was lost may never have heard. */
    unsent: () => (touched || told ? { about: values(), told } : null),
    /** Take up what was brought over a load of the page; it stands in the form already. */
    again: ({ told: before }) => (before ? tell(before.about, before.id) : later()),
    failed,
    /** Nothing more can be written while nothing can be kept. */
    lost() {
      all.disabled = true;
    },
    found() {
      all.disabled = false;
      if (told) post.again();
      else draft();
    },
    close() {
      clearTimeout(waiting);
      post.close();
    },
  };
}
