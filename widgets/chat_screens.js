/* What stands in place of the talk: loading, before, break, ended; and the line that says what is amiss. */

/** Draw a screen anew only when what it says has changed, so that focus and open parts survive a repeated state. */
function screen(className, contents) {
  const node = make("div", { class: `hsc-screen ${className}`, hidden: true });
  let is = "";
  return {
    node,
    show(yes, ...about) {
      node.hidden = !yes;
      const now = JSON.stringify(about);
      if (!yes || now === is) return;
      is = now;
      node.replaceChildren(...contents().flat().filter(Boolean));
    },
    focus: () => node.querySelector("h3")?.focus({ preventScroll: true }),
  };
}

const screenTitle = (text) => make("h3", { class: "hsc-title", tabindex: "-1", text });

const helpTitle = ({ say, talk }) =>
  talk.country && talk.services.length ? say("services_in", { country: inCountry(talk.country) }) : say("services");

/** Where one is, so that the services shown are those one can reach. */
function countryOf(room) {
  const { say, talk } = room;
  if (!talk.countries?.length) return null;
  const choose = () => {
    room.choosing = true;
    room.send({ type: "country", code: choice.value });
  };
  const choice = make("select", { class: "hsc-country", change: choose },
    make("option", { value: "", text: say("country_any") }),
    ...byName(talk.countries).map(([code, text]) => make("option", { value: code, text })));
  choice.value = talk.countries.includes(talk.country) ? talk.country : "";
  if (room.choosing) queueMicrotask(() => choice.focus({ preventScroll: true }));
  room.choosing = false;
  return make("label", { class: "hsc-where" }, make("span", { text: say("country") }), choice);
}

/** It stays open when the state is shown anew. */
const helpOf = (room, open = false) =>
  make("details", { class: "hsc-help", open: open || room.helpOpen === true,
    toggle: (event) => (room.helpOpen = event.target.open) },
  make("summary", { text: helpTitle(room) }), countryOf(room), servicesOf(room.say, room.talk.services));

function loadingScreen(room) {
  const { say } = room;
  let long = false;
  const { node, show } = screen("hsc-loading", () => [
    make("p", { role: "status", text: say(long ? "loading_long" : "loading") }),
    long && !inLab() && button(say("reload"), room.reload, { class: "hsw-plain" })]);
  return { node, show: () => show(!room.talk.known, long), slow: () => ((long = true), show(!room.talk.known, long)) };
}

/** Where what is written goes, where a language model answers. */
const byModel = ({ say, talk: { model_host: host } }) =>
  host && make("p", { text: ["127.0.0.1", "localhost", "::1"].includes(host) ? say("before_model_here") : say("before_model", { host }) });

function beforeScreen(room) {
  const { say } = room;
  return screen("hsc-before", () => {
    const { person } = room.talk;
    const { reviewed_by: reviewer } = person;
    return [
      screenTitle(say("before_title")),
      make("p", { text: say("before_simulated") }),
      byModel(room),
      person.touches.length && make("div", { class: "hsc-touches" },
        make("p", { class: "hsc-label", text: say("before_touches") }),
        list(person.touches, { class: "hsw-tags" })),
      make("p", { class: "hsc-soft",
        text: reviewer ? say("before_reviewed", { reviewer }) : say("before_unreviewed") }),
      make("p", { text: say("before_leave") }),
      button(say("begin"), room.begin, { class: "hsw-plain hsc-begin" }),
      helpOf(room),
    ];
  });
}

function breakScreen(room) {
  const { say } = room;
  return screen("hsc-break", () => {
    const begun = room.talk.messages.length > 0;
    return [
      screenTitle(say("break_title")),
      make("p", { text: say(begun ? "break_text" : "break_text_unnamed") }),
      make("div", { class: "hsc-breath", "aria-hidden": "true" }, make("i")),
      make("p", { class: "hsc-soft", text: say(still() ? "break_breathe_still" : "break_breathe") }),
      button(say(begun ? "back" : "back_to_start"), room.back, { class: "hsw-plain" }),
      make("div", { class: "hsc-help-open" }, make("p", { class: "hsc-help-title", text: helpTitle(room) }),
        countryOf(room), servicesOf(say, room.talk.services)),
    ];
  });
}

