// What only the browser can do for the shell: the theme, the skip link, demo accounts on the sign-in page.

const choices = ["light", "dark", "system"];
const prefersDark = window.matchMedia("(prefers-color-scheme: dark)");
const root = document.documentElement;
const watchers = new Set();

function setCookie(name, value) {
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `${name}=${value}; path=${new URL(document.baseURI).pathname}; max-age=31536000; samesite=lax${secure}`;
}

/** The choice of this browser: light, dark or system. */
export function themeChoice() {
  return choices.includes(root.dataset.theme) ? root.dataset.theme : "system";
}

/** Whether the page is dark now. */
export function isDark() {
  const choice = themeChoice();
  return choice === "dark" || (choice === "system" && prefersDark.matches);
}

/** Applies a choice at once and remembers it. */
export function setTheme(choice) {
  if (!choices.includes(choice)) return;
  root.dataset.theme = choice;
  setCookie("hdp-theme", choice);
  announce();
}

/** Calls `ThemeChanged(choice, isDark)` on a .NET object at every change, the system's included. */
export function watchTheme(watcher) {
  watchers.add(watcher);
  return isDark();
}

/** Ends what watchTheme began. */
export function unwatchTheme(watcher) {
  watchers.delete(watcher);
}

/** Sends a form of the page, by its id. */
export function submitForm(id) {
  document.getElementById(id)?.requestSubmit();
}

/** Keeps the office looked at for the next visit. */
export function rememberOffice(key) {
  localStorage.setItem("hdp-office", key);
}

/** The office looked at last, or null. */
export function lastOffice() {
  return localStorage.getItem("hdp-office");
}

/** The browser's time zone by its IANA name, or null where it hides it. */
export function timeZone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone ?? null;
}

/** Puts a text on the clipboard; false where the browser does not allow it. */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Saves what a .NET stream holds as a file of that name. */
export async function saveFile(name, type, stream) {
  const address = URL.createObjectURL(new Blob([await stream.arrayBuffer()], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

// Ctrl K: the search for everything. "/": the filter of the page.
document.addEventListener("keydown", event => {
  const typing = event.target instanceof HTMLElement && (event.target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName));
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    document.querySelector("[data-global-search]")?.focus();
  } else if (event.key === "/" && !typing && !event.ctrlKey && !event.altKey && !event.metaKey) {
    const filter = document.querySelector("[data-filter]");
    if (filter) {
      event.preventDefault();
      filter.focus();
    }
  }
});

function announce() {
  // The server cannot see the system's preference; with this it draws the next page right from the start.
  setCookie("hdp-dark", isDark() ? "1" : "0");
  markChoice();
  for (const watcher of watchers) {
    watcher.invokeMethodAsync("ThemeChanged", themeChoice(), isDark()).catch(() => watchers.delete(watcher));
  }
}

function markChoice() {
  for (const button of document.querySelectorAll("[data-theme-choice]")) {
    button.setAttribute("aria-pressed", String(button.dataset.themeChoice === themeChoice()));
  }
}

prefersDark.addEventListener("change", announce);

// In the capture phase: the router would take "#main" for another page and load it.
document.addEventListener("click", event => {
  const target = event.target instanceof Element ? event.target : null;
  if (!target) return;

  if (target.closest("[data-skip]")) {
    event.preventDefault();
    document.getElementById("main")?.focus();
    return;
  }

  const theme = target.closest("[data-theme-choice]");
  if (theme) {
    setTheme(theme.dataset.themeChoice);
    return;
  }

  const demo = target.closest("[data-demo-email]");
  if (demo) {
    const form = document.getElementById("sign-in");
    form.querySelector("[autocomplete~=username]").value = demo.dataset.demoEmail;
    form.querySelector("[type=password]").value = demo.dataset.demoPassword;
    form.requestSubmit();
  }
}, { capture: true });

announce();

// Account pages swap into one another without a load; the new page's theme buttons then want their mark.
globalThis.Blazor?.addEventListener?.("enhancedload", markChoice);
