/** The view as a file: picture, drawing, graph, table. All of it is made of what is shown. */

import { snapshot } from "./api.js";
import { FIGURES, save } from "./dom.js";
import { stroke, wrap } from "./network.js";
import { csvOf } from "./views.js";

/** @typedef {import("./network.js").Network} Network */

/** @type {Record<string, string>} */
const XML = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
// Characters that XML 1.0 cannot hold are dropped.
const escape = (/** @type {string} */ text) => text.replace(/[^\t\n\r -\ud7ff\ue000-\ufffd]/g, "").replace(/[&<>"]/g, (sign) => XML[sign]);

/** @param {Network} network */
export function svgOf(network) {
  const nodes = network.visibleNodes();
  const ids = new Set(nodes.map((node) => node.id));
  const at = (/** @type {string} */ id) => network.places.get(id);
  const xs = nodes.map((node) => at(node.id).x), ys = nodes.map((node) => at(node.id).y);
  const [left, top] = [Math.min(...xs) - 130, Math.min(...ys) - 70];
  const box = [left, top, Math.max(...xs) + 130 - left, Math.max(...ys) + 110 - top].map(Math.round);
  const lines = network.visibleEdges().filter((edge) => ids.has(edge.source) && ids.has(edge.target)).map((edge) => {
    const { color, width, dashes } = stroke([edge]);
    const [a, b] = [at(edge.source), at(edge.target)];
    return `<line x1="${a.x}" y1="${a.y}" x2="${b.x}" y2="${b.y}" stroke="${color}" stroke-width="${width}"${dashes ? ' stroke-dasharray="4 4"' : ""}/>`;
  });
  const figures = nodes.map((node) => {
    const { x, y } = at(node.id);
    const look = network.vocabulary.kinds[node.kind] ?? network.vocabulary.kinds.term;
    const words = wrap(node.label).map((line, row) => `<tspan x="${x}" y="${y + 30 + 17 * row}">${escape(line)}</tspan>`).join("");
    return `<path d="${FIGURES[look.shape] ?? FIGURES.dot}" fill="${look.color}" transform="translate(${x - 12} ${y - 12}) scale(1.5)"/><text paint-order="stroke" stroke="#fff" stroke-width="4">${words}</text>`;
  });
  const titles = network.titles.map(({ text, x, y }) => `<text x="${x}" y="${y}" style="text-anchor:start;font-weight:600" fill="#566273">${escape(text)}</text>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box.join(" ")}" width="${box[2]}" height="${box[3]}" font-family="sans-serif" font-size="14" text-anchor="middle"><rect x="${box[0]}" y="${box[1]}" width="100%" height="100%" fill="#fff"/>${lines.join("")}${figures.join("")}${titles.join("")}</svg>`;
}

/** GEXF 1.3, for Gephi and networkx. @param {Network} network */
export function gexfOf(network) {
  const nodes = network.visibleNodes().map((node) => {
    const { x, y } = network.places.get(node.id);
    return `<node id="${escape(node.id)}" label="${escape(node.label)}"><attvalues><attvalue for="kind" value="${node.kind}"/></attvalues><viz:position x="${x.toFixed(1)}" y="${(-y).toFixed(1)}" z="0"/></node>`;
  });
  const edges = network.visibleEdges().map(
    (edge, index) =>
      `<edge id="${index}" source="${escape(edge.source)}" target="${escape(edge.target)}" label="${escape(network.verb(edge))}"><attvalues><attvalue for="quote" value="${escape(edge.evidence[0]?.quote ?? "")}"/></attvalues></edge>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3"><graph defaultedgetype="directed"><attributes class="node"><attribute id="kind" title="kind" type="string"/></attributes><attributes class="edge"><attribute id="quote" title="quote" type="string"/></attributes><nodes>${nodes.join("\n")}</nodes><edges>${edges.join("\n")}</edges></graph></gexf>\n`;
}

/** @type {Record<string, {type: string, of: (network: Network) => string}>} */
const TEXTS = {
  csv: { type: "text/csv", of: csvOf },
  svg: { type: "image/svg+xml", of: svgOf },
  gexf: { type: "application/gexf+xml", of: gexfOf },
};

/** @param {string} form png, svg, gexf, csv or html @param {Network} network */
export async function exportAs(form, network) {
  const name = `phan-cong.${form}`;
  if (form === "html") {
    const { centre } = network;
    save(await snapshot({ centre, nodes: network.visibleNodes(), edges: network.visibleEdges() }), name);
  } else if (form === "png") {
    const canvas = /** @type {HTMLCanvasElement} */ (network.place.querySelector("canvas"));
    const paper = document.createElement("canvas");
    [paper.width, paper.height] = [canvas.width, canvas.height];
    const pen = paper.getContext("2d");
    pen.fillStyle = getComputedStyle(document.body).backgroundColor;
    pen.fillRect(0, 0, paper.width, paper.height);
    pen.drawImage(canvas, 0, 0);
    paper.toBlob((blob) => save(blob, name));
  } else {
    const { type, of } = TEXTS[form];
    save(new Blob([of(network)], { type: `${type};charset=utf-8` }), name);
  }
}
