/* A record's form: controls made from the record's definition; only what was changed is sent; nothing typed is lost. */
"use strict";

const words = JSON.parse(document.body.dataset.words);
const path = document.body.dataset.path;
const draftKey = `rectify-draft:${path}`;
const fieldsBox = document.getElementById("fields");
const bodyBox = document.getElementById("body");
const saveButton = document.getElementById("save");
const status = document.getElementById("status");
const notice = document.getElementById("notice");
let told = null;
let built = new Map();
let initial = new Map();
let number = 0;

const say = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const isMapping = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const isEmpty = (value) => value === undefined || value === null || value === ""
  || (typeof value === "object" && Object.values(value).every(isEmpty));
const make = (tag, values = {}, ...inside) => {
  const made = Object.assign(document.createElement(tag), values);
  made.append(...inside);
  return made;
};

/* --- controls: each gives { node, get } ---------------------------------------------------------------------- */

function line(control, value, tag = "input") {
  const node = make(tag, { id: `c${++number}`, value: value ?? "" });
  if (control.type === "number") node.inputMode = "decimal";
  if (tag === "textarea") node.rows = Math.min(8, 2 + String(value ?? "").length / 60);
  return { node, get: () => node.value };
}

function dateLine(control, value) {
  const made = line(control, value);
  if (isEmpty(value) || /^\d{4}-\d{2}-\d{2}$/.test(value)) {
    made.node.type = "date";
    made.node.value = value ?? "";
  }
  return made;
}

/** A language by its name in itself: English, 中文. */
function named(tongue) {
  try {
    return new Intl.DisplayNames([tongue], { type: "language" }).of(tongue);
  } catch {
    return tongue;
  }
}

/** A text in the site's languages: one line where it was typed as one, else one for each. */
function texts(control, value) {
  const tag = control.long ? "textarea" : "input";
  const isOne = !isMapping(value);
  const main = told.language;
  const given = isOne ? { [main]: value ?? "" } : value;
  const tongues = told.languages.includes(main) && told.path.endsWith(`.${main}.md`) && isOne
    ? [main] : [...new Set([main, ...told.languages, ...Object.keys(given)])];
  const lines = new Map(tongues.map((tongue) => [tongue, line(control, given[tongue], tag)]));
  const node = make("div", {}, ...[...lines].map(([tongue, one]) => {
    one.node.lang = tongue;
    one.node.setAttribute("aria-label", `${control.label ?? control.name} ${say("form_languages", { language: named(tongue) })}`);
    if (tongues.length === 1) return make("div", {}, one.node);
    return make("div", { className: "tongue" }, make("span", { textContent: named(tongue) }), one.node);
  }));
  node.target = lines.get(main).node;
  return {
    node,
    get: () => {
      const typed = Object.fromEntries([...lines].map(([tongue, one]) => [tongue, one.get()]).filter(([, said]) => said !== ""));
      const names = Object.keys(typed);
      return isOne && names.every((name) => name === main) ? typed[main] ?? "" : typed;
    },
  };
}

function choice(control, value) {
  if (control.many) return picks(control, value);
  const options = control.options.some(([word]) => word === value) || isEmpty(value)
    ? control.options : [[value, `${value} ?`], ...control.options];
  const node = make("select", { id: `c${++number}` }, make("option", { value: "", textContent: "" }),
    ...options.map(([word, label]) => make("option", { value: word, textContent: label })));
  node.value = value ?? "";
  return { node, get: () => node.value };
}

function picks(control, value) {
  const wasList = Array.isArray(value);
  const chosen = wasList ? value : isEmpty(value) ? [] : [value];
  const strange = chosen.filter((one) => !control.options.some(([word]) => word === one));
  const boxes = new Map([...strange.map((one) => [one, `${one} ?`]), ...control.options].map(([word, label]) => {
    const box = make("input", { type: "checkbox", value: word, checked: chosen.includes(word) });
    return [word, { box, label: make("label", {}, box, label) }];
  }));
  return {
    node: make("div", { className: "picks" }, ...[...boxes.values()].map((one) => one.label)),
    get: () => {
      const now = [...boxes].filter(([, one]) => one.box.checked).map(([word]) => word);
      const inOrder = [...chosen.filter((one) => now.includes(one)), ...now.filter((one) => !chosen.includes(one))];
      return wasList || inOrder.length > 1 ? inOrder : inOrder[0] ?? "";
    },
  };
}

