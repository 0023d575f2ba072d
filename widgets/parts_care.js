/* How one is, and where real help is: the same before a lesson and after a talk. */

const LOW = new Set(["low"]);

/** One word out of a few, or own words, or nothing; and help that opens by itself where it is needed. */
function makeCheck(page, question) {
  const { say } = page;
  const slug = (text) => text.toLowerCase().replace(/\W+/g, "_");
  const words = say("check_words").split("|").map((text) => [slug(text), text]);
  const choice = makeChoice(question, words, () => keep());
  const own = makeField(page, { field: "check", label: say("check_own"), done: () => keep() });
  const help = make("details", { class: "hsp-help" });
  const thanks = make("p", { class: "hsp-hint", role: "status" });
  const node = make("div", { class: "hsp-check" }, choice.node, own.node, thanks, help);

  let is = "";

  function keep() {
    page.keep({ type: "check_in", word: choice.value(), text: own.text() });
    answer();
  }

  function answer() {
    const low = LOW.has(choice.value());
    const said = choice.value() || own.text();
    thanks.textContent = low ? say("check_low") : said ? say("check_thanks") : say("check_hint");
    if (low) help.open = true;
  }

  function show({ word, text, services, country }) {
    choice.set(word);
    own.set(text);
    showHelp(services ?? [], country ?? "");
    answer();
  }

  function showHelp(services, country) {
    const now = JSON.stringify([services, country]);
    if (now === is) return; // it may be open, and being read
    is = now;
    const name = country && services.length ? say("services_in", { country: inCountry(country) }) : say("services");
    help.replaceChildren(make("summary", { text: name }), servicesOf(say, services));
  }

  return { node, show, flush: own.flush };
}
