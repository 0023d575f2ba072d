/**
 * What anywidget loads for each of our widgets. All scripts and sheets come once a kernel, in a model of their own that
 * the widgets name; here they are joined and loaded once a document, under a name made of what they say.
 */

const loaded = (globalThis.holdspaceScripts ??= new Map()); // name -> a promise of its module

function load(name, code) {
  if (!loaded.has(name)) {
    const address = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
    const module = import(address).finally(() => URL.revokeObjectURL(address));
    module.catch(() => loaded.delete(name)); // it may be tried again
    loaded.set(name, module);
  }
  return loaded.get(name);
}

/** What all widgets share comes before what is a widget's own, whichever widget is first. */
function dress(name, text) {
  if (document.getElementById(name)) return;
  const style = document.createElement("style");
  style.id = name;
  style.textContent = text;
  document.head.append(style);
}

export default {
  async render(view) {
    const files = await view.host.getModel(view.model.get("_files"));
    const name = files.get("name");
    const texts = files.get("texts");
    const scripts = view.model.get("_scripts");
    for (const sheet of view.model.get("_sheets")) dress(`${name}-${sheet}`, texts[sheet]);
    const { default: widget } = await load([name, ...scripts].join(" "), scripts.map((script) => texts[script]).join("\n"));
    return widget.render(view);
  },
};
