/* The preview's frame: keeps both editions on the same page, reloads them where they were, and shows the problems. */
"use strict";

const words = JSON.parse(document.body.dataset.words);
const panes = new Map([...document.querySelectorAll(".pane")].map((pane) => [pane.dataset.edition, pane]));
const frames = new Map([...panes].map(([edition, pane]) => [edition, pane.querySelector("iframe")]));
const status = document.getElementById("status");
const kept = JSON.parse(sessionStorage.getItem("rectify-frame") || "{}");
let view = kept.view || "internal";
let page = new URLSearchParams(location.search).get("page") || kept.page || document.body.dataset.start;
const places = new Map();
const leaving = new Set();
const left = new Map();

const say = (key, values = {}) => words[key].replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g,
  (_, name, one, many) => one === undefined ? values[name] : values[name] === 1 ? one : many);
const remember = () => sessionStorage.setItem("rectify-frame", JSON.stringify({ view, page }));
const make = (tag, values = {}, ...inside) => {
  const made = Object.assign(document.createElement(tag), values);
  made.append(...inside);
  return made;
};
const shown = () => view === "both" ? [...frames.keys()] : [view];

/** The page that a frame shows, as an address of the edition; empty while it shows none. */
function addressIn(edition) {
  try {
    const path = decodeURIComponent(frames.get(edition).contentWindow.location.pathname);
    return path.startsWith(`/${edition}/`) ? path.slice(edition.length + 2) : "";
  } catch {
    return "";
  }
}

function go(edition, address) {
  const path = address.split("/").map(encodeURIComponent).join("/");
  leaving.add(edition);
  left.set(edition, addressIn(edition));
  frames.get(edition).contentWindow.location.replace(`/${edition}/${path}`);
}

/** Bring every frame that is seen to the page of the moment. */
function follow() {
  for (const edition of shown()) if (addressIn(edition) !== page) go(edition, page);
}

function arrived(edition) {
  const frame = frames.get(edition);
  const inside = frame.contentDocument;
  const address = addressIn(edition);
  // A page that was sent away before it had loaded says so late: it must not bring the other frame back.
  if (left.get(edition) === address && address !== page) return;
  left.delete(edition);
  leaving.delete(edition);
  if (!inside || !address) return;
  frame.contentWindow.addEventListener("beforeunload", () => leaving.add(edition));
  for (const link of inside.querySelectorAll('a[href^="http"]')) Object.assign(link, { target: "_blank", rel: "noopener" });
  const place = places.get(edition);
  if (place && place.address === address) frame.contentWindow.scrollTo(0, place.top);
  places.delete(edition);
  if (shown().includes(edition) && address.endsWith(".html") && address !== page) {
    page = address;
    remember();
    follow();
    about();
  }
}

const loaded = (frame) => new Promise((done) => {
  frame.addEventListener("load", done, { once: true });
  setTimeout(done, 2000);
});

/** Load a frame anew, where it was. A page on its way is waited for: a reload now would bring back the one that is left. */
async function again(edition) {
  const frame = frames.get(edition);
  if (leaving.has(edition)) await loaded(frame);
  const address = addressIn(edition);
  if (!address) return;
  places.set(edition, { address, top: frame.contentWindow.scrollY });
  const there = loaded(frame);
  frame.contentWindow.location.reload();
  await there;
}

/** What can be done with the page: its files to edit, its PDFs to look at. */
async function about() {
  const told = await (await fetch(`/_/about?page=${encodeURIComponent(page)}`)).json();
  const doing = document.getElementById("doing");
  doing.replaceChildren();
  if (told.parts.length === 1) {
    doing.append(make("a", { href: `/_/edit?path=${encodeURIComponent(told.parts[0].path)}`, className: "edit", textContent: say("desk_edit") }));
  } else if (told.parts.length) {
    const list = make("ul", {}, ...told.parts.map((part) => make("li", {},
      make("a", { href: `/_/edit?path=${encodeURIComponent(part.path)}`, textContent: part.name }))));
    doing.append(make("details", { className: "menu" }, make("summary", { className: "edit", textContent: say("desk_edit") }), list));
  }
  if (told.task) {
    const button = make("button", { type: "button", textContent: say("form_new_report") });
    button.addEventListener("click", async () => {
      const answer = await fetch(`/_/report?task=${encodeURIComponent(told.task)}`, { method: "POST" });
      const made = await answer.json();
      if (answer.ok) location.assign(`/_/edit?path=${encodeURIComponent(made.path)}`);
      else status.textContent = made.said;
    });
    doing.append(button);
  }
  for (const pdf of told.prints) {
    const where = new URLSearchParams({ edition: view === "public" ? "public" : "internal", pdf });
    doing.append(make("a", { href: `/_/sheets?${where}`, textContent: `${say("desk_pdf")} (${pdf.split(".").at(-2)})` }));
  }
}

async function tell() {
  const told = await (await fetch("/_/status")).json();
  const box = document.getElementById("problems");
  const errors = told.problems.filter((problem) => problem.severity === "error").length;
  box.hidden = !told.problems.length;
  box.open = errors > 0 || box.open;
  box.className = errors ? "error" : "warning";
  box.querySelector("summary").textContent = say("desk_problems", { n: told.problems.length });
  box.querySelector("ol").replaceChildren(...told.problems.map(asItem));
  for (const [edition, pane] of panes) {
    const stale = pane.querySelector(".stale");
    stale.textContent = told.stale[edition];
    stale.hidden = !told.stale[edition];
  }
  status.textContent = told.fault || (told.problems.length ? say("desk_current") : say("desk_no_problems"));
  status.className = told.fault ? "fault" : "";
}

function asItem(problem) {
  const name = problem.edit
    ? make("a", { href: `/_/edit?path=${encodeURIComponent(problem.path)}&line=${problem.line}`, textContent: problem.place })
    : make("span", { textContent: problem.place });
  return make("li", { className: problem.severity }, name, " ", make("span", { textContent: problem.message }),
    make("p", { className: "hint", textContent: problem.hint }));
}

function show(wanted) {
  view = wanted;
  document.body.dataset.view = view;
  for (const button of document.querySelectorAll(".switch button")) button.setAttribute("aria-pressed", String(button.dataset.view === view));
  remember();
  follow();
  about();
}

for (const button of document.querySelectorAll(".switch button")) button.addEventListener("click", () => show(button.dataset.view));
for (const [edition, frame] of frames) frame.addEventListener("load", () => arrived(edition));

let state = -1;
const events = new EventSource("/_/events");
events.addEventListener("message", async (event) => {
  const isNews = state >= 0 && event.data !== String(state);
  state = Number(event.data);
  if (isNews) await Promise.all(shown().map(again)); // the page first: its problems take longer
  await tell();
  document.body.dataset.state = event.data;
});
events.addEventListener("error", () => { status.textContent = say("desk_lost"); });
show(view);
