/* A reply shows letter by letter, in all at most 1.5 s, and the page scrolls along with the talk, only near its end. */

const TYPE_OUT = 1500; // ms in all for one reply
const LETTER = 14; // ms
const NEAR_END = 90; // px

/** Show text letter by letter at the end of a bubble. A new sentence, or `rush`, completes the one before at once. */
function makeTypist({ pace, grew }) {
  let until = 0;
  let job = null;

  /** The reply begins: what the room waits between sentences counts in, too. */
  function start() {
    finish();
    until = performance.now() + TYPE_OUT;
  }

  function type(bubble, text, done) {
    finish();
    const left = Math.max(0, until - performance.now());
    const span = pace() === "none" || document.hidden ? 0 : Math.min(left, text.length * LETTER);
    const before = bubble.textContent;
    job = { bubble, before, text, done, span, since: performance.now(), frame: 0 };
    if (span > 0) step(performance.now());
    else finish();
  }

  function step(now) {
    const part = Math.min(1, Math.max(0, now - job.since) / job.span);
    if (part >= 1) return finish();
    job.bubble.textContent = job.before + [...job.text].slice(0, Math.ceil(part * job.text.length)).join("");
    grew();
    job.frame = requestAnimationFrame(step);
  }

  function finish() {
    if (!job) return;
    const { bubble, before, text, done, frame } = job;
    job = null;
    cancelAnimationFrame(frame);
    bubble.textContent = before + text;
    grew();
    done();
  }

  function drop() {
    if (job) cancelAnimationFrame(job.frame);
    job = null;
  }

  return { start, type, finish, drop, get busy() { return job !== null; },
    get bubble() { return job?.bubble; } };
}

/** Follow the talk while its reader is near the end; else offer the way to the latest. */
function makeScroller(box, toLatest) {
  let following = true;
  let set = 0;
  const distance = () => box.scrollHeight - box.clientHeight - box.scrollTop;

  function moved() {
    if (Math.abs(box.scrollTop - set) > 2) following = distance() < NEAR_END;
    offer();
  }

  function offer() {
    toLatest.hidden = following || distance() < NEAR_END;
  }

  /** `keep` stays in sight: what comes below it never pushes it out at the top. */
  function settle(keep = null) {
    if (following) {
      const end = box.scrollHeight - box.clientHeight;
      set = keep ? Math.max(box.scrollTop, Math.min(end, keep.offsetTop - 12)) : end;
      box.scrollTop = set;
      set = box.scrollTop;
    }
    offer();
  }

  function follow(keep = null) {
    following = true;
    settle(keep);
  }

  box.addEventListener("scroll", moved, { passive: true });
  toLatest.addEventListener("click", () => (follow(), box.focus({ preventScroll: true })));
  return { settle, follow };
}