/** Several plain values, one a line. */
function list(control, value) {
  if (Array.isArray(value) ? value.some((one) => typeof one !== "string") : isMapping(value)) return kept(value);
  const wasList = Array.isArray(value);
  const made = line({}, (wasList ? value : isEmpty(value) ? [] : [value]).join("\n"), "textarea");
  return {
    node: made.node,
    get: () => {
      const now = made.get().split("\n").map((one) => one.trim()).filter(Boolean);
      return wasList || now.length > 1 ? now : now[0] ?? "";
    },
  };
}

function named(control, value) {
  if (!isEmpty(value) && !isMapping(value)) return kept(value);
  const pairs = Object.entries(value ?? {}).map(([name, one]) => ({ name, value: one }));
  if (pairs.some((pair) => typeof pair.value !== "string")) return kept(value);
  const inner = rows({ fields: [
    { name: "name", label: say("form_name"), type: "plain" }, { ...control.item, name: "value", label: say("form_value") },
  ] }, pairs);
  return {
    node: inner.node,
    get: () => Object.fromEntries(inner.get().filter((pair) => pair.name).map((pair) => [pair.name, pair.value ?? ""])),
  };
}

function rows(control, value) {
  const given = isEmpty(value) ? [] : Array.isArray(value) ? value : [value];
  if (given.some((one) => !isMapping(one))) return kept(value);
  const box = make("div", { className: "rows" });
  const lines = [];
  const add = (one) => {
    const made = group(control, one, true);
    const remove = make("button", { type: "button", textContent: "×", title: say("form_remove") });
    remove.setAttribute("aria-label", say("form_remove"));
    const node = make("div", { className: "row" }, remove, ...made.fields);
    const entry = { node, get: made.get };
    remove.addEventListener("click", () => {
      lines.splice(lines.indexOf(entry), 1);
      node.remove();
      changed();
    });
    lines.push(entry);
    box.insertBefore(node, more);
    return node;
  };
  const more = make("button", { type: "button", textContent: say("form_add") });
  more.addEventListener("click", () => {
    add({}).querySelector("input, select, textarea").focus();
    changed();
  });
  box.append(more);
  given.forEach(add);
  return { node: box, get: () => lines.map((one) => one.get()).filter((one) => !isEmpty(one)), add };
}

/** Some fields below one name; what the form does not know of stays in it. */
function group(control, value, inRow = false) {
  if (!isEmpty(value) && !isMapping(value)) return kept(value);
  const given = value ?? {};
  const inner = new Map(control.fields.map((one) => [one.name, field(one, given[one.name], inRow)]));
  const nodes = [...inner.values()].map((one) => one.node);
  return {
    node: make("div", { className: "group" }, ...nodes),
    fields: nodes,
    get: () => {
      const said = { ...given };
      for (const [name, one] of inner) {
        const now = one.get();
        if (isEmpty(now)) delete said[name];
        else said[name] = now;
      }
      return said;
    },
  };
}

function limit(control, value) {
  if (isMapping(value)) return kept(value);
  if (Array.isArray(value)) return value.every(isMapping) ? rows(control, value) : kept(value);
  const one = line(control, value);
  let now = one;
  const split = make("button", { type: "button", textContent: say("form_parts") });
  const node = make("div", {}, one.node, split);
  node.target = one.node;
  split.addEventListener("click", () => {
    now = rows(control, [{ due: one.get() }]);
    node.replaceChildren(now.node);
    changed();
  });
  return { node, get: () => now.get() };
}

/** A value written in a way that no control can show: it stays as it is. */
function kept(value) {
  return { node: make("p", { className: "key", textContent: say("form_kept") }), fields: [], get: () => value };
}

const MAKERS = { words: texts, date: dateLine, choice, list, named, rows, group, limit };

