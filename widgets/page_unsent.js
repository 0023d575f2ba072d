/* What was not sent: kept in this tab, only while the connection is lost. */

const UNSENT_FOR = 10 * 60 * 1000; // ms that unsent work waits for its page to be loaded again

/**
 * Drafts live with the kernel, since computers are shared. Only while the kernel is lost does this tab keep what was
 * done, for one page load: reading it removes it. Places of one kind of work begin with its name.
 */
function unsentOf(kind) {
  const begins = `holdspace-${kind}:`;

  function keep(place, kept) {
    try {
      sessionStorage.setItem(begins + place, JSON.stringify({ at: Date.now(), ...kept }));
    } catch {
      // a browser that keeps nothing still shows what was written
    }
  }

  function take(place) {
    try {
      const kept = JSON.parse(sessionStorage.getItem(begins + place));
      forget(place);
      return kept && Date.now() - kept.at < UNSENT_FOR ? kept : null;
    } catch {
      return null;
    }
  }

  function forget(place) {
    try {
      sessionStorage.removeItem(begins + place);
    } catch {
      // nothing was kept
    }
  }

  /** Remove what nobody came back for, whoever wrote it. */
  function tidy() {
    try {
      for (const key of Object.keys(sessionStorage)) {
        const kept = key.startsWith(begins) && take(key.slice(begins.length));
        if (kept) sessionStorage.setItem(key, JSON.stringify(kept));
      }
    } catch {
      // a browser that keeps nothing has nothing to tidy
    }
  }

  return { keep, take, forget, tidy };
}
