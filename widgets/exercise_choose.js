/* Choose, order, classify. */

function chooseKind(card, { options, several }) {
  const { say } = card;
  const name = newId();
  const places = new Map();
  const node = make("fieldset", { class: "hse-options" },
    make("legend", { class: "hse-label", text: say(several ? "choose_several" : "choose_one") }));
  for (const option of options) {
    const input = make("input", { type: several ? "checkbox" : "radio", name, value: option.id, change: card.changed });
    const item = make("div", { class: "hse-option" },
      make("label", {}, input, make("span", { dir: "auto", text: option.text })));
    places.set(option.id, { node: item, controls: [input], input });
    node.append(item);
  }
  const inputs = [...places.values()].map((place) => place.input);
  return {
    node,
    answer: () => ({ chosen: inputs.filter((input) => input.checked).map((input) => input.value) }),
    set: (answer) => inputs.forEach((input) => (input.checked = (answer?.chosen ?? []).includes(input.value))),
    mark: (items) => layMarks(card, places, items),
  };
}

function orderKind(card, { steps }) {
  const { say } = card;
  const places = new Map();
  const list = make("ol", { class: "hse-order", "aria-label": say("order_list") });
  const node = make("div", {}, make("p", { class: "hse-label", text: say("order_list") }), list);
  let order = steps.map((step) => step.id);

  for (const step of steps) {
    const up = mover(step, "up", -1, "↑");
    const down = mover(step, "down", 1, "↓");
    const item = make("li", { class: "hse-step" }, make("div", { class: "hse-row" },
      make("span", { class: "hse-number", "aria-hidden": "true" }),
      make("span", { class: "hse-step-text", dir: "auto", text: step.text }),
      make("span", { class: "hse-movers" }, up, down)));
    places.set(step.id, { node: item, controls: [up, down], up, down });
    item.addEventListener("pointerdown", (event) => drag(step.id, item, event));
  }

  /** With a mouse or a pen a step is drawn to its place; a finger scrolls, and has the buttons. */
  function drag(id, item, { pointerType, pointerId, button: pressed, target }) {
    if (pointerType === "touch" || pressed !== 0 || target.closest("button, .hse-mark")) return;
    const from = order.indexOf(id);
    list.setPointerCapture(pointerId); // the list, since a step that changes its place lets go of the pointer
    item.classList.add("hse-drawn");

    function follow({ clientY }) {
      const others = order.filter((each) => each !== id);
      const above = others.filter((each) => {
        const { top, height } = places.get(each).node.getBoundingClientRect();
        return top + height / 2 < clientY;
      });
      if (above.length === order.indexOf(id)) return;
      order = [...above, id, ...others.slice(above.length)];
      show();
    }

    function drop() {
      list.removeEventListener("pointermove", follow);
      item.classList.remove("hse-drawn");
      if (order.indexOf(id) !== from) settled(order.indexOf(id));
    }

    list.addEventListener("pointermove", follow);
    list.addEventListener("lostpointercapture", drop, { once: true });
  }

  function settled(at) {
    card.announce(say("moved", { n: at + 1, of: order.length }));
    card.changed();
  }

  function mover(step, way, by, arrow) {
    const press = button("", () => move(step.id, by, press), { class: "hse-mover",
      "aria-label": say(`${way}_of`, { text: step.text }), title: say(way) });
    press.append(make("span", { "aria-hidden": "true", text: arrow }));
    return press;
  }

  function move(id, by, press) {
    const at = order.indexOf(id);
    const to = at + by;
    if (to < 0 || to >= order.length) return;
    order.splice(to, 0, ...order.splice(at, 1));
    show();
    press.focus();
    settled(to);
  }

  function show() {
    order.forEach((id, at) => {
      const { node: item, up, down } = places.get(id);
      item.querySelector(".hse-number").textContent = String(at + 1);
      off(up, at === 0);
      off(down, at === order.length - 1);
      if (list.children[at] !== item) list.insertBefore(item, list.children[at] ?? null);
    });
  }

  return {
    node,
    always: true,
    answer: () => ({ order: [...order] }),
    set(answer) {
      const given = (answer?.order ?? []).filter((id) => places.has(id));
      order = [...new Set([...given, ...steps.map((step) => step.id)])];
      show();
    },
    mark: (items) => layMarks(card, places, items, { right: "stays", not_yet: "moves", along: "along" }),
  };
}

function classifyKind(card, { items: pieces, groups }) {
  const places = new Map();
  const node = make("div", { class: "hse-pieces" });
  for (const piece of pieces) {
    const name = newId();
    const inputs = groups.map((group) => make("input", { type: "radio", name, value: group.id, change: card.changed }));
    const item = make("fieldset", { class: "hse-piece" }, make("legend", { dir: "auto", text: piece.text }),
      make("div", { class: "hse-groups" }, groups.map((group, at) =>
        make("label", { class: "hse-group" }, inputs[at], make("span", { text: group.name })))));
    places.set(piece.id, { node: item, controls: inputs, inputs });
    node.append(item);
  }
  return {
    node,
    answer() {
      const chosen = [...places].map(([id, { inputs }]) => [id, inputs.find((input) => input.checked)?.value]);
      return { groups: Object.fromEntries(chosen.filter(([, group]) => group)) };
    },
    set(answer) {
      for (const [id, { inputs }] of places)
        inputs.forEach((input) => (input.checked = answer?.groups?.[id] === input.value));
    },
    mark: (items) => layMarks(card, places, items),
  };
}
