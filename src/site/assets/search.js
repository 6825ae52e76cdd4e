// Search in two steps. The first keystroke loads ids, titles and owners and asks
// MiniSearch, which forgives a typo. Whoever goes on typing also gets the
// documents that hold the words in their text, from the parts of a sorted word
// list that the words fall into. All of it comes as scripts, not as data to be
// fetched, so that it works from a disk as well.
(() => {
  const assets = document.currentScript.getAttribute("src").replace("search.js", "");
  const site = assets.replace("assets/", "");
  const fetched = (tag, fields) =>
    new Promise((onload, onerror) => {
      document.head.append(Object.assign(document.createElement(tag), { ...fields, onload, onerror }));
    });
  const load = (src) => fetched("script", { src });

  // Words: the word list is cut with the same rules when the site is built.

  const MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g;
  const UNSPACED = ["Han", "Hiragana", "Katakana", "Thai", "Lao", "Khmer", "Myanmar"].map((s) => `\\p{sc=${s}}`).join("") + "\u30fc";
  const WORD = new RegExp(`([${UNSPACED}]+)|(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])+`, "gu");
  const fold = (text) => text.normalize("NFKD").replace(MARKS, "").toLowerCase().normalize("NFC");
  const pairs = (letters) => (letters.length < 2 ? letters : letters.slice(1).map((letter, i) => letters[i] + letter));
  const words = (text) => [...fold(text).matchAll(WORD)].flatMap(([word, run]) => (run ? pairs([...run]) : [word]));

  // The first step: ids, titles, owners

  const names = {};
  let rows = [];
  let titles;

  const address = (id, title, folder, stem) => {
    const derived = () => `${id} ${title}`.toLowerCase().split(/[^a-z0-9]+/).slice(0, Number(stem)).join("-");
    const page = stem === "" ? id : stem.startsWith("=") ? stem.slice(1) : derived();
    return (names.folders[folder] + page).split("/").map(encodeURIComponent).join("/") + ".html";
  };
  // An id is also one word, so that a slip at its hyphens is a typo like any other.
  const tokenize = (text, field) => {
    const found = words(text);
    return field === "id" && found.length > 1 ? [...found, found.join("")] : found;
  };
  const open = ({ kinds, statuses, owners, folders, parts, ...columns }) => {
    Object.assign(names, { kinds, statuses, owners, folders, parts });
    const [ids, titled, kind, status, owner, folder, stem] =
      ["id", "title", "kind", "status", "owner", "folder", "stem"].map((name) => columns[name].split("\n"));
    ids.pop(); // after the last line's end
    rows = ids.map((id, n) => ({
      n, id, title: titled[n], kind: kinds[kind[n]], status: statuses[status[n]], owner: owners[owner[n]],
      address: address(id, titled[n], folder[n], stem[n]),
    }));
    titles = new MiniSearch({ idField: "n", fields: ["id", "title", "owner"], tokenize, processTerm: (term) => term });
    titles.addAll(rows);
  };

  const typos = (term) => (term.length > 5 ? 2 : term.length > 2 ? 1 : 0);
  const inTitles = (query, fits = () => true) => {
    const options = { tokenize: words, prefix: true, boost: { id: 3, title: 2 }, combineWith: "AND", filter: ({ id }) => fits(rows[id]) };
    const ask = (text, more) => titles.search(text, { ...options, ...more }).map(({ id }) => rows[id]);
    const named = (same) => rows.filter((row) => same(row.id) && fits(row));
    const found = new Set([...named((id) => id === query), ...named((id) => fold(id) === fold(query)), ...ask(query)]);
    if (found.size < 8) ask(query, { fuzzy: typos }).forEach((row) => found.add(row));
    if (!found.size) ask(words(query).join(""), { fuzzy: typos }).forEach((row) => found.add(row));
    return [...found];
  };

  // The second step: texts

  const parts = new Map();
  const part = (n) => {
    if (!parts.has(n)) {
      let fill;
      parts.set(n, { lines: new Promise((filled) => (fill = filled)), fill });
      load(`${site}search/text-${n}.js`).catch(() => fill([]));
    }
    return parts.get(n).lines;
  };
  const fill = (n, lines) => parts.get(n)?.fill(lines.split("\n"));

  // The parts in which words may begin with `word`: the last that begins before it, and those that begin with it.
  const partsOf = (word) => {
    const first = Math.max(names.parts.findLastIndex((start) => start < word), 0);
    const after = names.parts.findIndex((start, n) => n > first && !start.startsWith(word));
    const end = after < 0 ? names.parts.length : after;
    return names.parts.slice(first, end).map((_, i) => first + i);
  };
  const numbers = ([, ...steps]) => {
    let at = 0;
    return steps.map((step) => (at += parseInt(step, 36)));
  };
  const holding = async (word) => {
    const lines = (await Promise.all(partsOf(word).map(part))).flat();
    return new Set(lines.filter((line) => line.startsWith(word)).flatMap((line) => numbers(line.split(" "))));
  };
  const inTexts = async (query, fits = () => true) => {
    const asked = words(query).filter((word) => word.length > 2 || word > "\u2e80");
    const [first = new Set(), ...others] = await Promise.all(asked.map(holding));
    const all = [...first].filter((n) => others.every((other) => other.has(n)));
    return all.sort((a, b) => a - b).map((n) => rows[n]).filter(fits);
  };

  window.rhumbSearch = { titles: open, text: fill, words, inTitles, inTexts };

  // The box: filters, a line that says how many, and a list of links

  const make = (tag, fields, ...children) => {
    const element = Object.assign(document.createElement(tag), fields);
    element.append(...children);
    return element;
  };
  const choice = (label, any, values) => {
    const options = values.filter(Boolean).map((value) => make("option", { value }, value));
    const select = make("select", {}, make("option", { value: "" }, any), ...options);
    return { select, label: make("label", {}, label, select) };
  };
  const item = (row, note) => {
    const facts = [row.kind, row.status, row.owner, row.id, note].filter(Boolean).join(" · ");
    const title = make("span", { className: "title" }, row.title);
    return make("li", {}, make("a", { href: site + row.address }, title, make("small", {}, facts)));
  };

  // What a form shows below its box, and what its filters let through.
  const furnish = (form) => {
    const said = form.dataset;
    const filters = { kind: names.kinds, status: names.statuses, owner: names.owners };
    const choices = Object.entries(filters).map(([field, values]) => ({ field, ...choice(said[field], said.any, values) }));
    const count = make("p", { className: "quiet", role: "status" });
    const list = make("ul", { className: "hits" });
    const panel = make("div", { className: "panel", hidden: true });
    panel.append(make("div", { className: "filters" }, ...choices.map(({ label }) => label)), count, list);
    form.append(panel);
    const filtered = () => choices.some(({ select }) => select.value);
    const fits = (row) => choices.every(({ field, select }) => !select.value || row[field] === select.value);
    return { panel, list, count, filtered, fits };
  };

  const rest = () => new Promise((rested) => setTimeout(rested, 150));
  const answering = (form, { panel, list, count, filtered, fits }) => {
    const most = Number(form.dataset.search);
    const say = (found) => (count.textContent = found ? `${found} ${form.dataset.found}` : form.dataset.none);
    let turn = 0;
    return async () => {
      const mine = ++turn;
      const query = form.elements.q.value.trim();
      panel.hidden = !query && !filtered();
      const found = query ? inTitles(query, fits) : rows.filter(fits);
      list.replaceChildren(...found.slice(0, most).map((row) => item(row)));
      say(found.length);
      await rest();
      if (mine !== turn || !query) return;
      const more = (await inTexts(query, fits)).filter((row) => !found.includes(row));
      if (mine !== turn) return;
      list.append(...more.slice(0, Math.max(most - found.length, 0)).map((row) => item(row, form.dataset.text)));
      say(found.length + more.length);
    };
  };

  // Arrows go through the results, Escape back to the box.
  const steer = (form, { panel, list }) => {
    const box = form.elements.q;
    const step = (by) => {
      const stops = [box, ...list.querySelectorAll("a")];
      stops[stops.indexOf(document.activeElement) + by]?.focus();
    };
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        panel.hidden = !form.matches(".open");
        box.focus();
      }
      if (!/^Arrow(Up|Down)$/.test(event.key) || event.target.matches("select")) return;
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!form.matches(".open")) list.querySelector("a")?.click();
    });
  };

  // A panel over the page closes when the reader goes elsewhere.
  const closing = (form, { panel }) => {
    form.addEventListener("focusout", ({ relatedTarget: to }) => {
      if (to && !form.contains(to)) panel.hidden = true;
    });
    document.addEventListener("pointerdown", ({ target }) => {
      if (!form.contains(target)) panel.hidden = true;
    });
  };

  const enhance = (form) => {
    const parts = furnish(form);
    const answer = answering(form, parts);
    const box = form.elements.q;
    box.addEventListener("input", answer);
    parts.panel.addEventListener("change", answer);
    steer(form, parts);
    if (form.matches(".open")) box.value ||= new URLSearchParams(location.search).get("q") ?? "";
    else closing(form, parts);
    if (box.value) answer();
  };

  const looks = fetched("link", { rel: "stylesheet", href: `${assets}search.css` });
  load(`${assets}vendor/minisearch.js`)
    .then(() => load(`${site}search/titles.js`))
    .then(() => looks)
    .then(() => document.querySelectorAll("form[data-search]").forEach(enhance));
})();
