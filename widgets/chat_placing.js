/* Where the trainee places a feeling. */

/** Two sliders and a circle that follow one another; one control for each message, kept while it is shown. */
function makePlacing(room) {
  const { say } = room;
  const controls = new Map(); // turn -> element

  function of(message) {
    if (!controls.has(message.turn)) controls.set(message.turn, build(message.turn));
    return controls.get(message.turn);
  }

  function build(turn) {
    const valence = slider("valence");
    const arousal = slider("arousal");
    const dot = draw("circle", { r: "7", class: "hsc-place-dot" });
    const circle = circleOf(dot);
    const done = button(say("place_done"), place, { class: "hsw-plain" });
    const title = make("p", { class: "hsc-place-title", id: newId(), text: say("place_title") });
    const node = make("div", { class: "hsc-place", role: "group", "aria-labelledby": title.id }, title, circle,
      make("div", { class: "hsc-place-sliders" }, valence.node, arousal.node, done));

    function follow() {
      dot.setAttribute("cx", 100 + 70 * valence.value());
      dot.setAttribute("cy", 92 - 70 * arousal.value());
    }
    function point(event) {
      if (event.type === "pointermove" && !event.buttons) return;
      const at = placeIn(circle, event);
      valence.set((at.x - 100) / 70);
      arousal.set((92 - at.y) / 70);
      follow();
    }
    function place() {
      if (isOff(done)) return;
      if (!room.place(turn, valence.value(), arousal.value())) return;
      off(done, true);
    }
    node.addEventListener("input", follow);
    circle.addEventListener("pointerdown", (event) => (circle.setPointerCapture(event.pointerId), point(event)));
    circle.addEventListener("pointermove", point);
    follow();
    return node;
  }

  function slider(what) {
    const input = make("input", { type: "range", min: "-1", max: "1", step: "0.05", value: "0", class: "hsw-range" });
    const now = make("span", { class: "hsc-place-now", "aria-hidden": "true" });
    const tell = () => {
      const word = bandOf(say(`place_words_${what}`), Number(input.value));
      now.textContent = word;
      input.setAttribute("aria-valuetext", word);
    };
    input.addEventListener("input", tell);
    tell();
    const set = (value) => {
      input.value = String(clamp(value));
      tell();
    };
    const node = make("label", { class: "hsc-place-slider" }, make("span", { text: say(`place_${what}`) }), now, input);
    return { node, set, value: () => Number(input.value) };
  }

  // The circle is the sliders once more, for eye and pointer; whoever listens has the sliders.
  const circleOf = (dot) => draw("svg", { class: "hsc-place-circle", viewBox: "-68 0 336 186", "aria-hidden": "true" },
    draw("circle", { cx: "100", cy: "92", r: "70", class: "hsc-place-rim" }),
    draw("path", { d: "M30 92H170M100 22V162", class: "hsc-place-axis" }),
    axisEnd(100, 14, "middle", say("axis_top")), axisEnd(100, 180, "middle", say("axis_bottom")),
    axisEnd(24, 97, "end", say("axis_left")), axisEnd(176, 97, "start", say("axis_right")), dot);

  function forget(turns) {
    for (const turn of controls.keys()) if (!turns.has(turn)) controls.delete(turn);
  }

  return { of, forget };
}
