// The map under a pointer: a chain lights up, and a word picks out nodes. It
// begins with what the reader is at by now: it was loaded for that.
(() => {
  const all = (selector, within) => [...within.querySelectorAll(selector)];

  const reached = (edges, start, from, to) => {
    const found = new Set([start]);
    for (const node of found) {
      for (const { dataset } of edges) if (dataset[from] === node) found.add(dataset[to]);
    }
    return found;
  };

  // Lights all that a node is for and all that is for it.
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

  for (const map of all(".map", document)) {
    const at = (element) => {
      const node = element?.closest("[data-node]");
      if (node) light(map, node.dataset.node);
    };
    // On the element around it: a picture that listens for focus takes focus itself.
    const around = map.parentElement;
    for (const event of ["pointerover", "focusin"]) around.addEventListener(event, ({ target }) => at(target));
    for (const event of ["pointerout", "focusout"]) around.addEventListener(event, () => map.classList.remove("lit"));
    at(map.querySelector("[data-node]:is(:hover, :focus)"));
  }

  // Picks out the nodes whose title, status or owner holds the word.
  const lower = (text) => text.trim().toLocaleLowerCase(document.documentElement.lang || undefined);
  const pick = (form) => {
    const wanted = lower(form.elements.show.value);
    const picked = (node) => lower(node.querySelector("title").textContent).includes(wanted);
    for (const node of all("[data-node]", document.getElementById(form.dataset.filter))) {
      node.classList.toggle("off", !picked(node));
    }
  };
  for (const form of all("form[data-filter]", document)) {
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => pick(form));
    pick(form);
  }
})();
