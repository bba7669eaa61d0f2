// What the tables of the page have in common.

export function cell(name, text) {
  const td = document.createElement("td");
  td.setAttribute("role", "cell");
  td.className = name;
  td.textContent = text;
  return td;
}

export const timeCell = (at) =>
  cell("time", new Date(at).toLocaleTimeString([], { hourCycle: "h23", timeZoneName: "short" }));

export function row(...cells) {
  const tr = document.createElement("tr");
  tr.setAttribute("role", "row");
  tr.append(...cells);
  return tr;
}

/** Puts rows on top, the last of them first, and lets go what there is no room for. */
export function prepend(table, rows, room) {
  table.prepend(...rows.reverse());
  while (table.rows.length > room) {
    table.deleteRow(-1);
  }
}
