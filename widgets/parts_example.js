/* A worked example: bubbles as in the chat, what each does beside it. It asks the kernel for nothing. */

const FIRST = 4; // messages of a folded talk that stand there at once

function buildExample(page) {
  const { say, content } = page;
  const id = local("talk");
  const said = content.said ?? [];
  const items = said.map(message);
  const talk = make("ol", { class: "hsp-talk", id }, items);
  const fold = content.folds &&
    button("", () => set(fold.getAttribute("aria-expanded") !== "true", true), { class: "hsw-quiet", "aria-controls": id });

  function message({ by, text, note }) {
    const mine = by === "helper";
    return make("li", { class: `hsp-said ${mine ? "hsw-mine" : "hsp-theirs"}` },
      make("div", { class: "hsp-side" },
        make("span", { class: "hsp-by", text: say(by) }),
        make("p", { class: "hsw-bubble", dir: "auto", text })),
      note && make("p", { class: "hsp-note", dir: "auto", text: note }));
  }

  function set(open, moved = false) {
    fold.setAttribute("aria-expanded", String(open));
    fold.textContent = open ? say("fold") : say("unfold", { count: said.length });
    items.forEach((item, place) => item.classList.toggle("hsp-folded", !open && place >= FIRST));
    if (!moved || !open) return;
    items[FIRST].tabIndex = -1;
    items[FIRST].focus({ preventScroll: true }); // where reading goes on
  }

  if (fold) set(false);
  const node = make("div", { class: "hsw-card hsp-card-box" },
    make("p", { class: "hsp-kind", text: say("kind") }),
    make("h3", { text: content.title }),
    content.lead && make("p", { class: "hsp-about", dir: "auto", text: content.lead }),
    talk, fold,
    content.after && make("p", { class: "hsp-after", dir: "auto", text: content.after }));
  return { node };
}

export default { render: ({ model, el }) => openPart(model, el, "example", buildExample) };
