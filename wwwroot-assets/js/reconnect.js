// Drives the bar that tells of a lost connection. It never covers the page: what was typed stays in sight.

const bar = document.getElementById("components-reconnect-modal");

if (bar) {
  bar.addEventListener("components-reconnect-state-changed", event => {
    const state = event.detail.state;
    if (state === "rejected") {
      // Loading anew while the portal is away would leave a wall with the browser's own error page, for good.
      if (isWall()) comeBack();
      else location.reload();
      return;
    }
    document.documentElement.dataset.connection =
      state === "hide" ? "live" : state === "failed" || state === "resume-failed" ? "lost" : "reconnecting";
    if (isWall() && (state === "failed" || state === "resume-failed")) {
      comeBack();
      return;
    }
    if (state === "failed") document.addEventListener("visibilitychange", retryWhenVisible);
    if (state === "hide") document.removeEventListener("visibilitychange", retryWhenVisible);
  });

  document.getElementById("components-reconnect-button").addEventListener("click", retry);
  for (const button of bar.querySelectorAll("[data-resume]")) button.addEventListener("click", resume);
}

/** A screen on a wall has nobody to press a button. */
const isWall = () => document.querySelector("[data-wall]") !== null;

// A circuit renews no session: without a request now and then, a wall would have to sign in again after its first night.
setInterval(() => {
  if (isWall()) fetch(location.href, { cache: "no-store" }).catch(() => {});
}, 30 * 60 * 1000);

/** Loads the page anew as soon as the portal answers again, however long that takes. */
async function comeBack() {
  for (;;) {
    try {
      if ((await fetch(location.href, { cache: "no-store" })).ok) {
        location.reload();
        return;
      }
    } catch {
      // Still away.
    }
    await new Promise(resolve => setTimeout(resolve, 5000));
  }
}

async function retry() {
  document.removeEventListener("visibilitychange", retryWhenVisible);
  try {
    // false: the server answers but no longer knows this circuit; an exception: it does not answer.
    if (await Blazor.reconnect()) return;
    if (!await Blazor.resumeCircuit()) location.reload();
  } catch {
    document.addEventListener("visibilitychange", retryWhenVisible);
  }
}

async function resume() {
  try {
    if (!await Blazor.resumeCircuit()) location.reload();
  } catch {
    bar.classList.replace("components-reconnect-paused", "components-reconnect-resume-failed");
    document.documentElement.dataset.connection = "lost";
  }
}

async function retryWhenVisible() {
  if (document.visibilityState === "visible") await retry();
}
