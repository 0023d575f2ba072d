/* A line for oneself, kept as it is typed. */

function buildJournal(page) {
  const { say, content } = page;
  const line = makeField(page, { field: "journal", label: content.question || say("label"), rows: 2,
    hint: `${say("lead")} ${say("as_you_type")}`, done: (text) => page.keep({ type: "write", text }) });
  const node = make("div", { class: "hsw-card hsp-card-box" }, make("h2", { text: say("title") }), line.node, page.word);

  function kept(ask) {
    if (ask.type === "draft") page.tell(say("kept"));
  }

  return { node, show: ({ text }) => line.set(text), kept, flush: line.flush };
}

export default { render: ({ model, el }) => openKeptPart(model, el, "journal", buildJournal) };
