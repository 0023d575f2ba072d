/* Where real help is: the same words and the same order wherever it stands. */

/** The browser knows the names of countries; the kernel sends their codes. */
function countryName(code) {
  try {
    return new Intl.DisplayNames(["en"], { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** Countries with their names, in the order of the names. */
const byName = (codes) => codes.map((code) => [code, countryName(code)]).sort((a, b) => a[1].localeCompare(b[1]));

/** The same inside a sentence: in the United Kingdom. */
const inCountry = (code) => countryName(code).replace(/^(?=United|Netherlands|Philippines)/, "the ");

/** The address of a service; the page that leads there does not tell it where it was. */
function webLink({ web, web_label: label }) {
  const [, to, opens] = label.match(/^(\S+)(.*)$/); // an address has no spaces; what follows it means nothing on paper
  return make("a", { class: "hsw-reach", href: web, target: "_blank", rel: "noreferrer" }, to,
    opens && make("span", { class: "hsw-opens", text: opens }));
}

/** Real services, each with how to reach it; what holds for all of them is said once, below. */
function servicesOf(say, services) {
  if (!services.length) return make("p", { text: say("services_none") });
  const items = services.map((service) => make("li", {},
    make("strong", { text: service.name }), make("span", { text: service.what }),
    service.reach && make("span", { class: "hsw-reach", text: service.reach }), service.web && webLink(service),
    service.hours && make("span", { text: say("service_hours", { hours: service.hours }) }),
    service.read && make("small", { text: service.read })));
  const notes = [...new Set(services.map((service) => service.checked))].filter(Boolean);
  return make("div", { class: "hsw-help" }, make("ul", { class: "hsw-services" }, items),
    notes.map((text) => make("p", { class: "hsw-unchecked", text })));
}
