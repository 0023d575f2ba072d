/**
 * The chat of a practice room, in the browser.
 *
 * It sends intents and shows news; what both are, protocol.py says. It decides nothing about a person: the kernel does.
 * Its parts stand in files of their own (chat_*.js); here they are wired together.
 */

const LONGEST = 100000; // characters; the kernel drops anything longer
const NOBODY = { name: "", initials: "", age: "", subject: "", object: "", touches: [], reviewed_by: null };

function openChat(model, el) {
  const talk = { known: false, stage: "before", person: NOBODY, messages: [], suggestions: [], services: [],
    closing: [], busy: false, resumed: false, suggestions_mode: "never", suggestions_ready: false, suggestions_coming: false,
    feeling_mode: "shown" };
  const pace = () =>
    model.get("pace") === "none" || still() ? "none" : "human";
  const root = make("section", { class: "hs-widget hs-chat", "data-lm-suppress-shortcuts": "true" });
  let paused = false; // on a break: shown at once, whatever the room is doing
  let settling = 0; // until when a state from before our break, or our return, does not count
  let wanted = ""; // where focus goes with the next state
  let fresh = false; // the next state's draft goes into the composer
  let saving = false; // this view asked for the file that comes
  let finished = null; // the reply that ends when its last sentence is typed out
  let earlier = false; // the page opened on a talk that had ended before

  const room = {
    talk, root,
    say: speaker(model.get("words") ?? {}, () => talk.person),
    announce: (words) => region.announce(words), changed: show, settle: () => scroller.settle(keepInSight()),
    lostWords: () => say(inLab() ? "lost_lab" : "lost"),
    send: (intent) => room.line.send(intent),
    away: () => paused,
    narrow: () => root.clientWidth < 560, // as chat.css has it
    rereading: () => earlier && talk.stage === "ended",
    around: () => root.closest(".hs-room"),
    begin: () => ask({ type: "begin" }, "begun"),
    stop: () => ask({ type: "stop" }),
    goOn: () => ask({ type: "go_on" }, "begun", true),
    letAnswer: () => ask({ type: "go_on" }),
    end: () => ask({ type: "end" }, "ended"),
    again: () => ask({ type: "again" }, "begun", true),
    branch: (turn) => ask({ type: "branch", turn }, "composer", true) && sayThatItIsKept(turn),
    switchTo: (turn) => ask({ type: "switch", turn }, `tries:${turn}`, true),
    place: (turn, valence, arousal) => ask({ type: "place", turn, valence, arousal }, "placed"),
    askSuggestions: () => ask({ type: "ask_suggestions", ...draftNow() }),
    print: () => printWith("hs-printing"),
    keepUnsent: () => unsent.keep(),
    take, pause, back, save, reload, sent,
  };
  const { say } = room;

  const region = makeAloud();
  const unsent = makeUnsent(room);
  const toLatest = make("button", { type: "button", class: "hsc-latest", hidden: true }, icon("down"), make("span"));
  room.placing = makePlacing(room);
  room.log = makeLog(room);
  room.stopped = makeStopped(room);
  room.suggestions = makeSuggestions(room);
  room.composer = makeComposer(room);
  const { log, composer, suggestions } = room;
  const head = makeHead(room);
  const banner = makeBanner(room);
  const loading = loadingScreen(room);
  const before = beforeScreen(room);
  const resting = breakScreen(room);
  const care = careScreen(room);
  room.sure = makeSure(room);
  const { sure } = room;
  const ended = endedScreen(room);
  const view = make("div", { class: "hsc-view" }, log.box, toLatest);
  log.tail.append(room.stopped.node, suggestions.node, ended.node);
  root.append(make("div", { class: "hsw-card hsc-card" }, head.node, loading.node, before.node, resting.node, care.node, view, banner.node,
    sure.node, composer.node, region.node));
  const scroller = makeScroller(log.box, toLatest);
  const typist = makeTypist({ pace, grew: () => room.settle() });
  room.typist = typist;

  // --- what the trainee does

  function ask(intent, focus = "", draft = false) {
    if (!room.send(intent)) {
      room.announce(room.lostWords());
      return false;
    }
    wanted = focus || wanted;
    fresh = fresh || draft;
    return true;
  }

  const draftNow = () => (composer.text().trim() ? { draft: composer.text().slice(0, LONGEST) } : {});

  function take(item) {
    room.send({ type: "take", suggestion: item.id });
    composer.take(item);
  }

  function sent() {
    talk.suggestions = [];
    banner.sent();
    show();
    scroller.follow();
    unsent.keep();
  }

  function pause() {
    composer.saveDraft();
    turnAway(true, "break");
    room.around()?.classList.remove("hs-feeling-open");
    resting.focus();
  }

  function back() {
    turnAway(false, "back");
    if (talk.stage === "break") talk.stage = talk.messages.length ? "talking" : "before";
    show();
    room.settle();
    focusOn(talk.stage === "talking" ? "composer" : talk.stage === "ended" ? "ended" : "begin");
  }

  function turnAway(yes, type) {
    paused = yes;
    settling = Date.now() + 3000;
    room.send({ type });
    show();
  }

  function save(format) {
    saving = ask({ type: "export", format });
  }

  function reload() {
    unsent.keep();
    window.location.reload();
  }

  // --- what the room says

  const hear = {
    ...modelNews(room, banner),
    state(news) {
      const first = !talk.known;
      const was = stageNow();
      typist.drop();
      finished = null;
      Object.assign(talk, news, { known: true });
      talk.unopened = talk.messages.some(isUnsaid);
      talk.messages = talk.messages.filter((each) => !isUnsaid(each));
      if (Date.now() > settling || (talk.stage === "break") === paused) paused = talk.stage === "break";
      room.placing.forget(new Set(talk.messages.map((message) => message.turn)));
      if (first) earlier = talk.stage === "ended" && talk.resumed;
      if (talk.stage !== "ended" && talk.stage !== "break") earlier = false;
      if (first) unsent.recover(news);
      else if (fresh && talk.draft) composer.takeDraft(talk.draft);
      fresh = false;
      show();
      if (first || was !== stageNow()) scroller.follow(keepInSight());
      else room.settle();
      if (first && talk.resumed && stageNow() === "talking") banner.tellOnce("resumed");
      if (wanted || (!first && was !== "care" && stageNow() === "care")) focusOn(wanted);
      if (wanted === "begun") comeIntoView(root, composer.node);
      wanted = "";
    },
    ack({ id, message }) {
      composer.acked(id);
      upsert(message);
      unsent.forget();
      show();
      room.settle();
    },
    held_back({ id }) {
      composer.heldBack(id);
      unsent.forget();
    },
    typing({ on }) {
      if (on && !talk.busy) typist.start();
      talk.busy = on;
      show();
      room.settle();
    },
    sentence(news) {
      const message = talk.messages.find((each) => each.turn === news.turn && each.who === "person")
        ?? upsert({ turn: news.turn, number: 0, who: "person", bubbles: [], time: news.time });
      typist.finish();
      const opens = news.bubble || !message.bubbles.length;
      const glue = opens || /\s$/.test(message.bubbles.at(-1)) || /^\s/.test(news.text) ? "" : " ";
      if (opens) log.show(talk.messages);
      const bubble = log.bubbleFor(message, opens);
      if (opens) message.bubbles.push(news.text);
      else message.bubbles[message.bubbles.length - 1] += glue + news.text;
      log.showTyping(false);
      typist.type(bubble, glue + news.text, typedOut);
      room.settle();
    },
    reply({ message }) {
      finished = message;
      if (!typist.busy) typedOut();
    },
    suggestions({ turn, items, coming }) {
      const latest = talk.messages.at(-1);
      if (latest && latest.turn !== turn) return;
      talk.suggestions = items;
      talk.suggestions_coming = Boolean(coming);
      talk.suggestions_ready = !items.length && !coming;
      show();
      room.settle();
      if (items.length && !finished) room.announce(suggestions.here());
    },
    notice(news) {
      banner.tell(news);
      composer.refused(); // what waits for its acknowledgement was not taken
      show();
      room.settle();
    },
    exported(file) {
      if (saving) download(file);
      saving = false;
    },
  };

  function heard(news) {
    if (Object.hasOwn(hear, news.type)) hear[news.type](news);
  }

  function typedOut() {
    if (!finished) return log.showTyping(talk.busy);
    const message = finished;
    finished = null;
    talk.busy = false;
    talk.suggestions_ready = true;
    upsert(message);
    show();
    room.settle();
    room.announce([say("said", { text: message.bubbles.join(" ") }),
      message.label && say("said_sounds", { label: message.label }),
      talk.suggestions.length && suggestions.here()].filter(Boolean).join(" "));
  }

  function upsert(message) {
    const place = talk.messages.findIndex((each) => keyOf(each) === keyOf(message));
    if (place < 0) talk.messages.push(message);
    else talk.messages[place] = message;
    return message;
  }

  // --- lost and found

  function lost() {
    log.markPending("unsent");
    unsent.keep();
    show();
    room.settle();
  }

  function found() {
    room.announce(say("found"));
    composer.found();
    if (paused !== (talk.stage === "break")) room.send({ type: paused ? "break" : "back" });
    unsent.forget();
    room.line.hello(); // news may have been lost meanwhile
    show();
  }

  // --- what is on screen

  function stageNow() {
    if (!talk.known) return "loading";
    if (paused) return "break";
    return talk.stage === "talking" && talk.stepped_out ? "care" : talk.stage;
  }

  function show() {
    const { known } = talk;
    const stage = stageNow();
    root.dataset.stage = stage;
    besideTheEnd(room.around(), stage === "ended");
    root.setAttribute("aria-label", known ? say("region") : say("region_unnamed"));
    head.show();
    loading.show();
    before.show(stage === "before", talk.person, talk.services, talk.country);
    resting.show(stage === "break", talk.services, talk.country, talk.person.name, talk.messages.length > 0);
    care.show(stage === "care", talk.services, talk.country, talk.person.name);
    ended.show(stage === "ended", talk.closing, talk.services, talk.country, room.rereading());
    view.hidden = !["talking", "ended"].includes(stage);
    composer.node.hidden = stage !== "talking";
    log.show(talk.messages);
    log.showTyping(talk.busy && !typist.busy && stage === "talking" && room.line.live);
    toLatest.lastChild.textContent = say("latest");
    room.stopped.show();
    suggestions.show();
    composer.show();
    sure.show();
    banner.show();
  }

  /** What was said there is out of sight now, and not lost. */
  const sayThatItIsKept = (turn) => banner.tell({ text: say("first_kept"), way_on: "first_try", turn });

  /** What stays in sight: the message that suggestions answer while they stand below it, and their last words. */
  const keepInSight = () => {
    if (room.rereading()) return ended.node;
    if (talk.stage === "ended") return log.lastOf("person") ?? ended.node;
    if (suggestions.node.hidden || talk.stage !== "talking") return null;
    return log.lastOf(talk.messages.at(-1)?.who ?? "person"); // theirs, or what was left unanswered
  };

  function focusOn(place) {
    const [what, turn] = place.split(":");
    if (stageNow() === "care") return care.focus();
    if (what === "ended") return ended.focus();
    if (what === "begin" || talk.stage === "before") return before.focus();
    if (what === "tries") {
      const steps = [...(log.nodeOf(turn, "you")?.querySelectorAll(".hsc-step") ?? [])];
      const step = steps.find((each) => !isOff(each));
      if (step) return step.focus({ preventScroll: true });
    }
    // On a touch screen the keyboard would cover what there is to read.
    if (isTouch() && what !== "composer") log.box.focus({ preventScroll: true });
    else composer.focus();
  }

  // --- the page around

  function keyed(event) {
    if (event.key !== "Escape" || event.isComposing) return;
    if (!head.shut(true) && !sure.escaped() && !composer.escaped() && talk.busy && !paused) room.stop();
  }

  function hidden() {
    typist.finish();
    composer.saveDraft();
  }

  root.addEventListener("keydown", keyed);
  keepToItself(root);
  const staying = whenLeft(hidden, unsent.keep);
  const sizes = new ResizeObserver(() => (composer.show(), composer.grow(), head.show()));
  sizes.observe(root);

  el.append(root);
  room.line = { live: true, send: () => false };
  unsent.tidy();
  show();
  room.line = openLine(model, { hello: { pace: pace() }, lost, found, slow: loading.slow, heard });

  return function close() {
    room.line.close();
    typist.drop();
    composer.close();
    head.close();
    sizes.disconnect();
    staying();
    region.close();
    root.remove();
  };
}

export default {
  render: ({ model, el }) => openChat(model, el),
};
