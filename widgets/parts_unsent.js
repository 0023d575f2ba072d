/**
 * What was done in a part while its kernel is lost.
 *
 * Drafts live with the kernel, since computers are shared. Only what the kernel has not acknowledged when its line breaks
 * is kept by this tab, for the next load of the page: it is sent again then, under the same ids, before the part shows
 * what is kept. So what one wrote comes back from the record, and from nowhere else.
 */

const HEARD = "msg:custom";
const unsent = unsentOf("part");

/** Stand between a part and its kernel: know what is not acknowledged, and bring it over a load of the page. */
function bridge(model, lostWords) {
  const unkept = new Map(); // id -> ask, in the order in which they were sent
  const returning = new Set(); // ids that were brought over, and are on their way again
  const hearers = new Set();
  let place = null;
  let lost = false;
  let told = false; // that it is lost

  const tell = (news) => [...hearers].forEach((hear) => hear(news));

  function send(ask) {
    if (ask.id && ask.type !== "seen") {
      // of what stands in a field only the latest counts
      for (const [id, one] of unkept) if (ask.type === "draft" && one.type === "draft" && one.field === ask.field) unkept.delete(id);
      unkept.set(ask.id, ask);
    }
    put(ask);
    if (lost) keep();
  }

  function put(ask) {
    try {
      model.send(ask);
    } catch {
      fail();
    }
  }

  function fail() {
    lost = true;
    keep();
    if (unkept.size && !told) tell({ type: "trouble", text: lostWords });
    told = unkept.size > 0;
  }

  /** What was sent before something that is kept has been heard, too. */
  function settle(id) {
    if (!unkept.has(id)) return;
    for (const each of [...unkept.keys()]) {
      unkept.delete(each);
      if (each === id) return;
    }
  }

  function keep() {
    if (place === null) return;
    if (unkept.size) unsent.keep(place, { asks: [...unkept.values()] });
    else unsent.forget(place);
  }

  function arrived(news) {
    if (!news || typeof news.type !== "string") return;
    if (lost) {
      lost = told = false;
      unsent.forget(place);
    }
    if (news.type === "state" && place === null) {
      place = news.place;
      const asks = unsent.take(place)?.asks ?? [];
      unsent.tidy();
      for (const ask of asks) {
        returning.add(ask.id);
        unkept.set(ask.id, ask);
      }
    }
    if (news.type === "state" && returning.size) {
      returning.forEach((id) => put(unkept.get(id)));
      return; // what is kept is shown when this is kept, too
    }
    const returned = returning.delete(news.id);
    if (news.type === "kept") settle(news.id);
    if (returned && !returning.size) put({ type: "hello" });
    if (!returned || news.type === "trouble") tell(news);
  }

  model.on(HEARD, arrived);
  model.on("comm:close", fail);
  return {
    get: (name) => model.get(name),
    send,
    on: (event, hear) => (event === HEARD ? hearers.add(hear) : model.on(event, hear)),
    off: (event, hear) => (event === HEARD ? hearers.delete(hear) : model.off(event, hear)),
    waits: () => lost || unkept.size > 0,
    keep,
    close() {
      model.off(HEARD, arrived);
      model.off("comm:close", fail);
    },
  };
}

/** Open a part in which something is written or chosen, so that nothing of it is lost with its kernel. */
function openKeptPart(model, el, name, build) {
  const words = model.get("words") ?? {};
  const line = bridge(model, words[inVoila() ? "lost" : "lost_lab"]);
  let broken = false;
  // Asked before the part sends what was typed last: what a living kernel is only just told needs no second place.
  const before = () => (broken = line.waits());
  const after = () => broken && line.keep();
  window.addEventListener("pagehide", before);
  const leave = openPart(line, el, name, build);
  window.addEventListener("pagehide", after);

  return () => {
    before();
    leave();
    after();
    line.close();
    window.removeEventListener("pagehide", before);
    window.removeEventListener("pagehide", after);
  };
}
