/* What is amiss, in a sentence with the way on. */

function makeTrouble(card) {
  const { say } = card;
  const loading = make("p", { class: "hse-soft", text: say("loading") });
  const banner = make("div", { class: "hsw-banner hse-banner", hidden: true });
  const wayOn = (key, act) => !inLab() && button(say(key), act, { class: "hsw-quiet" });
  const anew = () => window.location.reload();

  /** Say this until it is over; an empty text says nothing. */
  function show(text) {
    banner.hidden = !text;
    if (!text) return;
    const held = banner.contains(document.activeElement);
    const way = wayOn("continue", card.reload);
    banner.replaceChildren(...[make("p", { text }), way].filter(Boolean));
    if (held && way) way.focus();
  }

  function wait(text, way) {
    loading.replaceChildren(...[make("span", { text: `${text} ` }), way].filter(Boolean));
  }

  const slow = () => wait(say("loading_long"), wayOn("reload", anew));

  function cannotOpen(text) {
    if (loading.dataset.said === text) return;
    loading.dataset.said = text;
    wait(text, wayOn("continue", anew));
    card.announce(text);
  }

  return { loading, banner, show, slow, cannotOpen };
}
