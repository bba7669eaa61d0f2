// Small helps for making and changing elements. All text is set as text: what people wrote is never markup.

export const byId = (id) => document.getElementById(id);

export const fill = (node, ...content) => node.replaceChildren(...content);

export function element(name, className = '', ...content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

/** An unchanged text costs nothing. */
export function set(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** A name that may be broken between its words, but not within one. */
export const breakable = (text) =>
  text.split(/(?=[.(])|(?<=[a-z,])(?=[A-Z])/).flatMap((word) => [word, element('wbr')]);

export function setName(node, text) {
  if (node.textContent !== text) fill(node, ...breakable(text));
}

export function drawing(viewBox, ...shapes) {
  const make = (name) => document.createElementNS('http://www.w3.org/2000/svg', name);
  const svg = make('svg');
  svg.setAttribute('viewBox', viewBox);
  for (const shape of shapes) svg.appendChild(make('path')).setAttribute('d', shape);
  return svg;
}

export function icon(shape) {
  const svg = drawing('0 0 16 16', shape);
  svg.setAttribute('aria-hidden', 'true');
  return svg;
}