function field(control, value, inRow = false) {
  const made = (MAKERS[control.type] ?? line)(control, value);
  const target = made.node.target ?? made.node;
  const isBox = !target.id;
  const isInner = control.name === "internal";
  const title = make(isBox ? "legend" : "label", {}, isInner ? say("form_internal") : control.label ?? control.name, " ",
    make("span", { className: "key", textContent: control.name }));
  if (control.required) title.append(" ", make("span", { className: "must", textContent: say("form_required") }));
  if (!isBox) title.htmlFor = target.id;
  if (control.example && "placeholder" in target) target.placeholder = say("form_example", { what: control.example });
  const box = make(isBox ? "fieldset" : "div", { className: "field" }, title, made.node);
  box.dataset.name = control.name;
  if (isInner) box.classList.add("inner");
  if (inRow && !isBox && control.type !== "words") box.classList.add("small");
  if (inRow && isInner) {
    const folded = make("details", { className: "inner" }, make("summary", { textContent: say("form_internal") }), made.node);
    folded.open = !isEmpty(value);
    return { node: folded, get: made.get };
  }
  return { node: box, get: made.get, add: made.add };
}

/* --- the form as a whole ---------------------------------------------------------------------------------- */

function build(values, text) {
  built = new Map(told.controls.map((control) => [control.name, field(control, values[control.name])]));
  fieldsBox.replaceChildren(...[...built.values()].map((one) => one.node));
  if (built.has("evidence") && built.get("evidence").add) built.get("evidence").node.append(dropZone(built.get("evidence")));
  bodyBox.value = text;
  drawn();
}

function differences() {
  const fields = {};
  for (const [name, one] of built) {
    const now = one.get();
    if (!same(now, initial.get(name))) fields[name] = isEmpty(now) ? null : now;
  }
  return { fields, body: bodyBox.value === told.body ? null : bodyBox.value };
}

const isChanged = (now) => Object.keys(now.fields).length > 0 || now.body !== null;

function changed() {
  const now = differences();
  saveButton.disabled = !isChanged(now);
  status.textContent = isChanged(now) ? say("form_unsaved") : "";
  if (isChanged(now)) localStorage.setItem(draftKey, JSON.stringify(now));
  else localStorage.removeItem(draftKey);
}

async function load() {
  const answer = await fetch(`/_/form?path=${encodeURIComponent(path)}`);
  const found = await answer.json();
  if (!answer.ok) return tellNotice(found.said);
  told = found;
  build(told.values, told.body);
  initial = new Map([...built].map(([name, one]) => [name, one.get()]));
  saveButton.disabled = true;
  await problems();
  document.body.dataset.ready = told.digest;
  return true;
}

function offerDraft() {
  const draft = JSON.parse(localStorage.getItem(draftKey) ?? "null");
  if (!draft) return;
  tellNotice(say("form_draft"), [
    [say("form_restore"), () => {
      build({ ...told.values, ...draft.fields }, draft.body ?? told.body);
      changed();
    }],
    [say("form_discard"), () => localStorage.removeItem(draftKey)],
  ]);
}

async function save() {
  const now = differences();
  if (!isChanged(now)) return;
  saveButton.disabled = true;
  try {
    const answer = await fetch("/_/save", {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ path, digest: told.digest, ...now }),
    });
    const said = await answer.json();
    if (answer.status === 409 && said.digest) return conflict(now, said);
    if (!answer.ok) throw new Error(said.said);
    localStorage.removeItem(draftKey);
    notice.hidden = true;
    await load();
    status.textContent = said.said;
  } catch (error) {
    saveButton.disabled = false;
    tellNotice(error instanceof TypeError ? say("form_failed", { why: say("desk_lost") }) : error.message);
  }
}

/** What differs between the file as it was opened, as it is on the disk now, and as it was typed here. */
function conflict(now, theirs) {
  const inWords = (value) => isEmpty(value) ? say("form_nothing") : typeof value === "string" ? value : JSON.stringify(value, null, 1);
  const names = new Set([...Object.keys(told.values), ...Object.keys(theirs.values)].filter((name) => !same(told.values[name], theirs.values[name])));
  const lines = [...names].map((name) => [name, theirs.values[name], name in now.fields ? now.fields[name] : told.values[name]]);
  if (theirs.body !== told.body) lines.push([say("form_text"), theirs.body, now.body ?? told.body]);
  const cells = (tag, texts) => make("tr", {}, ...texts.map((text) => make(tag, { textContent: text })));
  const table = make("table", {}, cells("th", ["", say("form_theirs"), say("form_yours")]),
    ...lines.map(([name, one, other]) => cells("td", [name, inWords(one), inWords(other)])));
  tellNotice(theirs.said, [
    [say("form_keep_mine"), async () => {
      told.digest = theirs.digest;
      saveButton.disabled = false;
      await save();
    }],
    [say("form_take_theirs"), async () => {
      localStorage.removeItem(draftKey);
      await load();
    }],
  ], table);
  saveButton.disabled = false;
}

