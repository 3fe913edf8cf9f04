/* A PDF page by page: printed anew after every save, the pages and the text beside them staying where they were. */
"use strict";

const words = JSON.parse(document.body.dataset.words);
const edition = document.body.dataset.edition;
const status = document.getElementById("status");
const beside = document.querySelector(".beside");
let state = -1;
let turn = 0;

const address = (state) => {
  const query = new URLSearchParams(location.search);
  query.set("printed", "1");
  query.set("state", state);
  return `/_/sheets?${query}`;
};

/** The text on the site, loaded anew where it was; with it the newest state is read, which is then printed. */
async function textAgain() {
  const inside = beside.contentWindow;
  const top = inside.scrollY;
  const there = new Promise((done) => {
    beside.addEventListener("load", done, { once: true });
    setTimeout(done, 5000);
  });
  inside.location.reload();
  await there;
  inside.scrollTo(0, top);
}

/** The pages of the newest print, picture by picture in the places of the old ones. */
async function printAgain(now) {
  const mine = ++turn;
  status.textContent = words.desk_printing_anew;
  await textAgain();
  const answer = await fetch(address(now));
  if (mine !== turn) return;
  if (answer.ok) {
    const made = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (mine !== turn) return;
    const old = document.querySelectorAll("main figure");
    const main = document.querySelector("main");
    [...made.querySelectorAll("main figure")].forEach((figure, at) => {
      const image = figure.querySelector("img");
      const source = `${image.getAttribute("src")}&state=${now}`;
      if (old[at]) old[at].querySelector("img").src = source;
      else {
        image.src = source;
        main.append(document.adoptNode(figure));
      }
    });
    [...old].slice(made.querySelectorAll("main figure").length).forEach((figure) => figure.remove());
    document.getElementById("faults").replaceWith(document.adoptNode(made.getElementById("faults")));
  }
  const told = await (await fetch("/_/status")).json();
  if (mine === turn) status.textContent = told.fault || told.stale[edition] || words.desk_current;
}

const events = new EventSource("/_/events");
events.addEventListener("message", (event) => {
  const isNews = state >= 0 && event.data !== String(state);
  state = Number(event.data);
  if (isNews) printAgain(state);
  else status.textContent = words.desk_current;
  document.body.dataset.state = event.data;
});
events.addEventListener("error", () => { status.textContent = words.desk_lost; });
