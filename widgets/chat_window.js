/* Where the room stands in the window, and how high is what stands beside it. */

const FOLDED = 4000; // ms within which what stands above the room has folded away
const MOVES = ["wheel", "touchstart", "pointerdown", "keydown"];

/**
 * As a talk begins, its head is at the top of the window, and the box on screen too. What stands above folds a moment
 * later: until then the room is held there, unless its reader moves.
 */
function comeIntoView(root, box) {
  const come = () => {
    root.scrollIntoView({ block: "start" });
    box.scrollIntoView({ block: "nearest" });
  };
  const eye = new ResizeObserver(come);
  const over = () => {
    eye.disconnect();
    for (const moved of MOVES) window.removeEventListener(moved, over, true);
  };
  come();
  eye.observe(root.closest(".hs-practice") ?? root);
  for (const moved of MOVES) window.addEventListener(moved, over, { capture: true, passive: true });
  setTimeout(over, FOLDED);
}

/** The talk is over and its card grows no more: what stands beside it is as high, and scrolls by itself. */
function besideTheEnd(around, yes) {
  const panel = around?.querySelector(".hs-feeling");
  around?.classList.toggle("hs-ended", yes);
  if (yes) panel?.setAttribute("tabindex", "0"); // what scrolls is reached by the keyboard too
  else panel?.removeAttribute("tabindex");
}
