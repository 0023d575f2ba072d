/* Who this is, and the buttons above the talk. */

function makeHead(room) {
  const { say } = room;
  const avatar = make("span", { class: "hsw-avatar hsc-avatar-large", "aria-hidden": "true" });
  const name = make("h2", { class: "hsc-name" });
  const about = make("p", { class: "hsc-about" });
  const id = newId();
  const feeling = make("button", { type: "button", class: "hsc-feeling", "aria-expanded": "false", click: fold });
  const menu = iconButton("menu", "", () => open(menu, actions), {
    class: "hsc-menu", "aria-expanded": "false", "aria-controls": `${id}-actions` });
  const pause = button("", () => choose(room.pause), { class: "hsw-quiet hsc-pause" });
  const end = button("", () => (shut(), room.sure.ask()), { class: "hsw-quiet hsc-end" });
  const endShort = button("", () => (shut(), room.sure.ask()), { class: "hsw-quiet hsc-end-short" }); // where there is no room for the words
  const files = make("div", { class: "hsc-files", id: `${id}-files` },
    button("", () => choose(() => room.save("md"))), button("", () => choose(() => room.save("json"))),
    button("", () => choose(room.print)));
  const save = button("", () => open(save, files), {
    class: "hsw-quiet hsc-save", "aria-expanded": "false", "aria-controls": files.id });
  const saving = make("div", { class: "hsc-saving" }, save, files);
  const actions = make("div", { class: "hsc-actions", id: `${id}-actions` }, pause, end, saving);
  const who = make("div", { class: "hsc-who" }, name, about);
  const node = make("header", { class: "hsc-head" }, avatar, who, endShort, menu, actions, feeling);

  function show() {
    const { talk } = room;
    const { person } = talk;
    node.hidden = !talk.known;
    if (!talk.known) return;
    const told = talk.stage === "before" || room.narrow(); // below it, or before the talk, which needs the height
    const touches = told ? "" : person.touches.join(", ");
    avatar.textContent = person.initials;
    name.textContent = say("name_age");
    about.textContent = touches ? say("simulated_about", { touches }) : say("simulated_short");
    menu.setAttribute("aria-label", say("menu"));
    pause.textContent = say("take_break");
    pause.hidden = room.away() || talk.stage === "ended";
    end.textContent = say("end");
    endShort.textContent = say("end_short");
    endShort.setAttribute("aria-label", say("end"));
    endShort.hidden = end.hidden = talk.stage !== "talking" || room.away();
    save.textContent = say("save");
    saving.hidden = !talk.messages.length || room.away();
    ["save_md", "save_json", "print"].forEach((key, place) => (files.children[place].textContent = say(key)));
    menu.hidden = room.away();
    showFeeling();
  }

  function showFeeling() {
    const { talk } = room;
    const label = talk.messages.findLast((message) => message.who === "person" && message.label)?.label;
    feeling.hidden = !room.around() || room.away() || talk.stage === "before"
      || (talk.feeling_mode === "at_end" && talk.stage !== "ended");
    feeling.textContent = label ? say("feeling_now", { label }) : say("feeling");
  }

  function fold() {
    const open = room.around()?.classList.toggle("hs-feeling-open") ?? false;
    feeling.setAttribute("aria-expanded", String(open));
    if (open) room.around().querySelector(".hs-feeling")?.scrollIntoView({ block: "start" }); // it unfolds under the room
  }

  function open(by, what) {
    const now = by.getAttribute("aria-expanded") !== "true";
    by.setAttribute("aria-expanded", String(now));
    what.classList.toggle("hsc-open", now);
    if (now) what.querySelector("button:not([hidden])")?.focus();
  }

  function choose(act) {
    shut(true);
    act();
  }

  /** Close what is open; true if something was. */
  function shut(refocus = false) {
    const by = [save, menu].filter((each) => each.getAttribute("aria-expanded") === "true");
    for (const each of by) each.setAttribute("aria-expanded", "false");
    for (const each of [files, actions]) each.classList.remove("hsc-open");
    if (refocus && by.length) by[0].focus();
    return by.length > 0;
  }

  function leave(event) {
    if (!actions.contains(event.target) && !menu.contains(event.target)) shut();
  }

  document.addEventListener("pointerdown", leave);
  node.addEventListener("focusout", (event) => {
    const to = event.relatedTarget;
    if (to && !actions.contains(to) && to !== menu) shut();
  });
  return { node, show, shut, close: () => document.removeEventListener("pointerdown", leave) };
}

/** Hand a file to the browser. */
function download({ name, mime, content }) {
  const address = URL.createObjectURL(new Blob([content], { type: mime }));
  const link = make("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
