/* Out of the story: what someone wrote may be about themself. No simulated person speaks here. */

function careScreen(room) {
  const { say } = room;
  const id = newId();
  const { node, show, focus } = screen("hsc-care", () => {
    const { country, services } = room.talk;
    const title = screenTitle(say("care_title"));
    title.id = id;
    return [
      title,
      make("p", { text: say("care_wondered") }),
      make("p", { text: say("care_if") }),
      make("div", { class: "hsc-help-open" },
        make("h4", { class: "hsc-help-title",
          text: country && services.length ? say("care_help_in", { country: inCountry(country) }) : say("care_help") }),
        countryOf(room), servicesOf(say, services)),
      make("p", { class: "hsc-soft", text: say("care_kept") }),
      make("div", { class: "hsw-row hsc-care-ways" },
        button(say("care_break"), room.pause, { class: "hsw-quiet" }),
        button(say("care_on"), room.goOn, { class: "hsw-quiet" })),
    ];
  });
  node.setAttribute("role", "region");
  node.setAttribute("aria-labelledby", id);

  return { node, show, focus: () => ((node.scrollTop = 0), focus()) };
}
