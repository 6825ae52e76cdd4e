// What every page can do beyond being read. Everything here is optional: with
// scripts off all of it is still there to read and to follow.
//
// The script runs in the head: the reader's theme and the room for what needs
// scripts are decided before anything is drawn, so that nothing moves later.
// What takes more than a few lines has a script of its own, which is loaded
// when somebody is about to use it.
(() => {
  const root = document.documentElement;
  const assets = document.currentScript.getAttribute("src").replace("site.js", "");
  const all = (selector) => document.querySelectorAll(selector);

  root.classList.add("js");
  try {
    const theme = localStorage.getItem("theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  } catch {
    // Without storage the system's preference holds.
  }

  const loaded = {};
  const load = (name) =>
    (loaded[name] ??= new Promise((onload) => {
      document.head.append(Object.assign(document.createElement("script"), { src: assets + name, onload }));
    }));

  const themeSwitch = () => {
    const preferred = () => (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    const isDark = () => (root.dataset.theme ?? preferred()) === "dark";
    for (const button of all("[data-theme-switch]")) {
      button.setAttribute("aria-pressed", isDark());
      button.addEventListener("click", () => {
        root.dataset.theme = isDark() ? "light" : "dark";
        button.setAttribute("aria-pressed", isDark());
        try {
          localStorage.setItem("theme", root.dataset.theme);
        } catch {
          // The choice then lasts as long as the page.
        }
      });
    }
  };

  const search = () => {
    for (const form of all("form[data-search]")) form.addEventListener("focusin", () => load("search.js"));
    const asked = document.querySelector("form[data-search].open") && new URLSearchParams(location.search).has("q");
    if (asked) load("search.js");
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

  const tables = () => {
    for (const head of all("th[data-sort]")) {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "sort" });
      button.append(...head.childNodes);
      button.addEventListener("click", () => load("tables.js").then(() => window.rhumbSort(head)));
      head.append(button);
    }
  };

  const maps = () => {
    const around = document.querySelector(".map")?.closest("main");
    for (const event of ["pointerover", "focusin"]) around?.addEventListener(event, () => load("map.js"), { once: true });
  };

  document.addEventListener("DOMContentLoaded", () => {
    [themeSwitch, search, searchKeys, tables, maps].forEach((feature) => feature());
  });
})();
