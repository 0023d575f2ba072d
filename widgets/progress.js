/**
 * The progress page, in the browser: counts of one's own talks, and each talk to be read again (transcript.js).
 *
 * It sends intents and shows news; what both are, progress_protocol.py says. It decides nothing: the kernel does.
 *
 *   1  Overview   skills in counts, over time, the talks
 *   2  A talk     or why it cannot be read yet
 *   3  Progress   which of them, in Voila by the address, and wires them together
 */

// --- 1  Overview ------------------------------------------------------------------------------------------------

const LATEST = 8; // talks that are not folded away

const when = (iso, given = { dateStyle: "long" }) => new Intl.DateTimeFormat("en-GB", given).format(new Date(iso));
const long = (say, minutes) => (minutes === 1 ? say("one_minute") : say("minutes", { n: minutes }));
const text = (words, given = {}) => words && make("p", { text: words, ...given });

function overviewOf(home, state) {
  const { say } = home;
  if (!state.talks.length) return [emptyCard(say)];
  return [
    !state.looked && make("section", { class: "hsw-card" }, make("h2", { text: say("unseen_title") }), text(say("unseen"))),
    skillsCard(say, state),
    state.looked > 0 && timeCard(say, state),
    talksCard(home, state),
  ];
}

const emptyCard = (say) => make("section", { class: "hsw-card hsg-empty" }, make("h2", { text: say("empty_title") }),
  text(say("empty")), make("div", { class: "hsw-row" }, linkTo(toHome(), { class: "hsw-plain", text: say("empty_button") })));

function skillsCard(say, { skills, looked }) {
  if (!skills.length) return null;
  const title = make("h2", { id: local("skills"), text: say("skills") });
  return make("section", { class: "hsw-card hsg-skills", "aria-labelledby": title.id }, title,
    text(say(looked === 1 ? "skills_one" : "skills_many", { n: looked }), { class: "hsg-small" }),
    make("ul", {}, skills.map((one) => make("li", { "data-chance": one.of > 0 },
      make("h3", {}, make("span", { text: one.name }), // the sentence under it says the number too
        make("span", { class: "hsg-share", "aria-hidden": "true",
          text: one.of ? say("share", { n: one.number, of: one.of }) : say("no_chance") })),
      text(one.says), text(one.beside, { class: "hsg-small" })))));
}

function timeCard(say, { waits, calibration, suggestions, about }) {
  const title = make("h2", { id: local("time"), text: say("time") });
  const part = (key, words) => words && [make("h3", { text: say(key) }), text(words)];
  return make("section", { class: "hsw-card hsg-time", "aria-labelledby": title.id }, title,
    text(waits || about), // a sentence stands under the heading, whatever comes after it
    part("calibration", calibration), part("suggestions", suggestions), waits && text(about, { class: "hsg-small" }));
}

function talksCard(home, { talks }) {
  const { say } = home;
  const title = make("h2", { id: local("talks"), text: say("talks") });
  const rows = talks.map((row) => talkItem(home, row));
  const earlier = rows.splice(LATEST);
  return make("section", { class: "hsg-talks", "aria-labelledby": title.id }, title, make("ol", {}, rows),
    earlier.length > 0 && make("details", {}, make("summary", { text: say("earlier", { n: earlier.length }) }),
      make("ol", { start: LATEST + 1 }, earlier)));
}

function talkItem({ say, toTalk }, row) {
  const name = say("talk_with", { name: row.person });
  return make("li", { class: "hsw-card", "data-status": row.status },
    make("div", {},
      make("h3", {}, make("span", { text: name }),
        row.status !== "open" && make("span", { class: "hsg-status", text: say(`status_${row.status}`) })),
      text([when(row.opened), long(say, row.minutes), row.lesson_title].filter(Boolean).join(" · "), { class: "hsg-small" })),
    wayOn(say, row, toTalk, { "aria-label": say("button_of", { button: say(wayWords(row)), name, date: when(row.opened) }) }));
}

const wayWords = ({ status }) => ({ open: "read", closed: "look", going_on: "go_on" })[status];

/** Where a talk leads: to be read again, or to its lesson, where it is looked back at. */
function wayOn(say, row, toTalk, given = {}) {
  const words = { text: say(wayWords(row)), class: "hsw-quiet", ...given };
  if (row.status === "open") return toTalk(row.id, words);
  return linkTo(toLesson(row.lesson, row.status === "closed" ? "debrief" : "practice"), words);
}

// --- 2  A talk --------------------------------------------------------------------------------------------------

function talkOf(home, state) {
  const { say, back } = home;
  const { row } = state;
  const facts = row && [when(row.opened, { dateStyle: "long", timeStyle: "short" }), long(say, row.minutes), row.lesson_title];
  const lead = row && text(facts.filter(Boolean).join(" · "), { class: "hsg-lead" });
  if (row?.status === "open") return [lead, back("hsg-back"), makeReading(home, state)];
  const why = row ? row.status : "not_found";
  return [lead, make("section", { class: "hsw-card" }, text(say(why)), make("div", { class: "hsw-row hsg-ways" },
    row && wayOn(say, row, home.toTalk, { class: "hsw-plain" }), back("hsw-quiet")))];
}

// --- 3  Progress ------------------------------------------------------------------------------------------------

