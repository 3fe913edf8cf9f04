// Free combination of the task list's filters, sorting, and an address that keeps the choice.
// Without this script the list is complete: every filter is a link to a page. With it, a button offers more.
// The tasks come as script files beside the list, so that it works from a folder as well as from a server.
"use strict";

(() => {
  const nav = document.querySelector(".filters");
  const found = document.querySelector(".found");
  const counted = document.getElementById("counted");
  if (!nav || !found || !counted) return;

  const STEP = 50;
  const root = nav.dataset.root;
  const state = { facets: [], words: {}, rows: [], shown: STEP };

  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };

  const script = (address) => new Promise((resolve, reject) => {
    const made = element("script", { src: root + address });
    made.addEventListener("load", resolve);
    made.addEventListener("error", reject);
    document.head.append(made);
  });

  // The files call this by name: the first tells filters, words and the number of parts, each other one holds tasks.
  const received = [];
  globalThis.taskList = (part, content) => { received[part] = content; };

  const load = async () => {
    await script(nav.dataset.list);
    const [head] = received;
    state.facets = head.facets;
    state.words = head.words;
    await Promise.all(head.parts.map(script));
    state.rows = received.slice(1).flat();
  };

  const chosen = () => new URLSearchParams(location.hash.slice(1));

  // Where the page itself stands under a filter, its address says so: `tasks/area=jinpu,pace=behind/`.
  const ofThisPage = () => {
    const folder = decodeURIComponent(location.pathname).split("/").at(-2) ?? "";
    const pairs = folder.includes("=") ? folder.split(",").map((pair) => pair.split("=")) : [];
    return pairs.filter(([facet]) => facet !== "page");
  };

  const select = (facet, name, options, value) => {
    const field = element("select", { name: facet, id: `filter-${facet}` });
    for (const [id, text] of options) {
      const option = element("option", { value: id }, text);
      option.selected = id === value;
      field.append(option);
    }
    return element("p", { class: "field" }, element("label", { for: field.id }, name), field);
  };

  const form = () => {
    const { words } = state;
    const picked = chosen();
    const made = element("form");
    for (const facet of state.facets.filter(({ values }) => values.length)) {
      const options = [["", words.any], ...facet.values];
      made.append(select(facet.id, facet.name, options, picked.get(facet.id) ?? ""));
    }
    const orders = [["", words.sort_number], ["due", words.sort_due], ["state", words.sort_state]];
    made.append(select("sort", words.sort_by, orders, picked.get("sort") ?? ""));
    const again = element("button", { type: "reset", class: "quiet" }, words.reset);
    const copy = element("button", { type: "button", class: "quiet" }, words.copy_link);
    copy.addEventListener("click", () => copyAddress(copy));
    made.append(element("p", { class: "actions" }, again, copy));
    made.addEventListener("input", () => keep(new FormData(made)));
    made.addEventListener("reset", () => setTimeout(() => { location.hash = "#"; rebuild(); }));
    made.addEventListener("submit", (event) => event.preventDefault());
    return made;
  };

  const copyAddress = async (button) => {
    try {
      await navigator.clipboard.writeText(location.href);
      button.textContent = state.words.copied;
    } catch {
      // Pages opened from a folder, or without leave, have no clipboard: the address is shown to be copied by hand.
      const field = element("input", { readonly: "", value: location.href, "aria-label": state.words.copy_link });
      button.replaceWith(field);
      field.select();
    }
  };

  const keep = (data) => {
    const kept = new URLSearchParams([...data].filter(([, value]) => value));
    history.replaceState(null, "", `#${kept}`);
    state.shown = STEP;
    show();
  };

  const matching = () => {
    const picked = chosen();
    const wanted = state.facets
      .map((facet, at) => [at, picked.get(facet.id)])
      .filter(([, value]) => value);
    const rows = state.rows.filter((row) => wanted.every(([at, value]) => row.facets[at].includes(value)));
    const last = "9999";
    if (picked.get("sort") === "due") rows.sort((a, b) => ((a.due || last) < (b.due || last) ? -1 : (a.due || last) > (b.due || last) ? 1 : 0));
    if (picked.get("sort") === "state") rows.sort((a, b) => a.rank - b.rank);
    return rows;
  };

  const day = ([iso, text]) => element("time", { datetime: iso }, text);

  const line = (row, names) => {
    const { words } = state;
    const link = element("a", { href: root + row.address }, row.title);
    if (row.lang) link.setAttribute("lang", row.lang);
    const due = element("td", { "data-label": names[3] }, row.limit ?? "");
    if (row.limit && row.day) due.append(" ");
    if (row.day) due.append(day(row.day));
    if (row.was) due.append(element("br"), element("span", { class: "note" }, words.deadline_was + words.is, day(row.was)));
    if (row.left) {
      due.append(element("br"), row.late ? element("strong", {}, row.left) : element("span", { class: "note" }, row.left));
    }
    return element(
      "tr", {},
      element("th", { scope: "row", class: "titled" }, link, " ", element("small", {}, row.small)),
      element("td", { "data-label": names[1] }, element("span", { class: `label ${row.fill}` }, row.label)),
      element("td", { "data-label": names[2] }, row.lead),
      due,
    );
  };

  const table = (rows) => {
    const { words } = state;
    const names = [words.column_task, words.column_state, words.column_lead, words.column_due];
    const head = element("tr", {}, ...names.map((name) => element("th", { scope: "col" }, name)));
    return element(
      "table", { class: "blocks tasks" },
      element("caption", { class: "hidden" }, words.list_of_tasks),
      element("thead", {}, head),
      element("tbody", {}, ...rows.map((row) => line(row, names))),
    );
  };

  const show = () => {
    const rows = matching();
    const { words } = state;
    counted.textContent = words.found.replace("{n}", String(rows.length));
    const parts = [counted, rows.length ? table(rows.slice(0, state.shown)) : element("p", {}, words.no_tasks_here)];
    if (rows.length > state.shown) {
      const more = element("button", { type: "button" }, words.show_more);
      more.addEventListener("click", () => {
        const at = state.shown;
        state.shown += STEP;
        show();
        found.querySelectorAll("tbody a")[at]?.focus();
      });
      parts.push(element("p", {}, more));
    }
    found.replaceChildren(...parts);
  };

  const rebuild = () => {
    nav.querySelectorAll("details, form, button").forEach((old) => old.remove());
    nav.append(form());
    state.shown = STEP;
    show();
  };

  const begin = async () => {
    await load();
    document.querySelector(".chosen")?.parentElement.remove();
    document.querySelector("h1").textContent = state.words.tasks;
    if (!location.hash) history.replaceState(null, "", `#${new URLSearchParams(ofThisPage())}`);
    rebuild();
    addEventListener("hashchange", rebuild);
  };

  counted.setAttribute("role", "status");
  const button = nav.querySelector(".combine");
  button.addEventListener("click", async () => {
    button.disabled = true;
    await begin();
    nav.querySelector("select")?.focus();
  });
  if (location.hash.includes("=")) begin();
})();
