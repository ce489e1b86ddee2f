// The computer's number keys press the keys of the simulated phone, wherever on the page nobody types.

let phone = null;

const isKey = key => /^[0-9*#]$/.test(key);

function typing(target) {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

function down(event) {
  if (!phone || event.repeat || event.ctrlKey || event.altKey || event.metaKey || typing(event.target) || !isKey(event.key)) return;
  event.preventDefault();
  document.dispatchEvent(new CustomEvent("hdp-key", { detail: event.key }));
  phone.invokeMethodAsync("KeyDown", event.key);
}

function up(event) {
  if (phone && isKey(event.key) && !typing(event.target)) phone.invokeMethodAsync("KeyUp");
}

/** Calls KeyDown(key) and KeyUp() on a .NET object from now on. */
export function listen(target) {
  stopListening();
  phone = target;
  document.addEventListener("keydown", down);
  document.addEventListener("keyup", up);
}

/** Ends what listen began. */
export function stopListening() {
  phone = null;
  document.removeEventListener("keydown", down);
  document.removeEventListener("keyup", up);
}
