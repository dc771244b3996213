/** Building the page without markup: text goes in as text only, for labels and quotes come from documents. */

/**
 * @param {string} tag
 * @param {Record<string, string | boolean | EventListener | undefined>} [properties] attributes; `on…` are listeners
 * @param {...(Node | string | null | undefined)} children
 * @returns {HTMLElement}
 */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === "function") made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== undefined && value !== false) made.setAttribute(name, String(value));
  }
  for (const child of children) if (child !== null && child !== undefined) made.append(child);
  return made;
}

/** @param {string} id @returns {any} */
export const byId = (id) => document.getElementById(id);

const SVG = "http://www.w3.org/2000/svg";
/** @type {Record<string, string>} */
export const FIGURES = {
  dot: "M8 1a7 7 0 1 0 .01 0z",
  square: "M1.5 1.5h13v13h-13z",
  triangle: "M8 1 15 14.5H1z",
  triangleDown: "M8 15 15 1.5H1z",
  diamond: "M8 0 16 8 8 16 0 8z",
  hexagon: "M0 8 4 1h8l4 7-4 7H4z",
  star: "M8 0l2.3 5.4 5.7.5-4.4 3.8 1.4 5.8L8 12.4l-5 3.1 1.4-5.8L0 5.9l5.7-.5z",
};

/** A small figure of a kind's shape and colour. @param {string} shape @param {string} color */
export function figure(shape, color) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", "shape");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", FIGURES[shape] ?? FIGURES.dot);
  path.setAttribute("fill", color);
  svg.append(path);
  return svg;
}

/** A small stretch of line. @param {{color: string, width: number, dashes: boolean | number[]}} stroke */
export function line(stroke) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 30 10");
  svg.setAttribute("class", "line");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", "M0 5H30");
  path.setAttribute("stroke", stroke.color);
  path.setAttribute("stroke-width", String(stroke.width));
  if (stroke.dashes) path.setAttribute("stroke-dasharray", "4 4");
  svg.append(path);
  return svg;
}

/** Hand a file to the reader. @param {Blob} blob @param {string} name */
export function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
