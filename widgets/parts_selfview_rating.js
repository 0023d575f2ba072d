/* The eight skills, one at a time, each with what its levels look like; then all of them in a list. */

const OPEN = "open"; // left open: the same as never asked

/**
 * `changed(ratings)` is told of each choice. `listed` begins with the list of all, as for whoever rates once more. Under the
 * list stands what `last()` gives.
 */
function makeRating({ say, content }, { changed, listed = false, last }) {
  const skills = content.skills ?? [];
  const node = make("div", { class: "hsl-rating" });
  let ratings = {};
  let list = listed; // whether the list has been reached: from then on each skill leads back to it

  const options = (skill) => [
    ...content.levels.map((name, at) => [String(at + 1), name, skill.anchors[at]]),
    ["no_chance", content.no_chance, ""], [OPEN, say("rating_none"), ""]];
  const valueOf = (skill) => String(ratings[skill] ?? OPEN);

  const inWords = (skill) => (skill.skill in ratings
    ? options(skill).find(([value]) => value === valueOf(skill.skill))[1] : say("open"));

  function choose(skill, value) {
    const { [skill]: _, ...rest } = ratings;
    ratings = value === OPEN ? rest : { ...rest, [skill]: value === "no_chance" ? value : Number(value) };
    changed(ratings);
  }

  function level(skill, name, [value, words, anchor]) {
    const id = local("level");
    return make("div", { class: "hsl-level" },
      make("input", { type: "radio", id, name, value, checked: valueOf(skill.skill) === value, change: () => choose(skill.skill, value) }),
      make("label", { for: id }, make("span", { class: "hsp-label", text: words }), anchor && make("span", { text: anchor })));
  }

  function showSkill(at, focus = true) {
    const skill = skills[at];
    const name = local("rating");
    const title = make("span", { class: "hsl-name", tabindex: "-1", text: skill.name });
    const ways = list ? [button(say("to_list"), () => showList(skill.skill), { class: "hsw-plain" })] : [
      button(say("onward"), () => (at + 1 < skills.length ? showSkill(at + 1) : showList()), { class: "hsw-plain" }),
      at > 0 && button(say("back"), () => showSkill(at - 1), { class: "hsw-quiet" })];
    node.replaceChildren(
      make("fieldset", { class: "hsl-skill" }, make("legend", {}, make("span", { class: "hsp-kind",
        text: say("rating_where", { number: at + 1, of: skills.length }) }), title),
      make("p", { class: "hsl-asks", text: skill.asks }), options(skill).map((one) => level(skill, name, one))),
      make("div", { class: "hsw-row" }, ways));
    if (focus) title.focus();
  }

  /** All of them; whoever changed one is back at it. */
  function showList(from = null, focus = true) {
    list = true;
    const title = make("h3", { text: say("rating_all"), tabindex: "-1" });
    const rows = skills.map((skill, at) => make("li", {},
      make("span", { class: "hsp-label", text: skill.name }),
      make("span", { text: inWords(skill) }),
      button(say("change"), () => showSkill(at), { class: "hsw-quiet", "aria-label": say("change_of", { name: skill.name }), "data-skill": skill.skill })));
    node.replaceChildren(title, make("ul", { class: "hsl-list" }, rows), ...[last(ratings)].flat().filter(Boolean));
    if (focus) (from ? node.querySelector(`[data-skill="${from}"]`) : title).focus();
  }

  /** Begin where it was left: at the first skill that nothing was said of. */
  function set(begun) {
    ratings = begun;
    const open = skills.findIndex((skill) => !(skill.skill in begun));
    if (listed || open < 0) showList(null, false);
    else showSkill(open, false);
  }

  return { node, set, value: () => ratings };
}
