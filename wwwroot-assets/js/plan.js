// Desks on a floor plan are dragged with the pointer or pushed with the arrow keys; the server keeps where they stand.

/** Lets the desks in the element be moved while it has the class "placing"; tells `Moved(id, x, y)` and `TakenOff(id)`, x and y from 0 to 1. */
export function watch(plan, watcher) {
  const deskOf = event => (plan.classList.contains("placing") ? event.target.closest?.("[data-desk]") : null);
  const inside = value => Math.min(1, Math.max(0, value));
  const put = (desk, x, y) => {
    desk.style.left = `${x * 100}%`;
    desk.style.top = `${y * 100}%`;
  };
  const tell = (desk, x, y) => watcher.invokeMethodAsync("Moved", Number(desk.dataset.desk), x, y).catch(() => {});

  plan.addEventListener("pointerdown", event => {
    const desk = deskOf(event);
    if (!desk || event.button !== 0) return;
    desk.setPointerCapture(event.pointerId);
    let at = null;
    const follow = e => {
      const box = plan.getBoundingClientRect();
      at = [inside((e.clientX - box.left) / box.width), inside((e.clientY - box.top) / box.height)];
      put(desk, ...at);
    };
    const end = () => {
      desk.removeEventListener("pointermove", follow);
      if (at) tell(desk, ...at);
    };
    desk.addEventListener("pointermove", follow);
    desk.addEventListener("pointerup", end, { once: true });
    desk.addEventListener("pointercancel", end, { once: true });
  });

  let waiting = 0;
  plan.addEventListener("keydown", event => {
    const desk = deskOf(event);
    if (!desk) return;
    if (event.key === "Delete") {
      event.preventDefault();
      watcher.invokeMethodAsync("TakenOff", Number(desk.dataset.desk)).catch(() => {});
      return;
    }
    const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const way = ways[event.key];
    if (!way) return;
    event.preventDefault();
    const step = event.shiftKey ? .05 : .01;
    const [x, y] = [inside(parseFloat(desk.style.left) / 100 + way[0] * step), inside(parseFloat(desk.style.top) / 100 + way[1] * step)];
    put(desk, x, y);
    // A held key is told once, when it rests.
    clearTimeout(waiting);
    waiting = setTimeout(() => tell(desk, x, y), 300);
  });
}
