/* Other words to try, by a language model: they come later than the look back, each into the place that waits for it. */

/** Where other words for a message will stand, under the coach's own; `skill` is what the coach's are about. */
function othersOf(turn, skill) {
  return make("div", { class: "hsp-others", "data-turn": turn, "data-skill": skill, hidden: true });
}

/** Where it is said that none came; the first of these on the page says it. */
const othersFailed = () => make("p", { class: "hsp-soft hsp-others-failed", hidden: true });

/** Show what has come; nothing is drawn again but the places themselves. */
function fillOthers(say, body, others) {
  const items = others?.items ?? [];
  for (const place of body.querySelectorAll(".hsp-others")) {
    const mine = items.filter(({ turn, skill }) => String(turn) === place.dataset.turn && skill === place.dataset.skill);
    const now = JSON.stringify(mine);
    if (place.dataset.is === now) continue;
    place.dataset.is = now;
    place.hidden = !mine.length;
    place.replaceChildren(...(mine.length ? otherWords(say, mine) : []));
  }
  const [first, ...more] = body.querySelectorAll(".hsp-others-failed");
  for (const each of [first, ...more].filter(Boolean)) {
    each.hidden = each !== first || !others?.failed;
    each.textContent = each.hidden ? "" : say("others_failed");
  }
}

function otherWords(say, items) {
  return [
    make("p", { class: "hsp-label", text: say("others") }),
    make("ul", { role: "list" }, items.map(({ text, why }) => make("li", {},
      make("p", { class: "hsw-bubble hsw-my", dir: "auto", text }), make("p", { dir: "auto", text: why })))),
    make("p", { class: "hsp-soft", text: say("others_by") }),
  ];
}
