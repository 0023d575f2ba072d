// The opening of a lesson, and its way out. Loaded in the head, before anything of Voila's.
"use strict";
(() => {
  const SLOW = 15_000; // ms without a page: say that it takes longer
  const SCRIPTS = 30_000; // ms for the interactive parts to load
  const byId = (id) => document.getElementById(id);
  let complete = false;

  const plain = () => byId("hs-plain")?.removeAttribute("hidden"); // the home page's list of lessons
  const trouble = () => {
    byId("hs-opening")?.setAttribute("hidden", "");
    byId("hs-trouble")?.removeAttribute("hidden");
    plain();
  };

  // Voila calls these two by name: one while a cell takes long, one when the last cell has run.
  window.voila_heartbeat = () => {};
  window.voila_finish = () => {
    complete = true;
    byId("hs-opening")?.remove();
  };
  window.cellLoaded = true; // Voila's theme plugin would otherwise wait for its own loading screen

  const slow = setTimeout(() => {
    const words = byId("hs-opening-words");
    if (words) words.textContent = "Still opening. This is taking longer than usual.";
  }, SLOW);

  // Voila puts the cells into a shell of its own at the end of the body. It belongs where the lesson stands: inside the
  // main landmark, before what comes after the lesson.
  const shelter = new MutationObserver(() => {
    const shell = document.querySelector("body > .jp-LabShell");
    if (!shell) return;
    shelter.disconnect();
    byId("hs-after").before(shell);
  });

  document.addEventListener("DOMContentLoaded", async () => {
    shelter.observe(document.body, { childList: true });
    clearTimeout(slow);
    if (document.querySelector(".hs-trouble:not([hidden])")) plain(); // a cell failed
    if (!complete) return trouble(); // the server stopped in the middle of the page
    setTimeout(() => window.themeLoaded || trouble(), SCRIPTS);
    const config = JSON.parse(byId("jupyter-config-data").textContent);
    const kernel = await fetch(`${config.baseUrl}api/kernels/${config.kernelId}`).catch(() => null);
    if (!kernel?.ok) trouble(); // the lesson's kernel ended before the page came
  });

  // An address may name a part of a lesson, to go on where one left. What stands above it goes on growing for a while
  // after the page has come, so the part is held in sight until its reader moves.
  const HOLD = 10_000; // ms
  const wanted = decodeURIComponent(location.hash.slice(1));
  const toPart = () => {
    const part = byId(wanted);
    if (!part || !window.themeLoaded || part.offsetHeight === 0) return;
    if (!part.hasAttribute("tabindex")) {
      part.tabIndex = -1; // from here the keyboard goes on
      part.focus({ preventScroll: true });
    }
    part.scrollIntoView();
  };

  // A page that is loaded again opens where it was left. The browser puts it there before its parts have drawn
  // themselves, and then everything moves: a talk would be left for the middle of some exercise.
  const PLACE = `hs-place:${location.pathname}`;
  const cells = () => [...document.querySelectorAll(".jp-Cell[id]")].filter((cell) => cell.offsetHeight > 0);
  const loadedAgain = performance.getEntriesByType("navigation")[0]?.type === "reload";
  const left = loadedAgain ? JSON.parse(sessionStorage.getItem(PLACE) ?? "null") : null;
  sessionStorage.removeItem(PLACE);
  const toPlace = () => {
    const cell = byId(left.id);
    if (!cell || !window.themeLoaded || cell.offsetHeight === 0) return;
    const off = cell.getBoundingClientRect().top - left.top;
    if (Math.abs(off) > 1) scrollBy(0, off);
  };
  window.addEventListener("pagehide", () => {
    const cell = cells().findLast((each) => each.getBoundingClientRect().top < innerHeight / 2);
    if (!cell || scrollY === 0) return;
    sessionStorage.setItem(PLACE, JSON.stringify({ id: cell.id, top: cell.getBoundingClientRect().top }));
  });
  if (left) history.scrollRestoration = "manual";
  const hold = left ? toPlace : wanted && !wanted.startsWith("hs-") ? toPart : null;

  if (hold) {
    const looking = new MutationObserver(() => hold());
    document.addEventListener("DOMContentLoaded", () => looking.observe(document.body, { childList: true, subtree: true }));
    setTimeout(() => looking.disconnect(), HOLD);
    for (const moved of ["wheel", "touchstart", "pointerdown", "keydown"]) {
      addEventListener(moved, () => looking.disconnect(), { once: true, passive: true });
    }
  }

  // Voila ends the page's kernel on "beforeunload", which browsers also fire for telephone and mail links, although
  // the page stays. Someone who dials a support line must find the conversation as it was.
  let dialling = false;
  document.addEventListener(
    "click",
    (event) => {
      const link = event.target.closest?.("a[href]");
      dialling = link !== null && link !== undefined && !/^(https?|blob):$/.test(link.protocol);
      if (dialling) setTimeout(() => (dialling = false), 2000);
    },
    true,
  );
  window.addEventListener("beforeunload", (event) => dialling && event.stopImmediatePropagation(), true);

  // A page taken back from the browser's memory has lost its kernel.
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());
})();
