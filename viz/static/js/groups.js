/** Which neighbours of a node belong together, and in what order they are read. */

import { say, spoken } from "./words.js";

const ROLES = ["lead", "direct", "implement", "advise", "coordinate", "cooperate", "inspect", "monitor", "report"];
const ABOVE = ["issued", "approved_by", "basis", "amends", "replaces", "carried_by"];
/** Groups from this place in the order on stand beside one another. */
const ASIDE = 10;
const CHAIN = "implements";
const BELOW = ["guides", "promulgates", "approves", "issued", "reports_on", "responsible"];

/** @typedef {import("./api.js").GraphNode} GraphNode */
/** @typedef {import("./api.js").GraphEdge} GraphEdge */
/** @typedef {{title: string, ids: string[], beside?: boolean}} Group beside: may share its rows with other groups */

/** How far each document is from the centre along the chain: what carries it out below it, what it carries out above.
 * @param {string} centre @param {GraphEdge[]} edges */
export function levels(centre, edges) {
  const steps = edges.filter((edge) => edge.relation === CHAIN);
  const found = new Map([[centre, 0]]);
  for (const [from, to, sign] of /** @type {const} */ ([["target", "source", 1], ["source", "target", -1]])) {
    const reached = new Set([centre]);
    let frontier = new Set([centre]);
    // The longest way counts, so that a plan stands below the programme it carries out; a circle ends the walk.
    for (let level = 1; frontier.size && level <= 6; level++) {
      const next = new Set();
      for (const edge of steps)
        if (frontier.has(edge[from]) && edge[to] !== centre && (!reached.has(edge[to]) || sign * found.get(edge[to]) > 0)) {
          next.add(edge[to]);
          reached.add(edge[to]);
          found.set(edge[to], sign * level);
        }
      frontier = next;
    }
  }
  found.delete(centre);
  return found;
}

const upper = (/** @type {string} */ text) => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** The groups about a centre, top to bottom; `verb` gives the words of an edge.
 * @param {string} centre @param {Map<string, GraphNode>} nodes @param {GraphEdge[]} edges @param {import("./api.js").Vocabulary} vocabulary
 * @returns {Group[]} */
export function about(centre, nodes, edges, vocabulary) {
  const level = levels(centre, edges);
  /** @type {Map<string, {order: number, title: string}>} */
  const best = new Map();
  const word = (/** @type {Record<string, any>} */ table, /** @type {string} */ name) => table[name]?.[spoken()] ?? name;
  const offer = (/** @type {string} */ id, /** @type {number} */ order, /** @type {string} */ title) => {
    if (!best.has(id) || best.get(id).order > order) best.set(id, { order, title });
  };
  for (const [id, far] of level)
    offer(id, far < 0 ? -100 + far : far, far < 0 ? say("upstream") : far === 1 ? say("downstream") : say("downstreamFar", far));
  for (const edge of edges) {
    const out = edge.source === centre;
    if (!out && edge.target !== centre) continue;
    const id = out ? edge.target : edge.source;
    if (level.has(id) || id === centre) continue;
    const kind = word(vocabulary.kinds, nodes.get(id)?.kind ?? "term");
    if (edge.role) {
      const rank = ROLES.indexOf(edge.role);
      offer(id, 20 + (rank < 0 ? ROLES.length : rank), `${upper(word(vocabulary.roles, edge.role))}`);
      continue;
    }
    const verb = word(vocabulary.relations, edge.relation);
    const above = ABOVE.indexOf(edge.relation);
    const up = above >= 0 && (edge.relation === "issued" ? !out : out);
    const below = BELOW.indexOf(edge.relation);
    const order = up ? -50 + above : below >= 0 ? 10 + below : edge.relation === "cites" ? 60 : 50;
    offer(id, order + (out ? 0 : 0.5), out ? upper(`${verb} →`) : `${kind} ${verb}`);
  }
  /** @type {Map<string, {order: number, title: string, ids: string[]}>} */
  const groups = new Map([["", { order: 0, title: "", ids: [centre] }]]);
  for (const [id, { order, title }] of best) {
    if (!nodes.has(id)) continue;
    if (!groups.has(title)) groups.set(title, { order, title, ids: [] });
    groups.get(title).ids.push(id);
  }
  const rest = [...nodes.keys()].filter((id) => id !== centre && !best.has(id));
  if (rest.length) groups.set("rest", { order: 99, title: say("others"), ids: rest });
  return [...groups.values()]
    .sort((a, b) => a.order - b.order)
    .map(({ order, title, ids }) => ({ title: title && `${title} (${ids.length})`, ids: ids.sort(byName(nodes)), beside: order >= ASIDE }));
}

const byName = (/** @type {Map<string, GraphNode>} */ nodes) => (/** @type {string} */ a, /** @type {string} */ b) =>
  (nodes.get(a).date ?? "").localeCompare(nodes.get(b).date ?? "") || nodes.get(a).label.localeCompare(nodes.get(b).label, "vi");

/** The chains of the starting view: per directive with tasks its documents, then its bodies.
 * @param {Map<string, GraphNode>} nodes @param {GraphEdge[]} edges @returns {Group[][]} */
export function chains(nodes, edges) {
  const weight = new Map();
  for (const edge of edges)
    if (edge.role && nodes.get(edge.target)?.kind === "directive") weight.set(edge.target, (weight.get(edge.target) ?? 0) + 1);
  const heads = [...weight.keys()].sort((a, b) => weight.get(b) - weight.get(a) || (a < b ? -1 : 1));
  const shared = new Map();
  for (const edge of edges)
    for (const [head, other] of [[edge.target, edge.source], [edge.source, edge.target]])
      if (weight.has(head) && !weight.has(other)) {
        const key = `${head}\n${other}`;
        shared.set(key, (shared.get(key) ?? 0) + 1);
      }
  /** @type {Map<string, string[]>} */
  const members = new Map(heads.map((head) => /** @type {[string, string[]]} */ ([head, []])));
  const rest = [];
  for (const id of nodes.keys()) {
    if (weight.has(id)) continue;
    const count = (/** @type {string} */ head) => shared.get(`${head}\n${id}`) ?? 0;
    const head = heads.reduce((most, one) => (count(one) > count(most) ? one : most), heads[0]);
    if (head && count(head)) members.get(head).push(id);
    else rest.push(id);
  }
  const sheets = heads.map((head) => {
    const of = (/** @type {boolean} */ kind) => members.get(head).filter((id) => (nodes.get(id).kind === "directive") === kind).sort(byName(nodes));
    return [
      { title: "", ids: [head] },
      { title: say("downstream"), ids: of(true) },
      { title: say("taskBodies"), ids: of(false) },
    ];
  });
  if (rest.length) sheets.push([{ title: "", ids: rest }]);
  return sheets;
}
