// Runs in the head, before anything is drawn: the reader's theme and the room
// for what needs scripts are decided here, so that nothing moves later.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const theme = localStorage.getItem("theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  } catch {
    // Without storage the system's preference holds.
  }
})();
