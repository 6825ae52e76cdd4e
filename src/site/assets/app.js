// What a page can do beyond being read. Everything here is optional: with
// scripts off all of it is still there to read and to follow.
(() => {
  const root = document.documentElement;
  const scripts = document.currentScript.getAttribute("src").replace("app.js", "");
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // Search: loaded when somebody is about to use it.

  let searching;
  const search = () => {
    searching ??= new Promise((loaded) => {
      const script = document.createElement("script");
      script.src = scripts + "search.js";
      script.onload = loaded;
      document.head.append(script);
    });
  };
  for (const form of all("form[data-search]")) {
    form.addEventListener("focusin", search, { once: true });
    if (form.elements.q?.value || new URLSearchParams(location.search).get("q")) search();
  }

  const typing = (element) => element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);
  document.addEventListener("keydown", (event) => {
    const slash = event.key === "/" && !typing(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey;
    const chord = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
    const box = document.querySelector(".top input[type=search]");
    if (!box || !(slash || chord)) return;
    event.preventDefault();
    box.focus();
    box.select();
  });

  // Theme

  const dark = () =>
    (root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  for (const button of all("[data-theme-toggle]")) {
    button.setAttribute("aria-pressed", String(dark()));
    button.addEventListener("click", () => {
      root.dataset.theme = dark() ? "light" : "dark";
      button.setAttribute("aria-pressed", String(dark()));
      try {
        localStorage.setItem("theme", root.dataset.theme);
      } catch {
        // The choice then lasts as long as the page.
      }
    });
  }

  // Tables: a column sorts by `data-value` where its cells have one, else by
  // their text, numbers as numbers; what has no value stays last.

  const order = new Intl.Collator(root.lang || undefined, { numeric: true });
  const value = (row, column) => {
    const cell = row.cells[column];
    return cell?.dataset.value ?? cell?.textContent.trim() ?? "";
  };
  const number = (text) => Number(text.replace("\u2212", "-"));
  const compare = (a, b) => {
    if (a === "" || b === "") return (a === "") - (b === "");
    const [x, y] = [number(a), number(b)];
    return Number.isNaN(x) || Number.isNaN(y) ? order.compare(a, b) : x - y;
  };
  const sort = (head) => {
    const table = head.closest("table");
    const falling = head.getAttribute("aria-sort") === "ascending";
    for (const other of all("[aria-sort]", table)) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", falling ? "descending" : "ascending");
    for (const body of table.tBodies) {
      const keyed = [...body.rows].map((row) => [value(row, head.cellIndex), row]);
      keyed.sort(([a], [b]) => (falling && a !== "" && b !== "" ? compare(b, a) : compare(a, b)));
      body.append(...keyed.map(([, row]) => row));
    }
  };
  for (const head of all("th[data-sort]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(head));
    head.append(button);
  }

  // The map: pointing at a node lights its chain, and a word picks nodes out.

  const chain = (edges, start, from, to) => {
    const found = new Set([start]);
    for (const node of found) {
      for (const edge of edges) if (edge.dataset[from] === node) found.add(edge.dataset[to]);
    }
    return found;
  };
  const light = (map, edges, node) => {
    const above = chain(edges, node, "below", "above");
    const below = chain(edges, node, "above", "below");
    map.classList.add("lit");
    for (const link of all("[data-node]", map)) {
      link.classList.toggle("on", above.has(link.dataset.node) || below.has(link.dataset.node));
    }
    for (const { dataset, classList } of edges) {
      classList.toggle("on", above.has(dataset.below) || below.has(dataset.above));
    }
  };
  for (const map of all(".map")) {
    const edges = all("[data-above]", map);
    const over = (event) => {
      const link = event.target.closest("[data-node]");
      if (link) light(map, edges, link.dataset.node);
    };
    const out = () => map.classList.remove("lit");
    // On the element around it: a picture that listens for focus takes focus itself.
    const figure = map.parentElement;
    for (const event of ["pointerover", "focusin"]) figure.addEventListener(event, over);
    for (const event of ["pointerout", "focusout"]) figure.addEventListener(event, out);
  }
  for (const form of all("form[data-filter]")) {
    const map = document.getElementById(form.dataset.filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", (event) => {
      const wanted = event.target.value.trim().toLocaleLowerCase(root.lang || undefined);
      for (const link of all("[data-node]", map)) {
        const label = link.querySelector("title").textContent.toLocaleLowerCase(root.lang || undefined);
        link.classList.toggle("off", !label.includes(wanted));
      }
    });
  }
})();
