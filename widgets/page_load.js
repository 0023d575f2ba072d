/**
 * What anywidget loads for each of our widgets. Script and sheets come once a kernel, in a model of their own that the
 * widgets name; here they are loaded once a document, under a name that is made of what they say.
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
function dress(sheets) {
  for (const [name, text] of sheets) {
    if (document.getElementById(name)) continue;
    const style = document.createElement("style");
    style.id = name;
    style.textContent = text;
    document.head.append(style);
  }
}

export default {
  async render(view) {
    const script = await view.host.getModel(view.model.get("_script"));
    dress(script.get("sheets"));
    const { default: widget } = await load(script.get("name"), script.get("code"));
    return widget.render(view);
  },
};
