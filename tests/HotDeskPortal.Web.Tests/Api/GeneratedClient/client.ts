// A phone system's script against the portal, typed by nothing but the API's document. Prints one line of JSON.
import assert from "node:assert/strict";
import createClient from "openapi-fetch";
import type { components, paths } from "./document.js";

const [address, key] = [process.env.PORTAL!, process.env.KEY!];
const api = createClient<paths>({ baseUrl: address, headers: { "X-Api-Key": key } });
const office = "main";

// A list, by what the document allows, and only that: a spelling that it does not have would not compile.
const free = await api.GET("/api/v1/offices/{office}/hot-desk-extensions", {
  params: { path: { office }, query: { state: "free", sort: "floor", descending: true, pageSize: 5 } },
});
assert(free.data, JSON.stringify(free.error));
assert(free.data.items.every((e) => e.state === "free"));
const total: number = free.data.total;

// @ts-expect-error the document has no such state
await api.GET("/api/v1/offices/{office}/hot-desk-extensions", { params: { path: { office }, query: { state: "Free" } } });

// A phone, placed by extension number, and moved by a PUT that keeps to the ETag.
const created = await api.POST("/api/v1/offices/{office}/phones", {
  params: { path: { office } },
  body: { mac: "80:5E:C0:99:00:77", model: "Yealink T54W", extension: "3012" },
});
assert(created.data, JSON.stringify(created.error));
const path = { office, mac: created.data.key };
const phone = await api.GET("/api/v1/offices/{office}/phones/{mac}", { params: { path } });
assert.equal(phone.data?.phone.assignedTo, "3012");
const tag = phone.response.headers.get("ETag")!;
const body = { mac: phone.data.phone.mac, model: phone.data.phone.model, extension: null };
const moved = await api.PUT("/api/v1/offices/{office}/phones/{mac}", { params: { path, header: { "If-Match": tag } }, body });
assert(moved.data, JSON.stringify(moved.error));
const stocked = await api.GET("/api/v1/offices/{office}/phones/{mac}", { params: { path } });
assert.equal(stocked.data?.phone.place, "in-stock");

// What was read before is refused, as a problem that has a code and what differs.
const late = await api.PUT("/api/v1/offices/{office}/phones/{mac}", { params: { path, header: { "If-Match": tag } }, body: { ...body, emergencyLocation: "Lobby" } });
const problem: components["schemas"]["Problem"] | undefined = late.error;
assert.equal(problem?.code, "changed-meanwhile");
assert(problem.differences!.length > 0);

// An import: what it would do, with a column taken by hand, and no field that there is not.
const csv = { bodySerializer: (file: unknown) => file as string, headers: { "Content-Type": "text/csv" } };
const dry = await api.POST("/api/v1/offices/{office}/hot-desk-users/import", {
  params: { path: { office }, query: { mode: "dry-run", write: "create-and-update", mapping: JSON.stringify({ Who: "first-name" }) } },
  body: "Extension,Who\n2019,Donna\n", ...csv,
});
assert(dry.data, JSON.stringify(dry.error));
assert.equal(dry.data.changed, 1);
const [row] = dry.data.rows;
assert.equal(row?.outcome satisfies components["schemas"]["ImportOutcome"] | undefined, "changed");
assert.deepEqual(row?.fields, [{ field: "first-name", old: "Dana", new: "Donna" }]);
const bad = await api.POST("/api/v1/offices/{office}/hot-desk-users/import/bad-rows", {
  params: { path: { office } }, body: "Extension,First name\nx,Ida\n", parseAs: "text", ...csv,
});
assert(String(bad.data).includes("Ida"), JSON.stringify(bad.error));

// A keypad call.
const call = await api.POST("/api/v1/offices/{office}/keypad-calls", { params: { path: { office } }, body: { phone: "3001", dialled: "*45" } });
assert.equal(call.data?.say[0]?.prompt, "enter-extension");
const ended = await api.DELETE("/api/v1/keypad-calls/{id}", { params: { path: { id: call.data.id } } });
assert.equal(ended.data?.ended, true);

// The event stream's first event, as the schema of its name says.
type Snapshot = components["schemas"]["OwnershipEventSnapshotEvent"];
const stream = await api.GET("/api/v1/offices/{office}/ownership/events", { params: { path: { office } }, parseAs: "stream" });
const reader = (stream.data as ReadableStream<Uint8Array>).getReader();
const decoder = new TextDecoder();
let text = "";
while (!text.includes("\n\n")) {
  const { value, done } = await reader.read();
  assert(!done);
  text += decoder.decode(value, { stream: true });
}
const field = (name: string) => text.split("\n").find((l) => l.startsWith(`${name}:`))!.slice(name.length + 1).trim();
assert.equal(field("event"), "snapshot" satisfies Snapshot["event"]);
const data = JSON.parse(field("data")) as Snapshot["data"];
assert.equal(String(data.version), field("id"));
await reader.cancel();

console.log(JSON.stringify({ free: total, phones: data.phones.length }));
process.exit(0);
