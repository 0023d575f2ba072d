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

/** Real services, each with how to reach it. */
function servicesOf(say, services) {
  if (!services.length) return make("p", { text: say("services_none") });
  return make("ul", { class: "hsw-services" }, services.map((service) => make("li", {},
    make("strong", { text: service.name }), make("span", { text: service.what }),
    make("span", { class: "hsw-reach", text: service.reach }),
    service.hours && make("span", { text: say("service_hours", { hours: service.hours }) }),
    service.checked && make("small", { text: service.checked }))));
}
