// "In this lesson": a list made from the page's own headings and parts, under the opening, with what is done marked.
// Loaded at the end of a lesson's page. What is done, the part that says what comes next knows (data-done).
"use strict";
(() => {
  const PARTS = {
    practice: "Your practice talk",
    debrief: "Looking back",
    journal: "A line for yourself",
    card: "The card to keep",
  };
  const WAIT = 250; // ms in which changes of the page are gathered
  const NARROW = "(max-width: 640px)";

  const make = (tag, given = {}, ...children) => {
    const node = Object.assign(document.createElement(tag), given);
    node.append(...children.filter(Boolean));
    return node;
  };

  /** Read the page: its sections and parts in order, each with the exercises that belong to it. */
  function read() {
    const done = new Set((document.querySelector(".hsp-next[data-done]")?.dataset.done ?? "").split(" "));
    const isDone = (cell) => done.has(cell.id) || cell.querySelector('[data-outcome="right"]') !== null;
    const entries = [];
    for (const cell of document.querySelectorAll("#rendered_cells > [cell-index]")) {
      if (cell.id in PARTS) {
        entries.push({ to: cell, text: PARTS[cell.id], done: done.has(cell.id), counts: true, parts: [] });
        continue;
      }
      for (const heading of cell.querySelectorAll(".jp-RenderedMarkdown h2")) {
        const text = [...heading.childNodes].filter((one) => !one.classList?.contains("anchor-link"));
        entries.push({ to: heading, text: text.map((one) => one.textContent).join("").trim(), parts: [] });
      }
      const exercise = cell.id && cell.id !== "opening" && !cell.querySelector(".hs-optional");
      if (exercise) entries.at(-1)?.parts.push(isDone(cell));
    }
    for (const each of entries.filter(({ parts }) => parts.length))
      Object.assign(each, { counts: true, done: each.parts.every(Boolean) });
    return entries;
  }

  const wordsOf = ({ parts }) => {
    if (!parts.length) return "";
    const did = parts.filter(Boolean).length;
    return `${did ? `${did} of ` : ""}${parts.length} exercise${parts.length === 1 ? "" : "s"}`;
  };

  const count = make("span", { className: "hs-contents-count" });
  const list = make("ol");
  const fold = make("details", { open: !matchMedia(NARROW).matches },
    make("summary", {}, make("span", { textContent: "In this lesson" }), count), list);
  const nav = make("nav", { className: "hs-contents hs-card", ariaLabel: "In this lesson" }, fold);

  /** Lead there, and let the keyboard go on from there. */
  function follow(target) {
    if (!target.hasAttribute("tabindex")) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }

  function draw(entries) {
    entries.forEach((each, at) => (each.to.id ||= `hs-section-${at + 1}`));
    list.replaceChildren(...entries.map((each) => {
      const link = make("a", { href: `#${encodeURIComponent(each.to.id)}`, textContent: each.text,
        onclick: () => setTimeout(follow, 0, each.to) });
      const said = wordsOf(each);
      return make("li", { className: each.done ? "hs-done" : "" }, link,
        said && make("span", { className: "hs-contents-of", textContent: said }),
        each.done && make("span", { className: "hs-contents-done", textContent: "done" }));
    }));
  }

  let is = "";

  function look() {
    const opening = document.getElementById("opening");
    const entries = read();
    const now = JSON.stringify(entries.map(({ to, ...rest }) => rest));
    if (entries.length < 2 || now === is) return;
    const held = list.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
    is = now;
    draw(entries);
    if (held) [...list.querySelectorAll("a")].find((link) => link.getAttribute("href") === held)?.focus();
    const finished = entries.filter((each) => each.done).length;
    count.textContent = finished ? `${finished} of ${entries.filter((each) => each.counts).length} done` : "";
    if (!nav.isConnected) opening ? opening.after(nav) : document.getElementById("rendered_cells").prepend(nav);
  }

  let waiting = null;
  new MutationObserver(() => (waiting ??= setTimeout(() => {
    waiting = null;
    if (window.themeLoaded) look();
  }, WAIT))).observe(document.getElementById("hs-main"), {
    childList: true, subtree: true, attributes: true, attributeFilter: ["data-done", "data-outcome"],
  });
})();
