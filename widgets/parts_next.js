/* What comes next, and why. */

function buildNext(page) {
  const { say } = page;
  const box = make("div", { class: "hsp-card-box" }, make("h2", { text: say("title") }));
  let is = "";
  watch(box, () => page.ask()); // what was done further up is told now

  function show(state) {
    const now = JSON.stringify(state);
    if (now === is) return; // whoever stands on a link stays there
    is = now;
    const { id, title, minutes, why, open } = state;
    box.replaceChildren(make("h2", { text: say("title") }),
      ...[open && make("p", { class: "hsp-aside", text: open }),
        id && make("p", { class: "hsp-then" }, make("strong", { text: title }),
          make("span", { text: `, ${say("minutes", { minutes })}` })),
        make("p", { text: why }),
        make("p", { class: "hsp-row" },
          id && make("a", { class: "hsp-plain", href: addressOf(id), text: say("open", { title }) }),
          make("a", { class: "hsp-quiet", href: addressOf("home"), text: say("all") }))].filter(Boolean));
  }

  return { node: box, show };
}

/** In JupyterLab a lesson is its notebook. */
function addressOf(id) {
  if (inVoila()) return id === "home" ? "/" : `/lessons/${encodeURIComponent(id)}`;
  const base = JSON.parse(document.getElementById("jupyter-config-data")?.textContent ?? "{}").baseUrl ?? "/";
  return `${base}lab/tree/${encodeURIComponent(id)}.ipynb`;
}

export default { render: ({ model, el }) => openPart(model, el, "next", buildNext) };
