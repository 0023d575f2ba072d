/* The small pictures on the buttons of a chat. */

const ICONS = {
  copy: "M8 8h9v9H8zM8 13H4V4h9v4",
  again: "M5 10a6 6 0 1 1 2 4.5M5 17v-4h4",
  menu: "M4 6h13M4 10.5h13M4 15h13",
  earlier: "M12.5 5l-5 5.5 5 5.5",
  later: "M8.5 5l5 5.5-5 5.5",
  down: "M10.5 4v12M5.5 11l5 5 5-5",
  close: "M5 5l11 11M16 5L5 16",
  sounds: "M10.5 3.5a7 7 0 1 0 .01 0z",
};

function icon(name) {
  const path = draw("path", { d: ICONS[name], fill: "none", stroke: "currentColor", "stroke-width": "1.6",
    "stroke-linecap": "round", "stroke-linejoin": "round" });
  const half = name === "sounds" ? [draw("path", { d: "M10.5 3.5a7 7 0 0 1 0 14z", fill: "currentColor" })] : [];
  return draw("svg", { class: "hsc-icon", viewBox: "0 0 21 21", "aria-hidden": "true" }, path, ...half);
}

const iconButton = (name, text, click, given = {}) =>
  make("button", { type: "button", click, ...given }, icon(name), make("span", { text }));
