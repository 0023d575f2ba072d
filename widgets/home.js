/**
 * The home page, in the browser: the path of lessons, where to go on, and a form about oneself (home_form.js).
 *
 * It sends intents and shows news; what both are, home_protocol.py says. It decides nothing: the kernel does.
 *
 *   1  The page    what comes next, the path, what was told, real help
 *   2  Home        wires them together
 */

const ELSEWHERE = "ZZ"; // home_path.SOMEWHERE_ELSE

// --- 1  The page ------------------------------------------------------------------------------------------------

const lessonLink = (say, lesson, title, part, key, given = {}) =>
  linkTo(toLesson(lesson, part), { text: say(key), "aria-label": say("button_of", { button: say(key), title }), ...given });

function onwardCard({ say, state }) {
  const next = state.onward;
  if (!next) return null;
  const title = make("h2", { id: local("onward"), text: say(next.begun ? "go_on" : "next") });
  const where = next.part_words ? say("left_at", { part: next.part_words }) : "";
  return make("section", { class: "hsw-card hsh-onward", "aria-labelledby": title.id },
    title,
    make("p", { class: "hsh-what", text: next.title }),
    make("p", { text: [where, next.why].filter(Boolean).join(" ") }),
    make("div", { class: "hsw-row hsh-ways" },
      lessonLink(say, next.lesson, next.title, next.part, next.button, { class: "hsw-plain" }),
      state.progress && linkTo(toPage("progress", "/progress"), { class: "hsw-quiet", text: say("progress") })),
    inLab() && make("p", { class: "hsh-small", text: say("lab") }),
    next.then && make("p", { class: "hsh-small", text: say("then", { title: next.then }) }));
}

const STATUS = { done: "done", begun: "begun", next: "next_one", later: "later" };

function lessonItem({ say, state }, lesson) {
  const begun = lesson.status === "begun" || lesson.status === "done";
  const facts = [say("minutes", { minutes: lesson.minutes })];
  if (lesson.status === "begun" && lesson.minutes_left) {
    facts.push(say("minutes_left", { minutes: lesson.minutes_left }));
  }
  if (lesson.exercises) {
    facts.push(begun ? say("exercises", { done: lesson.exercises_done, of: lesson.exercises })
      : say("exercises_begun", { of: lesson.exercises }));
    if (lesson.more) facts.push(say(begun ? "more_done" : "more_begun", { done: lesson.more_done, of: lesson.more }));
  }
  const status = STATUS[lesson.status];
  const part = state.onward?.lesson === lesson.id ? state.onward.part : "";
  return make("li", { class: "hsw-card hsh-lesson", "data-status": lesson.status, "data-lesson": lesson.id },
    make("span", { class: "hsh-number", "aria-hidden": "true", text: lesson.status === "done" ? "✓" : lesson.number }),
    make("div", { class: "hsh-words" },
      make("h3", { text: lesson.title }, status && make("span", { class: "hsh-status", text: say(status) })),
      make("p", { text: lesson.objective }),
      make("p", { class: "hsh-small", text: facts.join(" · ") }),
      lesson.status === "begun" && lesson.exercises > 0 && make("div", { class: "hsh-bar", "aria-hidden": "true" },
        bar(lesson.exercises_done / lesson.exercises)),
      lesson.builds_on.length > 0 &&
        make("p", { class: "hsh-small", text: say("builds_on", { titles: lesson.builds_on.join("”, “") }) }),
      lesson.unwanted.length > 0 && make("p", { class: "hsh-small hsh-touches",
        text: say("touches_unwanted", { topics: lesson.unwanted.join(", ") }) })),
    lesson.status !== "later" && lessonLink(say, lesson.id, lesson.title, part,
      lesson.status === "begun" ? "continue" : "open", { class: "hsw-quiet hsh-open" }));
}

function bar(share) {
  const full = make("i");
  full.style.width = `${Math.round(100 * share)}%`;
  return full;
}

function pathList(home) {
  const { say, state } = home;
  const title = make("h2", { id: local("path"), text: say("path") });
  const done = state.path.filter((lesson) => lesson.status === "done").length;
  return make("section", { class: "hsh-path", "aria-labelledby": title.id },
    title,
    state.knows && !state.first &&
      make("p", { class: "hsh-small", text: say("path_sum", { done, of: state.path.length }) }),
    make("ol", {}, state.path.map((lesson) => lessonItem(home, lesson))));
}

