// What a page can do beyond being read. Everything here is optional: with
// scripts off all of it is still there to read and to follow.
//
// The script runs in the head: the reader's theme and the room for what needs
// scripts are decided before anything is drawn, so that nothing moves later.
(() => {
  const root = document.documentElement;
  const assets = document.currentScript.getAttribute("src").replace("site.js", "");
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  root.classList.add("js");
  try {
    const theme = localStorage.getItem("theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  } catch {
    // Without storage the system's preference holds.
  }

  const themeSwitch = () => {
    const preferred = () => (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    const isDark = () => (root.dataset.theme ?? preferred()) === "dark";
    for (const button of all("[data-theme-switch]")) {
      button.setAttribute("aria-pressed", String(isDark()));
      button.addEventListener("click", () => {
        root.dataset.theme = isDark() ? "light" : "dark";
        button.setAttribute("aria-pressed", String(isDark()));
        try {
          localStorage.setItem("theme", root.dataset.theme);
        } catch {
          // The choice then lasts as long as the page.
        }
      });
    }
  };

  // The search is loaded when somebody is about to use it.
  const searchOnDemand = () => {
    let loading = false;
    const load = () => {
      if (loading) return;
      loading = true;
      document.head.append(Object.assign(document.createElement("script"), { src: `${assets}search.js` }));
    };
    for (const form of all("form[data-search]")) form.addEventListener("focusin", load);
    const asked = document.querySelector("form[data-search].open") && new URLSearchParams(location.search).has("q");
    if (asked) load();
  };

  const searchKeys = () => {
    const typing = (element) => element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);
    document.addEventListener("keydown", (event) => {
      const held = event.ctrlKey || event.metaKey;
      const slash = event.key === "/" && !held && !event.altKey && !typing(event.target);
      const chord = event.key.toLowerCase() === "k" && held;
      const box = document.querySelector(".top input[type=search]");
      if (!box || !(slash || chord)) return;
      event.preventDefault();
      box.focus();
      box.select();
    });
  };

  // A column sorts by `data-value` where its cells have one, else by their
  // text, numbers as numbers; what has no value stays last.
  const sortableTables = () => {
    const { compare: inWords } = new Intl.Collator(root.lang || undefined, { numeric: true });
    const value = (row, column) => {
      const cell = row.cells[column];
      return cell?.dataset.value ?? cell?.textContent.trim() ?? "";
    };
    const number = (text) => Number(text.replace("\u2212", "-"));
    const compare = (a, b) => {
      const difference = number(a) - number(b);
      return Number.isNaN(difference) ? inWords(a, b) : difference;
    };
    const sort = (head) => {
      const table = head.closest("table");
      const sign = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
      for (const other of all("[aria-sort]", table)) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", sign > 0 ? "ascending" : "descending");
      for (const body of table.tBodies) {
        const rows = [...body.rows].map((row) => [value(row, head.cellIndex), row]);
        rows.sort(([a], [b]) => (a === "") - (b === "") || sign * compare(a, b));
        body.append(...rows.map(([, row]) => row));
      }
    };
    for (const head of all("th[data-sort]")) {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "sort" });
      button.append(...head.childNodes);
      button.addEventListener("click", () => sort(head));
      head.append(button);
    }
  };

  // Pointing at a node of the map lights all that it is for and all that is for it.
  const maps = () => {
    const reached = (edges, start, from, to) => {
      const found = new Set([start]);
      for (const node of found) {
        for (const { dataset } of edges) if (dataset[from] === node) found.add(dataset[to]);
      }
      return found;
    };
    const light = (map, node) => {
      const edges = all("[data-above]", map);
      const above = reached(edges, node, "below", "above");
      const below = reached(edges, node, "above", "below");
      map.classList.add("lit");
      for (const { dataset, classList } of all("[data-node]", map)) {
        classList.toggle("on", above.has(dataset.node) || below.has(dataset.node));
      }
      for (const { dataset, classList } of edges) {
        classList.toggle("on", above.has(dataset.below) || below.has(dataset.above));
      }
    };
    for (const map of all(".map")) {
      const over = ({ target }) => {
        const link = target.closest("[data-node]");
        if (link) light(map, link.dataset.node);
      };
      const out = () => map.classList.remove("lit");
      // On the element around it: a picture that listens for focus takes focus itself.
      const around = map.parentElement;
      for (const event of ["pointerover", "focusin"]) around.addEventListener(event, over);
      for (const event of ["pointerout", "focusout"]) around.addEventListener(event, out);
    }
  };

  // A word picks out the nodes whose title, status or owner holds it.
  const mapFilters = () => {
    const lower = (text) => text.trim().toLocaleLowerCase(root.lang || undefined);
    for (const form of all("form[data-filter]")) {
      const nodes = () => all("[data-node]", document.getElementById(form.dataset.filter));
      form.addEventListener("submit", (event) => event.preventDefault());
      form.addEventListener("input", ({ target }) => {
        const wanted = lower(target.value);
        const picked = (node) => lower(node.querySelector("title").textContent).includes(wanted);
        for (const node of nodes()) node.classList.toggle("off", !picked(node));
      });
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    [themeSwitch, searchOnDemand, searchKeys, sortableTables, maps, mapFilters].forEach((feature) => feature());
  });
})();
