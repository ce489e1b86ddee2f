// What only the browser knows of a map: which part of it is on the screen, and where the arrow keys lead.

const watched = new WeakMap();

/** Tells `Look(columns, top, height)` on a .NET object whenever another part of the element is on the screen. */
export function watch(element, watcher, tileWidth) {
  const scroller = element.closest(".main") ?? document.scrollingElement;
  let told = "", waiting = false;
  const tell = () => {
    waiting = false;
    if (!element.isConnected) return;
    const columns = tileWidth > 0 && innerWidth >= 480 ? Math.max(1, Math.floor((element.clientWidth + 10) / tileWidth)) : 1;
    const height = scroller.clientHeight;
    // In steps of a third of the screen: a screen more is drawn on either side, so nobody sees the steps.
    const step = Math.max(1, Math.round(height / 3));
    const top = Math.floor(Math.max(0, scroller.getBoundingClientRect().top - element.getBoundingClientRect().top) / step) * step;
    const now = `${columns} ${top} ${height}`;
    if (now === told) return;
    told = now;
    watcher.invokeMethodAsync("Look", columns, top, height).catch(() => { told = ""; });
  };
  const later = () => {
    if (!waiting) {
      waiting = true;
      requestAnimationFrame(tell);
    }
  };
  const size = new ResizeObserver(later);
  size.observe(element);
  size.observe(scroller);
  scroller.addEventListener("scroll", later, { passive: true });
  // The one tile that the Tab key reaches; the arrow keys lead on from it.
  const content = new MutationObserver(() => reachable(element));
  content.observe(element, { childList: true, subtree: true });
  element.addEventListener("keydown", move);
  element.addEventListener("focusin", reach);
  reachable(element);
  watched.set(element, () => {
    size.disconnect();
    content.disconnect();
    scroller.removeEventListener("scroll", later);
    element.removeEventListener("keydown", move);
    element.removeEventListener("focusin", reach);
  });
  tell();
}

/** Ends what watch began. */
export function unwatch(element) {
  watched.get(element)?.();
  watched.delete(element);
}

const tilesOf = element => [...element.querySelectorAll("[data-tile]")];

function reachable(element) {
  if (!element.querySelector("[data-tile][tabindex='0']")) element.querySelector("[data-tile]")?.setAttribute("tabindex", "0");
}

function reach(event) {
  const tile = event.target.closest?.("[data-tile]");
  if (!tile) return;
  for (const other of event.currentTarget.querySelectorAll("[data-tile][tabindex='0']")) other.setAttribute("tabindex", "-1");
  tile.setAttribute("tabindex", "0");
}

function move(event) {
  const from = event.target.closest?.("[data-tile]");
  if (!from || event.ctrlKey || event.altKey || event.metaKey) return;
  const tiles = tilesOf(event.currentTarget);
  const at = tiles.indexOf(from);
  let to;
  switch (event.key) {
    case "ArrowRight": to = tiles[at + 1]; break;
    case "ArrowLeft": to = tiles[at - 1]; break;
    case "ArrowDown": to = across(tiles, from, 1); break;
    case "ArrowUp": to = across(tiles, from, -1); break;
    case "Home": to = tiles[0]; break;
    case "End": to = tiles.at(-1); break;
    default: return;
  }
  event.preventDefault();
  if (to) {
    to.focus();
    to.scrollIntoView({ block: "nearest" });
  }
}

/** The nearest tile of the next line above or below. */
function across(tiles, from, way) {
  const here = from.getBoundingClientRect();
  let best, bestLine = Infinity, bestAside = Infinity;
  for (const tile of tiles) {
    const there = tile.getBoundingClientRect();
    const line = (there.top - here.top) * way;
    if (line < 8) continue;
    const aside = Math.abs(there.left - here.left);
    if (line < bestLine - 8 || (line < bestLine + 8 && aside < bestAside)) [best, bestLine, bestAside] = [tile, line, aside];
  }
  return best;
}
