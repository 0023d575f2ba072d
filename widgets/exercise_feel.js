/* A place on a picture, two sliders, names. */

const STEP = 0.1; // of an axis that runs from -1 to 1

function feelKind(card, { feelings }) {
  const { say } = card;
  const place = { valence: null, arousal: null };
  const keys = make("p", { class: "hse-soft", id: newId(), text: say("map_keys") });
  const now = make("p", { class: "hse-placed" });
  const dot = draw("circle", { r: "8", class: "hse-dot" });
  const lines = [-0.5, 0, 0.5].map((at) => `M${100 + 80 * at} 22V182M20 ${102 - 80 * at}H180`).join("");
  const picture = draw("svg", { class: "hse-map-picture", viewBox: "-70 0 340 206", "aria-hidden": "true" },
    draw("rect", { x: "20", y: "22", width: "160", height: "160", rx: "10", class: "hse-map-rim" }),
    draw("path", { d: lines, class: "hse-map-lines" }), axisEnd(100, 15, "middle", say("axis_top")),
    axisEnd(100, 200, "middle", say("axis_bottom")), axisEnd(14, 106, "end", say("axis_left")),
    axisEnd(186, 106, "start", say("axis_right")), dot);
  const map = make("div", { class: "hse-map", role: "application", tabindex: "0", "aria-describedby": keys.id,
    keydown: keyed, pointerdown: pointed, pointermove: (event) => event.buttons && pointed(event) }, picture);
  const sliders = { valence: slider("valence"), arousal: slider("arousal") };
  const names = feelings.map((text) => make("input", { type: "checkbox", value: text, change: card.changed }));
  const node = make("div", { class: "hse-feel" }, keys,
    make("div", { class: "hse-feel-where" }, map,
      make("div", { class: "hse-sliders" }, sliders.valence.node, sliders.arousal.node, now)),
    make("fieldset", { class: "hse-feelings" }, make("legend", { class: "hse-label", text: say("feelings") }),
      make("div", { class: "hse-groups" }, feelings.map((text, at) =>
        make("label", { class: "hse-group" }, names[at], make("span", { text }))))));

  function slider(axis) {
    const input = make("input", { type: "range", min: "-1", max: "1", step: "0.05", value: "0", class: "hsw-range",
      input: () => move({ ...place, [axis]: Number(input.value) }, false) });
    return { input, node: make("label", { class: "hse-slider" }, make("span", { text: say(axis) }), input) };
  }

  const word = (axis) => bandOf(say(`words_${axis}`), place[axis]);

  function move(to, tell) {
    place.valence = Math.round(clamp(to.valence ?? 0) * 100) / 100;
    place.arousal = Math.round(clamp(to.arousal ?? 0) * 100) / 100;
    show();
    card.changed();
    if (tell) card.announce(now.textContent, 350); // when the keys rest
  }

  function keyed(event) {
    const ways = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
    const way = ways[event.key];
    if (!way) return;
    event.preventDefault();
    move({ valence: (place.valence ?? 0) + way[0] * STEP, arousal: (place.arousal ?? 0) + way[1] * STEP }, true);
  }

  function pointed(event) {
    if (event.type === "pointerdown") map.setPointerCapture(event.pointerId);
    const at = placeIn(picture, event);
    move({ valence: (at.x - 100) / 80, arousal: (102 - at.y) / 80 }, false);
  }

  const placed = () => place.valence !== null && place.arousal !== null;

  function show() {
    dot.style.display = placed() ? "" : "none";
    dot.setAttribute("cx", 100 + 80 * (place.valence ?? 0));
    dot.setAttribute("cy", 102 - 80 * (place.arousal ?? 0));
    for (const axis of ["valence", "arousal"]) {
      const { input } = sliders[axis];
      input.value = String(place[axis] ?? 0);
      input.setAttribute("aria-valuetext", placed() ? word(axis) : say("not_placed"));
    }
    now.textContent = placed() ? say("placed_now", { valence: word("valence"), arousal: word("arousal") })
      : say("not_placed");
    map.setAttribute("aria-label", `${say("map")}. ${now.textContent}`);
  }

  return {
    node,
    answer: () => ({ ...(placed() && { valence: place.valence, arousal: place.arousal }),
      words: names.filter((name) => name.checked).map((name) => name.value) }),
    set(answer) {
      place.valence = answer?.valence ?? null;
      place.arousal = answer?.arousal ?? null;
      names.forEach((name) => (name.checked = (answer?.words ?? []).includes(name.value)));
      show();
    },
    mark: () => {},
  };
}