function endedScreen(room) {
  const { say } = room;
  return screen("hsc-ended", () => [
    screenTitle(say(room.rereading() ? "ended_earlier" : "ended_title")),
    room.rereading() && make("p", { text: say("ended_earlier_text", { date: dayOf(room.talk.messages[0]?.time) }) }),
    ...room.talk.closing.map((text) => make("p", { dir: "auto", text })),
    make("p", { class: "hsc-soft", text: say("ended_kept") }),
    make("div", { class: "hsw-row" }, ...waysOn(room),
      button(say("save_md"), () => room.save("md"), { class: "hsw-quiet" }),
      button(say("save_json"), () => room.save("json"), { class: "hsw-quiet" })),
    helpOf(room, true),
  ]);
}

/** What comes next in a lesson is the look back; after a talk of another day, or on a page without one, a new talk. */
function waysOn(room) {
  const { say } = room;
  const parts = [...document.querySelectorAll(".hsp-selfview.hs-parts, .hsp-debrief.hs-parts")];
  const onward = () => parts.find((part) => part.isConnected && part.offsetHeight > 0)?.scrollIntoView();
  const first = parts.length > 0 && !room.rereading();
  const back = parts.length > 0 && button(say("look_back"), onward, { class: first ? "hsw-plain" : "hsw-quiet" });
  const again = button(say("again"), room.again, { class: first ? "hsw-quiet" : "hsw-plain" });
  return (first ? [back, again] : [again, back]).filter(Boolean);
}

/** One calm line at a time, with the way on. */
function makeBanner(room) {
  const { say, talk } = room;
  const text = make("p", { role: "status" });
  const way = button("", () => act(), { class: "hsw-plain" });
  const away = iconButton("close", "", dismiss, { class: "hsc-act hsc-close" });
  const node = make("div", { class: "hsw-banner hsc-banner", hidden: true }, text, way, away);
  let act = nothing;
  let notice = null;
  let ofModel = "";

  function show() {
    if (talk.known && !room.line.live)
      return put({ words: room.lostWords(), label: say("continue"), onWay: inLab() ? null : room.reload, lasting: true });
    if (!notice) return hide();
    const ways = {
      continue: [say("continue"), inLab() ? null : room.reload],
      send_again: [say("send_again"), () => (dismiss(), room.composer.sendAgain())],
      first_try: [say("first_try"), () => backTo(notice.turn)],
    };
    const [label, onWay] = ways[notice.way_on] ?? ["", null];
    put({ words: notice.text, label, onWay });
  }

  function backTo(turn) {
    dismiss();
    room.switchTo(turn);
  }

  function tell(news) {
    notice = news;
    show();
  }

  /** Written lines stand in for a model: said once for as long as they do, and taken away when they no longer do. */
  function model(words) {
    const known = words === ofModel;
    ofModel = words;
    if (words ? known || (notice && !notice.inPassing) : !notice?.ofModel) return;
    tell(words ? { text: words, ofModel: true } : null);
  }

  const tellOnce = (key) => tell(notice ?? { text: say(key), inPassing: true });

  function dismiss() {
    tell(null);
  }

  function put({ words, label = "", onWay = null, lasting = false }) {
    const held = node.contains(document.activeElement);
    node.hidden = false;
    if (text.textContent !== words) text.textContent = words;
    way.hidden = !onWay;
    way.textContent = label;
    act = onWay ?? nothing;
    away.hidden = lasting;
    away.setAttribute("aria-label", say("dismiss"));
    node.classList.toggle("hsc-lasting", lasting);
    if (held && way.hidden && away.hidden) room.composer.focus();
  }

  function hide() {
    const held = node.contains(document.activeElement);
    node.hidden = true;
    text.textContent = "";
    if (held) room.composer.focus();
  }

  /** What was said of the message before is over; that written lines stand in for a model is not. */
  const sent = () => notice?.ofModel || dismiss();

  return { node, show, tell, tellOnce, model, sent };
}
