/* How a page of ours is opened: by its address in Voila, as a notebook in JupyterLab and elsewhere. */

/** The folder that this notebook lies in, as JupyterLab knows it: its tab tells, its address only sometimes. */
function folderInLab(node) {
  const panel = node?.closest(".jp-NotebookPanel")?.id;
  const tab = [...document.querySelectorAll(".lm-TabBar-tab")].find((one) => panel && one.dataset.id === panel);
  const lines = (tab?.title ?? "").split("\n").map((line) => line.replace(/^[^:]*:\s*/, ""));
  const told = lines.filter((line) => line.endsWith(".ipynb")).sort((a, b) => b.length - a.length)[0];
  const path = told ?? decodeURIComponent(location.pathname).match(/\/tree\/(.*\.ipynb)$/)?.[1] ?? "";
  return path.slice(0, path.lastIndexOf("/") + 1);
}

/** A page: its notebook's name without the ending, and its address in Voila. */
const toPage = (name, address) => ({ name, address });
const toLesson = (lesson, part = "") => toPage(lesson, `/lessons/${lesson}${part ? `#${part}` : ""}`);
const toHome = () => toPage("home", "/");

/** Return what makes a link lead there. */
function wayTo({ name, address }, node) {
  if (inVoila()) return { href: address };
  const file = `${name}.ipynb`;
  if (!inLab()) return { href: file };
  const path = folderInLab(node) + file;
  const root = location.pathname.match(/^.*?\/lab(?=\/|$)/)?.[0] ?? "/lab";
  return {
    href: `${root}/tree/${path.split("/").map(encodeURIComponent).join("/")}`,
    "data-commandlinker-command": "docmanager:open",
    "data-commandlinker-args": JSON.stringify({ path }),
  };
}

function linkTo(page, given = {}) {
  const link = make("a", { ...wayTo(page), ...given });
  // The notebook may have been moved since, and before it is on the page a link does not know where it stands.
  const refresh = () =>
    Object.entries(wayTo(page, link)).forEach(([name, value]) => link.setAttribute(name, value));
  for (const event of ["pointerdown", "focus", "click"]) link.addEventListener(event, refresh);
  return link;
}