function toldCard(home) {
  const { say, state } = home;
  const { called, country, topics, own } = state.about;
  const where = country === ELSEWHERE ? say("country_other") : country && countryName(country);
  const row = (key, value) => make("div", {}, make("dt", { text: say(key) }),
    make("dd", { text: value || say("told_nothing") }));
  const title = make("h2", { id: local("told"), text: say("told") });
  return make("section", { class: "hsw-card hsh-told", "aria-labelledby": title.id },
    title,
    make("dl", {}, row("told_called", called), row("told_country", where),
      row("told_topics", [...topics, own].filter(Boolean).join(", "))),
    state.unknown.length > 0 && make("p", { class: "hsh-unknown",
      text: say("told_unknown", { topics: state.unknown.join("”, “") }) }),
    make("p", { class: "hsh-small", text: state.kept }),
    make("div", { class: "hsw-row hsh-ways" },
      button(say("change"), home.openForm, { class: "hsw-quiet hsh-change" })));
}

const helpOf = ({ say, state }) => make("details", { class: "hsh-help" }, make("summary", { text: say("services") }),
  servicesOf(say, state.services));

function troubleCard(home) {
  const { say, state } = home;
  return make("section", { class: "hsw-card hsh-troubled", role: "alert" }, make("p", { text: state.trouble }),
    make("div", { class: "hsw-row hsh-ways" }, button(say("again"), home.again, { class: "hsw-quiet" })));
}

// --- 2  Home ----------------------------------------------------------------------------------------------------

function render({ model, el }) {
  const say = speaker(model.get("words"));
  const home = { say, state: null, line: null, openForm, closeForm, again };
  const unsent = unsentOf("home");
  let form = null;
  let moved = null; // where focus goes with the next state

  const banner = make("div", { class: "hsw-banner hsh-banner", role: "status" });
  const live = make("p", { class: "hsw-unseen", role: "status" });
  const body = make("div", { class: "hsh-body" },
    make("p", { class: "hsh-loading", role: "status", text: say("loading") }));
  const root = make("div", { class: "hs-widget hs-home", "data-stage": "loading" }, banner, live, body);
  keepToItself(root);
  el.append(root);

  function show() {
    const { state } = home;
    const greeting = make("h1", { tabindex: -1,
      text: state.first || !state.knows ? say("welcome")
        : state.about.called ? say("hello_name", { name: state.about.called }) : say("hello") });
    const lead = say(state.first || !state.knows ? "welcome_lead" : "hello_lead");
    form?.close();
    form = state.knows && (state.first || state.draft || home.changing) ? aboutForm(home) : null;
    body.replaceChildren(...[
      greeting,
      make("p", { class: "hsh-lead", text: lead }),
      state.trouble && troubleCard(home),
      form?.node,
      !state.first && onwardCard(home),
      state.path.length > 0 && pathList(home),
      state.knows && !state.first && !form && toldCard(home),
      state.path.length > 0 && helpOf(home),
    ].filter(Boolean));
    root.dataset.stage = state.trouble ? "trouble" : state.first ? "first" : "home";
    const target = { greeting, form: form?.title, change: body.querySelector(".hsh-change") }[moved];
    moved = null;
    target?.focus();
  }

  function openForm() {
    home.changing = true;
    moved = "form";
    show();
  }

  function closeForm() {
    home.changing = false;
    home.state.draft = null;
    home.line.send({ type: "draft", about: null });
    moved = "change";
    show();
  }

  function again() {
    moved = "greeting";
    home.line.send({ type: "hello" });
  }

  function heard(news) {
    if (news.type === "state") {
      // A page that repeats its hello must not lose what is being filled in.
      if (form && home.state && !home.telling && moved === null) return;
      const kept = home.state === null && news.knows ? unsent.take("") : null;
      home.telling = false;
      home.state = kept ? { ...news, draft: kept.about } : news;
      show();
      if (kept) form.again(kept);
    } else if (news.type === "kept" && form?.isTold(news.id)) {
      home.telling = true;
      home.changing = false;
      moved = "greeting";
      live.textContent = say("kept");
    } else if (news.type === "notice") {
      if (news.id) form?.isTold(news.id) && form.failed(news.text);
      else if (!home.state) body.replaceChildren(make("p", { role: "alert", text: news.text }));
      else if (form) form.failed(news.text);
    }
  }

  const reload = (text) => button(text, () => location.reload(), { class: "hsw-quiet" });

  function lost() {
    const had = form?.node.contains(document.activeElement);
    form?.lost();
    const filled = form?.unsent();
    if (filled) unsent.keep("", filled);
    const go = !inLab() && reload(say("go_on_lost"));
    banner.replaceChildren(...[make("p", { text: say(inLab() ? "lost_lab" : "lost") }), go].filter(Boolean));
    if (had && go) go.focus();
  }

  function found() {
    banner.replaceChildren();
    unsent.forget("");
    form?.found();
  }

  function slow() {
    if (home.state) return;
    body.replaceChildren(make("p", { class: "hsh-loading", role: "status", text: say("loading_long") }),
      ...(inLab() ? [] : [reload(say("reload"))]));
  }

  home.line = openLine(model, { heard, lost, found, slow });
  return () => (form?.close(), home.line.close());
}

export default { render };