const PAGE = "/progress";
const talkInAddress = () => location.pathname.match(/^\/progress\/([0-9a-f-]{36})$/)?.[1] ?? "";
const messageId = (number) => `message-${number}`; // as a note counts the trainee's messages, and the debrief links to them
const messageInAddress = () => location.hash.match(/^#(message-\d+)$/)?.[1] ?? "";

function render({ model, el }) {
  const say = speaker(model.get("words"));
  const asked = { talk: inVoila() ? talkInAddress() : "" };
  const home = { say, toTalk, back, width: () => root.clientWidth || window.innerWidth, aloud: makeAloud() };
  let shown = null; // the state on the page
  let moved = false; // focus goes to the title of what comes
  let arrived = false; // something has been shown

  const banner = make("div", { class: "hsw-banner hsg-banner", role: "status" });
  const body = make("div", { class: "hsg-body" }, make("p", { class: "hsg-small", role: "status", text: say("loading") }));
  const root = make("div", { class: "hs-widget hs-progress", "data-stage": "loading" }, banner, home.aloud.node, body);
  keepToItself(root);
  el.append(root);

  /** A way to another view of this page: an address in Voila, which may be opened elsewhere too; a button in a lab. */
  function wayWithin(talk, given) {
    const { text: words, ...rest } = given;
    if (!inVoila()) return button(words, () => go(talk), rest);
    const click = (event) => {
      if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      history.pushState(null, "", event.currentTarget.getAttribute("href"));
      go(talk);
    };
    return make("a", { href: talk ? `${PAGE}/${talk}` : PAGE, text: words, click, ...rest });
  }

  function toTalk(id, given) {
    return wayWithin(id, given);
  }

  function back(kind) {
    return wayWithin("", { text: say("back"), class: kind });
  }

  function go(talk) {
    asked.talk = talk;
    moved = true;
    line.hello();
  }

  function titleOf(state) {
    if (state.view === "progress") return say("title");
    return state.row ? say("talk_title", { name: state.row.person }) : say("not_found_title");
  }

  function show(state) {
    shown = state;
    const words = titleOf(state);
    const title = make("h1", { tabindex: -1, text: words });
    const parts = state.view === "progress" ? [text(say("lead"), { class: "hsg-lead" }), overviewOf(home, state)] : talkOf(home, state);
    body.replaceChildren(...[title, parts].flat(4).filter(Boolean));
    root.dataset.stage = state.view;
    if (inVoila()) document.title = `${words} · Holding Space`;
    nameMessages(state);
    const first = !arrived;
    arrived = true;
    if ((first || moved) && toMessage()) moved = false;
    if (!moved) return;
    moved = false;
    title.focus({ preventScroll: true });
    if (inVoila()) window.scrollTo(0, 0); // the header of the page is above
    else root.scrollIntoView();
  }

  /** A note links to its message: every message of the trainee's has an address of its own. */
  function nameMessages({ messages = [] }) {
    if (!inVoila()) return; // in a lab the page may stand there twice
    const items = body.querySelectorAll(".hst-said");
    messages.forEach(({ number }, at) => number && items[at]?.setAttribute("id", messageId(number)));
  }

  /** Go to the message that the address names; say whether there was one. */
  function toMessage() {
    const one = inVoila() && messageInAddress() && body.querySelector(`#${messageInAddress()}`);
    if (!one) return false;
    if (!one.hasAttribute("tabindex")) one.tabIndex = -1;
    one.focus({ preventScroll: true });
    one.scrollIntoView({ block: "center" });
    return true;
  }

  function heard(news) {
    if ((news.talk ?? "") !== asked.talk) return; // another view asked, or it was asked before
    if (news.type === "state" && !same(news, shown)) show(news);
    else if (news.type === "state") moved = false;
    else if (news.type === "trouble") trouble(news.text);
  }

  function trouble(words) {
    shown = null;
    root.dataset.stage = "trouble";
    body.replaceChildren(make("section", { class: "hsw-card", role: "alert" }, make("p", { text: words }),
      make("div", { class: "hsw-row hsg-ways" }, button(say("again"), () => go(asked.talk), { class: "hsw-quiet" }))));
  }

  const reload = (words) => button(words, () => location.reload(), { class: "hsw-quiet" });

  function lost() {
    banner.replaceChildren(...[make("p", { text: say(inLab() ? "lost_lab" : "lost") }), !inLab() && reload(say("go_on_lost"))].filter(Boolean));
  }

  function slow() {
    if (shown) return;
    body.replaceChildren(make("p", { class: "hsg-small", role: "status", text: say("loading_long") }),
      ...(inLab() ? [] : [reload(say("reload"))]));
  }

  function wentBack() {
    if (talkInAddress() !== asked.talk) go(talkInAddress());
  }
  const beforePrint = () => unfold(root);
  if (inVoila()) window.addEventListener("popstate", wentBack);
  if (inVoila()) window.addEventListener("hashchange", toMessage);
  window.addEventListener("beforeprint", beforePrint);

  const line = openLine(model, { hello: asked, heard, lost, found: () => banner.replaceChildren(), slow });
  return () => {
    window.removeEventListener("popstate", wentBack);
    window.removeEventListener("hashchange", toMessage);
    window.removeEventListener("beforeprint", beforePrint);
    home.aloud.close();
    line.close();
  };
}

export default { render };
