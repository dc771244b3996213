/** The same selection as a table of statements and as a timeline of documents. */

import { element, figure } from "./dom.js";
import { say, spoken } from "./words.js";

/** @typedef {import("./network.js").Network} Network */
/** @typedef {{from: string, relation: string, to: string, quote: string, document: string, section: string, confidence: string}} Row */

const COLUMNS = /** @type {const} */ (["from", "relation", "to", "quote", "document", "section", "confidence"]);
const MOST = 400;
let order = { column: /** @type {typeof COLUMNS[number]} */ ("from"), down: false };

/** A row for each statement that is shown, with its first sentence. @param {Network} network @returns {(Row & {ids: [string, string]})[]} */
export function rowsOf(network) {
  return network.visibleEdges().map((edge) => {
    const proof = edge.evidence[0];
    return {
      ids: [edge.source, edge.target],
      from: network.nodes.get(edge.source).label,
      relation: network.verb(edge),
      to: network.nodes.get(edge.target).label,
      quote: proof?.quote.replace(/\s+/g, " ") ?? (edge.inferred ? say("inferred") : ""),
      document: [proof?.document_label ?? "", proof?.page && `${say("pageNumber")} ${proof.page}`].filter(Boolean).join(", "),
      section: proof?.section ?? "",
      confidence: proof ? proof.confidence.toFixed(2) : "",
    };
  });
}

/** @param {HTMLElement} place @param {Network} network @param {(id: string) => void} go */
export function showTable(place, network, go) {
  const rows = rowsOf(network);
  const sign = order.down ? -1 : 1;
  rows.sort((a, b) => sign * a[order.column].localeCompare(b[order.column], "vi", { numeric: true }));
  const again = (/** @type {typeof COLUMNS[number]} */ column) => () => {
    order = { column, down: order.column === column && !order.down };
    showTable(place, network, go);
    /** @type {HTMLElement | null} */ (place.querySelector(`button[data-column=${column}]`))?.focus();
  };
  const head = COLUMNS.map((column) =>
    element(
      "th",
      { scope: "col", "aria-sort": order.column === column ? (order.down ? "descending" : "ascending") : "none" },
      element("button", { type: "button", "data-column": column, onclick: again(column) }, say(`column_${column}`)),
    ),
  );
  const node = (/** @type {string} */ label, /** @type {string} */ id) => element("td", {}, element("button", { type: "button", class: "node", onclick: () => go(id) }, label));
  const body = rows.slice(0, MOST).map((row) =>
    element("tr", {}, node(row.from, row.ids[0]), element("td", {}, row.relation), node(row.to, row.ids[1]), ...COLUMNS.slice(3).map((name) => element("td", {}, row[name]))),
  );
  place.replaceChildren(
    element("table", {}, element("caption", {}, say("statements", rows.length)), element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...body)),
  );
  if (rows.length > MOST) place.append(element("p", { class: "soft" }, say("cutTable", MOST)));
}

/** Documents by their day, oldest first, under their years. @param {HTMLElement} place @param {Network} network @param {(id: string) => void} go */
export function showTimeline(place, network, go) {
  const documents = network.visibleNodes().filter((node) => node.kind === "directive");
  const dated = documents.filter((node) => node.date).sort((a, b) => a.date.localeCompare(b.date));
  const years = new Map();
  for (const node of dated) years.set(node.date.slice(0, 4), [...(years.get(node.date.slice(0, 4)) ?? []), node]);
  const undated = documents.filter((node) => !node.date);
  if (undated.length) years.set(say("undated"), undated);
  const look = network.vocabulary.kinds.directive;
  const item = (/** @type {import("./api.js").GraphNode} */ node) =>
    element(
      "li",
      {},
      element("time", { datetime: node.date }, node.date ? node.date.split("-").reverse().join("/") : ""),
      element("p", { class: "line" }, figure(look.shape, look.color), element("button", { type: "button", class: "node", onclick: () => go(node.id) }, node.label)),
      node.title && node.title !== node.label ? element("p", { class: "soft" }, node.title) : null,
    );
  place.replaceChildren(
    ...[...years].map(([year, nodes]) => element("section", { class: "year" }, element("h2", {}, year), element("ol", {}, ...nodes.map(item)))),
  );
  if (!documents.length) place.replaceChildren(element("p", { class: "soft" }, say("noDocuments")));
}

