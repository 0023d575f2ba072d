/* What comes next, and why. */

function buildNext(page) {
  const { say } = page;
  const still = make("p", { class: "hsw-aside", hidden: true });
  const name = make("strong");
  const long = make("span");
  const then = make("p", { hidden: true }, name, long);
  const because = make("p");
  const go = make("a", { class: "hsw-plain", hidden: true });
  const ways = make("p", { class: "hsw-row hsp-row", hidden: true }, go,
    make("a", { class: "hsw-quiet", href: addressOf("home"), text: say("all") }));
  const node = make("div", { class: "hsw-card hsp-card-box" }, make("h2", { text: say("title") }), still, then, because, ways);
  watch(node, () => page.ask()); // what was done further up is told now

  /** Change only what is said: whoever stands on a link stays there. */
  function show({ id, title, minutes, why, open, done }) {
    page.root.dataset.done = done.join(" "); // the page's list of what is in the lesson marks it
    still.textContent = open;
    still.hidden = !open;
    then.hidden = go.hidden = !id;
    name.textContent = title;
    long.textContent = `, ${say("minutes", { minutes })}`;
    because.textContent = why;
    go.textContent = say("open", { title });
    if (id) go.href = addressOf(id);
    ways.hidden = false;
  }

  return { node, show };
}

/** In JupyterLab a lesson is its notebook. */
function addressOf(id) {
  if (inVoila()) return id === "home" ? "/" : `/lessons/${encodeURIComponent(id)}`;
  const base = JSON.parse(document.getElementById("jupyter-config-data")?.textContent ?? "{}").baseUrl ?? "/";
  return `${base}lab/tree/${encodeURIComponent(id)}.ipynb`;
}

export default { render: ({ model, el }) => openPart(model, el, "next", buildNext) };