function tellNotice(text, doings = [], ...more) {
  const buttons = doings.map(([label, act]) => {
    const button = make("button", { type: "button", textContent: label });
    button.addEventListener("click", () => {
      notice.hidden = true;
      act();
    });
    return button;
  });
  notice.replaceChildren(make("p", { textContent: text }), ...more, ...buttons);
  notice.hidden = false;
  return false;
}

/** Where a value stands in the form, e.g. `milestones.1.due`; the nearest place above it that there is. */
function spot(name) {
  const [first, ...steps] = name.split(".");
  let node = built.get(first)?.node;
  for (const step of steps) {
    const inner = /^\d+$/.test(step) ? node?.querySelectorAll(".row")[step] : node?.querySelector(`[data-name="${CSS.escape(step)}"]`);
    if (!inner) break;
    node = inner;
  }
  return node;
}

/** The problems of this file, each beside its field. */
async function problems() {
  const found = (await (await fetch("/_/status")).json()).problems.filter((one) => one.path === path);
  for (const old of fieldsBox.querySelectorAll(".wrong")) old.remove();
  const loose = [];
  for (const one of found) {
    const above = Object.entries(told.lines).filter(([, at]) => at <= one.line).sort((a, b) => b[1] - a[1] || b[0].length - a[0].length)[0];
    const place = one.line && one.line < told.body_line && above && spot(above[0]);
    const text = `${one.message} ${one.hint}`;
    if (place) place.append(make("p", { className: "wrong", textContent: text }));
    else loose.push(text);
  }
  document.getElementById("complaints").replaceChildren(...loose.map((text) => make("li", { textContent: text })));
}

let waiting = 0;
function drawn() {
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    const answer = await fetch("/_/draw", { method: "POST", body: JSON.stringify({ path, body: bodyBox.value }) });
    if (answer.ok) document.getElementById("drawn").innerHTML = (await answer.json()).html;
  }, 250);
}

function dropZone(evidence) {
  const picker = make("input", { type: "file", multiple: true, hidden: true });
  const zone = make("div", { className: "drop", textContent: say("form_drop"), tabIndex: 0, role: "button" });
  const take = async (files) => {
    for (const file of files) {
      const where = new URLSearchParams({ path, name: file.name });
      const answer = await fetch(`/_/upload?${where}`, { method: "POST", body: file });
      const said = answer.headers.get("Content-Type").includes("json") ? await answer.json() : { said: say("form_failed", { why: answer.status }) };
      if (answer.ok) evidence.add({ file: said.file, kind: "photo" });
      changed();
      status.textContent = said.said;
    }
  };
  picker.addEventListener("change", () => take(picker.files));
  zone.addEventListener("click", () => picker.click());
  zone.addEventListener("keydown", (event) => { if (event.key === "Enter") picker.click(); });
  zone.addEventListener("dragover", (event) => {
    event.preventDefault();
    zone.classList.add("over");
  });
  zone.addEventListener("dragleave", () => zone.classList.remove("over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    take(event.dataTransfer.files);
  });
  return make("div", {}, zone, picker);
}

fieldsBox.addEventListener("input", changed);
fieldsBox.addEventListener("change", changed);
fieldsBox.addEventListener("submit", (event) => event.preventDefault());
bodyBox.addEventListener("input", () => {
  changed();
  drawn();
});
saveButton.addEventListener("click", save);
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "s") {
    event.preventDefault();
    save();
  }
});
window.addEventListener("beforeunload", (event) => { if (told && isChanged(differences())) event.preventDefault(); });
// A file that was dropped beside its place must not take the place of the form.
for (const kind of ["dragover", "drop"]) document.addEventListener(kind, (event) => event.preventDefault());

new EventSource("/_/events").addEventListener("message", () => { if (told) problems(); });
load().then((isThere) => {
  if (isThere) offerDraft();
  const wrong = new URLSearchParams(location.search).get("line") && fieldsBox.querySelector(".wrong");
  if (wrong) wrong.scrollIntoView({ block: "center" });
});