/** Rows as CSV that spreadsheets open with its accents (a byte order mark; cells that look like formulas are quoted).
 * @param {Network} network */
export function csvOf(network) {
  const cell = (/** @type {string} */ text) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  const lines = rowsOf(network).map((row) => COLUMNS.map((column) => cell(row[column])).join(","));
  return `\ufeff${[COLUMNS.map((column) => cell(say(`column_${column}`))).join(","), ...lines].join("\r\n")}\r\n`;
}

const NS = "http://www.w3.org/2000/svg";
const CHART = { width: 340, height: 150, left: 8, foot: 22, top: 18 };
/** @type {Record<string, string>} */
const FILLS = { actual: "#0072B2", estimate: "#56B4E9", plan: "#E69F00", target: "#D55E00" };

/** Figures of one indicator, a chart for each place and unit: what was planned against what was reached, by year.
 * @param {import("./api.js").Target[]} targets @param {Record<string, import("./api.js").Words>} statuses */
export function charts(targets, statuses) {
  const series = new Map();
  for (const one of targets) {
    const value = one.high ?? one.low;
    if (value === null || !/^\d{4}$/.test(one.period ?? "")) continue;
    const key = [one.place, one.unit].filter(Boolean).join(" · ");
    series.set(key, [...(series.get(key) ?? []), { year: one.period, status: one.status, value }]);
  }
  return [...series].filter(([, points]) => points.length > 1).slice(0, 4).map(([title, points]) => chart(title, points, statuses));
}

/** @param {string} title @param {{year: string, status: string, value: number}[]} points @param {Record<string, import("./api.js").Words>} statuses */
function chart(title, points, statuses) {
  points.sort((a, b) => a.year.localeCompare(b.year) || a.status.localeCompare(b.status));
  const most = Math.max(...points.map((point) => Math.abs(point.value)), 1e-9);
  const step = (CHART.width - 2 * CHART.left) / points.length;
  const made = (/** @type {string} */ tag, /** @type {Record<string, string | number>} */ properties, text = "") => {
    const node = document.createElementNS(NS, tag);
    for (const [name, value] of Object.entries(properties)) node.setAttribute(name, String(value));
    if (text) node.textContent = text;
    return node;
  };
  const word = (/** @type {string} */ status) => statuses[status]?.[spoken()] ?? status;
  const said = points.map((point) => `${point.year} ${word(point.status)}: ${point.value.toLocaleString(spoken())}`).join("; ");
  const svg = made("svg", { viewBox: `0 0 ${CHART.width} ${CHART.height}`, class: "chart", role: "img", "aria-label": `${title}. ${said}` });
  points.forEach((point, index) => {
    const tall = ((CHART.height - CHART.foot - CHART.top) * Math.abs(point.value)) / most;
    const x = CHART.left + index * step, foot = CHART.height - CHART.foot;
    const wide = Math.min(44, step * 0.7), middle = x + step / 2;
    svg.append(made("rect", { x: middle - wide / 2, y: foot - tall, width: wide, height: tall, fill: FILLS[point.status] ?? "#7F7F7F" }));
    svg.append(made("text", { x: middle, y: foot - tall - 4, class: "value" }, point.value.toLocaleString(spoken(), { maximumFractionDigits: 1 })));
    svg.append(made("text", { x: middle, y: CHART.height - 6, class: "value" }, point.year));
  });
  const used = [...new Set(points.map((point) => point.status))];
  return element(
    "figure",
    { class: "figures" },
    element("figcaption", {}, title),
    /** @type {any} */ (svg),
    element("p", { class: "soft keys" }, ...used.map((status) => element("span", {}, figure("square", FILLS[status] ?? "#7F7F7F"), ` ${word(status)} `))),
  );
}
