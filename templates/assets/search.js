// Search without a server: loads the parts of the index that a query needs, ranks, verifies, marks what was found.
// It cuts a query by the rules of generator/render/search_terms.py, whose tables come with the index.
(() => {
  "use strict";

  const CHINESE = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff";
  const WORD = "0-9a-z\u00df-\u00f6\u00f8-\u024f";
  const TOKEN = new RegExp(`[${CHINESE}]+|[${WORD}]+(?:[.-][${WORD}]+)*`, "g");
  const PAGE = 8; // results shown at once: each may need a file of texts
  const MOST_TERMS = 6; // terms whose lists are loaded: with the texts, under 300 kB for 10 000 records
  const HEAD = 10; // a word in the title weighs as much as in ten texts
  const AROUND = 36; // characters shown on either side of a hit

  // --- language: the same as search_terms.py -------------------------------------------------------------------

  function folded(text) {
    const narrow = text.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (wide) =>
      String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
    );
    const small = narrow.toLowerCase();
    if (small.length === text.length) return small;
    return Array.from(narrow, (letter) => {
      const lower = letter.toLowerCase();
      return lower.length === letter.length ? lower : lower[0];
    }).join("");
  }

  function stem(word, steps) {
    if (!/^[a-z]{3,}$/.test(word)) return word;
    for (const step of steps) {
      for (const [suffix, replacement, least] of step) {
        if (word.endsWith(suffix) && word.length - suffix.length >= least) {
          word = word.slice(0, word.length - suffix.length) + replacement;
          break;
        }
      }
    }
    return word.replace(/([a-z])\1$/, "$1");
  }

  const isChinese = (token) => token >= "\u3400";
  const isWord = (token) => /^[a-z\u00df-\u00f6\u00f8-\u024f]+$/.test(token);

  function bucket(term, index) {
    const home = isWord(term) ? term.slice(0, index.prefix) : term;
    let value = 0x811c9dc5;
    for (let at = 0; at < home.length; at += 1) value = Math.imul(value ^ home.charCodeAt(at), 0x01000193) >>> 0;
    return ((value ^ (value >>> 15)) >>> 0) & (index.parts - 1);
  }

  // A wish is one word or run of Chinese of the query: `terms` narrow the records down, `run` has to stand in the text.
  function wishes(query, index) {
    const found = [];
    for (const [run] of folded(query).matchAll(TOKEN)) {
      if (isChinese(run)) {
        const pairs = [];
        for (let at = 0; at + 1 < run.length; at += 1) pairs.push(run.slice(at, at + 2));
        const chosen = pairs.length <= 3 ? pairs : pairs.filter((_, at) => at % 2 === 0 || at === pairs.length - 1);
        found.push({ run, terms: run.length === 1 ? [run] : chosen, begins: false });
      } else {
        const whole = /^[^.-]+$/.test(run) ? stem(run, index.steps) : run;
        found.push({ run, terms: [whole], begins: isWord(run) && whole.length >= index.prefix });
      }
    }
    return found;
  }

  // --- index -----------------------------------------------------------------------------------------------------

  const loads = new Map();
  let folder = "";
  let version = "";

  globalThis.rectifySearch = (name, value) => loads.get(name)?.done(value);

  function load(name) {
    let pending = loads.get(name);
    if (!pending) {
      pending = {};
      pending.value = new Promise((done, failed) => {
        pending.done = done;
        const script = document.createElement("script");
        script.src = `${folder}${name}.js${version && `?${version}`}`;
        script.onerror = () => {
          loads.delete(name);
          failed(new Error(name));
        };
        document.head.append(script);
      });
      loads.set(name, pending);
    }
    return pending.value;
  }

  function eachRecord(list, visit) {
    let record = -1;
    for (const character of list) {
      let code = character.codePointAt(0);
      if (code === 33) code = 92;
      if (code >= 0xe000) code -= 0x800;
      record += code - 34;
      visit(record);
    }
  }

  // Record → weight, of all records that have the term, or a word that begins with it or with what was typed.
  function weights(part, { term, run, begins }, total) {
    const found = new Map();
    const fits = (key) => key.startsWith(term) || key.startsWith(run);
    const keys = begins ? Object.keys(part).filter(fits) : [term];
    for (const key of keys) {
      if (!Object.hasOwn(part, key)) continue;
      const [head, body] = part[key];
      const exact = key === term ? 2 : 1;
      const rare = 1 + Math.log(total / (1 + [...head].length + [...body].length / HEAD));
      const raise = (weight) => (record) => {
        if ((found.get(record) ?? 0) < weight) found.set(record, weight);
      };
      eachRecord(head, raise(HEAD * exact * rare));
      eachRecord(body, raise(exact * rare));
    }
    return found;
  }

  async function ranked(wanted, index) {
    const asked = wanted.flatMap((wish) => wish.terms.map((term) => ({ ...wish, term })));
    asked.sort((one, other) => other.term.length - one.term.length);
    const lists = await Promise.all(
      asked.slice(0, MOST_TERMS).map(async (wish) => {
        const part = await load(`terms/${bucket(wish.term, index)}`);
        return weights(part, wish, index.entries);
      }),
    );
    lists.sort((one, other) => one.size - other.size);
    const [first, ...rest] = lists;
    const kept = [];
    for (const [record, weight] of first ?? []) {
      if (rest.every((list) => list.has(record))) {
        kept.push([record, rest.reduce((sum, list) => sum + list.get(record), weight)]);
      }
    }
    return kept.sort((one, other) => other[1] - one[1] || one[0] - other[0]).map(([record]) => record);
  }

  async function entry(record, index) {
    const texts = await load(`texts/${Math.floor(record / index.perFile)}`);
    const [id, address, title, note, text, language] = texts[record % index.perFile];
    return { id, address, title, note, text, language };
  }

  // --- hits --------------------------------------------------------------------------------------------------------

  // Places [start, end) of all hits in a text, in order and apart.
  function places(text, wanted, index) {
    const small = folded(text);
    const found = [];
    for (const { run, terms } of wanted) {
      if (isChinese(run)) {
        for (let at = small.indexOf(run); at >= 0; at = small.indexOf(run, at + run.length)) {
          found.push([at, at + run.length]);
        }
        continue;
      }
      for (const match of small.matchAll(TOKEN)) {
        const [token] = match;
        let at = match.index;
        if (token.startsWith(run) || (/^[^.-]+$/.test(token) && stem(token, index.steps).startsWith(terms[0]))) {
          found.push([at, at + token.length]);
          continue;
        }
        for (const piece of token.split(/([.-])/)) {
          if (stem(piece, index.steps).startsWith(terms[0])) found.push([at, at + piece.length]);
          at += piece.length;
        }
      }
    }
    found.sort((one, other) => one[0] - other[0] || other[1] - one[1]);
    return found.filter(([start], at) => at === 0 || start >= found[at - 1][1]);
  }

  // Pairs of characters may stand apart in a text; a longer run counts only where it stands in one piece.
  function holds(shown, wanted) {
    const small = folded(`${shown.id}\n${shown.title}\n${shown.note}\n${shown.text}`);
    return wanted.every(({ run }) => !isChinese(run) || run.length <= 2 || small.includes(run));
  }

  function marked(text, hits, from = 0, to = text.length) {
    const made = document.createDocumentFragment();
    let at = from;
    for (const [start, end] of hits) {
      if (start < at || end > to) continue;
      const mark = document.createElement("mark");
      mark.textContent = text.slice(start, end);
      made.append(text.slice(at, start), mark);
      at = end;
    }
    made.append(text.slice(at, to));
    return made;
  }

  // An excerpt begins and ends between words; Chinese may be cut anywhere.
  const inWord = (text, at) => /^[0-9a-z]{2}$/i.test(text.slice(at - 1, at + 1));

  function wordStart(text, from, most) {
    while (from > 0 && from < most && inWord(text, from)) from += 1;
    return from;
  }

  function wordEnd(text, to) {
    while (to < text.length && inWord(text, to)) to += 1;
    return to;
  }

  function excerpt(text, hits) {
    const [start, end] = hits[0] ?? [0, 0];
    const from = wordStart(text, Math.max(0, start - AROUND), start);
    const to = wordEnd(text, Math.min(text.length, end + (hits.length ? AROUND : 2 * AROUND)));
    const line = document.createElement("p");
    line.append(from > 0 ? "…" : "", marked(text, hits, from, to), to < text.length ? "…" : "");
    return line;
  }

  // --- page --------------------------------------------------------------------------------------------------------

  function result(shown, wanted, index, root) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = root + shown.address;
    if (shown.language) item.lang = shown.language;
    link.append(marked(shown.title, places(shown.title, wanted, index)));
    const note = document.createElement("span");
    note.className = "note";
    note.append(marked(`${shown.id} · ${shown.note}`, places(`${shown.id} · ${shown.note}`, wanted, index)));
    item.append(link, " ", note);
    if (shown.text) item.append(excerpt(shown.text, places(shown.text, wanted, index)));
    return item;
  }

  function start(form) {
    const field = form.querySelector("input[type=search]");
    const status = document.getElementById("search-status");
    const list = document.getElementById("search-results");
    const more = document.getElementById("search-more");
    const { root, one, many, none, upTo, failed, loading } = form.dataset;
    folder = form.dataset.index;
    let turn = 0;
    let waiting = 0;

    const say = (sentence, number) => {
      status.textContent = sentence.replace("{n}", number);
    };

    async function show(query, mine) {
      const index = await load("index");
      version = index.version;
      const wanted = wishes(query, index);
      const records = wanted.length ? await ranked(wanted, index) : [];
      if (mine !== turn) return;
      const isSure = wanted.every(({ run }) => !isChinese(run) || run.length <= 2);
      let next = 0;
      let seen = 0;
      list.replaceChildren();

      async function page() {
        const items = [];
        const most = next + 2 * PAGE;
        while (next < Math.min(records.length, most) && items.length < PAGE) {
          const batch = records.slice(next, next + PAGE - items.length);
          next += batch.length;
          const entries = await Promise.all(batch.map((record) => entry(record, index)));
          items.push(...entries.filter((shown) => holds(shown, wanted)));
        }
        if (mine !== turn) return;
        const focus = list.childElementCount > 0;
        seen += items.length;
        list.append(...items.map((shown) => result(shown, wanted, index, root)));
        more.hidden = next >= records.length;
        if (focus) list.children[seen - items.length]?.querySelector("a").focus();
        const count = next >= records.length ? seen : records.length;
        if (!count) say(none, 0);
        else if (isSure || next >= records.length) say(count === 1 ? one : many, count);
        else say(upTo, count);
      }

      more.onclick = page;
      await page();
    }

    function search(query) {
      turn += 1;
      const mine = turn;
      const shownQuery = query.trim();
      const address = new URL(location.href);
      if (shownQuery) address.searchParams.set("q", shownQuery);
      else address.searchParams.delete("q");
      try {
        history.replaceState(null, "", address);
      } catch {
        // A page opened from a folder may not change its address; the search works all the same.
      }
      document.body.classList.toggle("searching", Boolean(shownQuery));
      if (!shownQuery) {
        list.replaceChildren();
        more.hidden = true;
        status.textContent = "";
        return;
      }
      say(loading, "");
      show(shownQuery, mine).catch(() => mine === turn && say(failed, ""));
    }

    function step(event) {
      const links = [...list.querySelectorAll("a")];
      const at = links.indexOf(document.activeElement);
      if (event.key === "ArrowDown" && (at >= 0 || document.activeElement === field)) links[at + 1]?.focus();
      else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] ?? field).focus();
      else if (event.key === "Escape" && at >= 0) field.focus();
      else return;
      event.preventDefault();
    }

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(waiting);
      search(field.value);
    });
    field.addEventListener("input", (event) => {
      clearTimeout(waiting);
      if (!event.isComposing) waiting = setTimeout(() => search(field.value), 250);
    });
    field.addEventListener("compositionend", () => search(field.value));
    document.addEventListener("keydown", step);
    form.hidden = false;
    field.value = new URLSearchParams(location.search).get("q") ?? "";
    if (field.value) search(field.value);
  }

  if (typeof document === "undefined") {
    globalThis.rectifySearchRules = { folded, stem, bucket, wishes, places, eachRecord, TOKEN };
  } else {
    const form = document.getElementById("search-form");
    if (form) start(form);
  }
})();
