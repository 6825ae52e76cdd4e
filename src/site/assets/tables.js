// Sorts a table by one of its columns: by `data-value` where the cells have one,
// else by their text, numbers as numbers; what has no value stays last.
(() => {
  const { compare: inWords } = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true });
  const value = (row, column) => {
    const cell = row.cells[column];
    return cell?.dataset.value ?? cell?.textContent.trim() ?? "";
  };
  const number = (text) => Number(text.replace("\u2212", "-"));
  const compare = (a, b) => {
    const difference = number(a) - number(b);
    return Number.isNaN(difference) ? inWords(a, b) : difference;
  };

  window.rhumbSort = (head) => {
    const table = head.closest("table");
    const sign = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
    for (const other of table.querySelectorAll("[aria-sort]")) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", sign > 0 ? "ascending" : "descending");
    for (const body of table.tBodies) {
      const rows = [...body.rows].map((row) => [value(row, head.cellIndex), row]);
      rows.sort(([a], [b]) => (a === "") - (b === "") || sign * compare(a, b));
      body.append(...rows.map(([, row]) => row));
    }
  };
})();
