/** The drawing: vis-network with places of our own, no physics. */

import { DataSet, Network as Drawing } from "../vendor/vis-network.js";
import { about, chains } from "./groups.js";
import { alone, placeAround, spread } from "./layout.js";
import { sheet, shelves, stack } from "./rows.js";
import { say, spoken } from "./words.js";

/** @typedef {import("./api.js").GraphNode} GraphNode */
/** @typedef {import("./api.js").GraphEdge} GraphEdge */
/** @typedef {import("./api.js").Graph} Graph */
/** @typedef {import("./layout.js").Box} Box */

const STRONG = new Set(["implements", "issued", "promulgates", "approves"]);
const WEAK = new Set(["cites", "candidate", "basis"]);
const COLUMNS = 24;
const LINES = 3;
const FONT = 14;
const LINE_HEIGHT = 1.18 * FONT;
const GAP = 12;
const LEGIBLE = 0.68;
const TOP = 56;
/** Lines from bodies are many and all alike: they stay behind the labels. */
const FAINT = 0.5;
const PHONE = 600;
/** Scale at which rows should fill the width; the least width of a sheet; the width of one chain at the start. */
const COMFORTABLE = 0.77;
const NARROW = 480;
const SHEET = 560;
const FACE = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', Arial, sans-serif";

/** The label on a few lines. @param {string} label */
export function wrap(label) {
  const lines = [""];
  for (const word of label.split(/\s+/)) {
    const last = lines[lines.length - 1];
    if (last && last.length + word.length >= COLUMNS) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return lines.length > LINES ? [...lines.slice(0, LINES - 1), `${lines[LINES - 1]} …`] : lines;
}

/** How a line between two nodes looks. @param {GraphEdge[]} edges */
export function stroke(edges) {
  const inferred = edges.every((edge) => edge.inferred);
  if (edges.some((edge) => STRONG.has(edge.relation))) return { color: "#4f86bd", width: 2.5, dashes: inferred && [4, 4] };
  if (inferred || edges.every((edge) => WEAK.has(edge.relation))) return { color: "#9aa5b4", width: 1, dashes: [4, 4] };
  return { color: "#c99a4a", width: Math.min(3, 1 + 0.3 * edges.length), dashes: false };
}

/** How sure the best sentence of a statement is; 1 where reference data say it. @param {GraphEdge} edge */
const certainty = (edge) => Math.max(...edge.evidence.map((one) => one.confidence), edge.evidence.length ? 0 : 1);

export class Network {
  /** @param {HTMLElement} place @param {import("./api.js").Vocabulary} vocabulary @param {(id: string) => void} chosen */
  constructor(place, vocabulary, chosen) {
    this.place = place;
    this.vocabulary = vocabulary;
    /** @type {Map<string, GraphNode>} */
    this.nodes = new Map();
    /** @type {Map<string, GraphEdge>} */
    this.edges = new Map();
    /** @type {Map<string, {x: number, y: number}>} */
    this.places = new Map();
    /** @type {Map<string, string>} who brought a node in */
    this.parent = new Map();
    /** @type {string | null} */
    this.centre = null;
    /** @type {string | null} */
    this.chosen = null;
    /** @type {Set<string>} */
    this.hide = new Set();
    this.pen = document.createElement("canvas").getContext("2d");
    this.shown = { nodes: new DataSet(), edges: new DataSet() };
    this.drawing = new Drawing(place, this.shown, {
      physics: { enabled: false },
      interaction: { hover: true, tooltipDelay: 150 },
      nodes: { font: { size: FONT, face: FACE }, labelHighlightBold: false },
      edges: { smooth: false, arrows: "to", selectionWidth: 2 },
    });
    // The canvas says nothing to a screen reader; the panel and the table hold the same by keyboard.
    /** @type {HTMLElement} */ (place.querySelector(".vis-network")).tabIndex = -1;
    /** @type {{text: string, x: number, y: number}[]} */
    this.titles = [];
    this.layout = "rows";
    this.trail = false;
    this.drawing.on("beforeDrawing", (/** @type {CanvasRenderingContext2D} */ pen) => this.#drawTitles(pen));
    this.drawing.on("click", (/** @type {{nodes: string[]}} */ { nodes }) => nodes.length && chosen(nodes[0]));
  }

  clear() {
    for (const map of [this.nodes, this.edges, this.places, this.parent]) map.clear();
    this.centre = null;
  }

  /** A whole view, laid out anew. @param {{nodes: GraphNode[], edges: GraphEdge[]}} view @param {string | null} centre @param {boolean} [trail] the nodes are a way from one to the next */
  start(view, centre, trail = false) {
    this.clear();
    this.centre = centre;
    this.trail = trail;
    this.#take(view, centre);
    const ids = [...this.nodes.keys()];
    if (ids.length) this.#arrange(ids);
    this.draw();
    this.fit();
  }

  /** Places for all: in rows, or freely about the centre. @param {string[]} ids */
  #arrange(ids) {
    const boxes = this.#boxes(ids);
    this.titles = [];
    if (this.trail) {
      this.places = sheet(ids.map((id) => ({ title: "", ids: [id] })), boxes, NARROW).places;
      return;
    }
    if (this.layout === "free") {
      this.places = spread(ids, boxes, this.#ends(), this.centre, (id) => this.nodes.get(id).kind, this.#aspect());
      return;
    }
    const edges = [...this.edges.values()];
    const room = Math.max(NARROW, this.place.clientWidth / COMFORTABLE);
    const columns = Math.max(1, Math.round(room / SHEET));
    const groups = this.centre ? about(this.centre, this.nodes, edges, this.vocabulary) : [];
    const aside = groups.filter((group) => group.beside);
    const made = this.centre
      ? stack([sheet(groups.filter((group) => !group.beside), boxes, room), shelves(aside.map((one) => sheet([one], boxes, room)), room)])
      : shelves(chains(this.nodes, edges).map((groups) => sheet(groups, boxes, room / columns - 48)), room);
    this.places = made.places;
    this.titles = made.titles;
  }

  /** The titles of the groups, behind the lines. @param {CanvasRenderingContext2D} pen */
  #drawTitles(pen) {
    pen.font = `600 ${FONT}px ${FACE}`;
    pen.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--soft").trim();
    pen.textAlign = "left";
    pen.textBaseline = "middle";
    for (const { text, x, y } of this.titles) pen.fillText(text, x, y);
  }

  /** Bring in the neighbours of a node; what stands already stays where it is. @param {string} id @param {Graph} view */
  expand(id, view) {
    const fresh = view.nodes.filter((node) => !this.nodes.has(node.id));
    this.#take(view, id);
    const boxes = this.#boxes(this.nodes.keys());
    const taken = [...this.places].map(([name, { x, y }]) => {
      const room = boxes.get(name);
      return [x - room.left, x + room.right, y - room.above, y + room.below];
    });
    const children = fresh
      .map((node) => ({ family: alone(node.id, boxes.get(node.id)), kind: node.kind }))
      .sort((a, b) => a.kind.localeCompare(b.kind));
    for (const [name, place] of placeAround(this.places.get(id), taken, children, this.#aspect())) this.places.set(name, place);
    this.draw();
    this.fit();
  }

  /** Take out what a node brought in, and what that brought in. @param {string} id */
  collapse(id) {
    for (const [child, parent] of [...this.parent])
      if (parent === id && child !== this.centre) {
        this.parent.delete(child);
        this.collapse(child);
        this.nodes.delete(child);
        this.places.delete(child);
      }
    for (const [key, edge] of this.edges)
      if (!this.nodes.has(edge.source) || !this.nodes.has(edge.target)) this.edges.delete(key);
    this.draw();
  }

  /** @param {string} id */
  expanded = (id) => [...this.parent.values()].includes(id);

  /** @param {Pick<Graph, "nodes" | "edges">} view @param {string | null} from who brought it in */
  #take(view, from) {
    for (const node of view.nodes)
      if (!this.nodes.has(node.id)) {
        this.nodes.set(node.id, node);
        if (from && node.id !== from) this.parent.set(node.id, from);
      }
    for (const edge of view.edges)
      if (this.nodes.has(edge.source) && this.nodes.has(edge.target))
        this.edges.set([edge.source, edge.target, edge.relation, edge.role, edge.evidence[0]?.start].join("\n"), edge);
  }

  #ends() {
    return /** @type {[string, string][]} */ ([...this.edges.values()].map((edge) => [edge.source, edge.target]));
  }

  #aspect() {
    return Math.min(2, Math.max(0.5, this.place.clientWidth / (this.place.clientHeight || 1)));
  }

  /** @param {string} id @param {number} degree */
  #size(id, degree) {
    return id === this.centre ? 24 : Math.min(20, 9 + 1.6 * Math.sqrt(degree));
  }

  #degrees() {
    const degrees = new Map();
    for (const ends of this.#ends()) for (const id of ends) degrees.set(id, (degrees.get(id) ?? 0) + 1);
    return degrees;
  }

  /** The room of each node with its label. @param {Iterable<string>} ids @returns {Map<string, Box>} */
  #boxes(ids) {
    const degrees = this.#degrees();
    this.pen.font = `${FONT}px ${FACE}`;
    return new Map(
      [...ids].map((id) => {
        const lines = wrap(this.nodes.get(id).label);
        const size = this.#size(id, degrees.get(id) ?? 0);
        const half = Math.max(size, ...lines.map((text) => this.pen.measureText(text).width / 2)) + GAP / 2;
        return [id, { left: half, right: half, above: size + GAP / 2, below: size + lines.length * LINE_HEIGHT + GAP }];
      }),
    );
  }

  /** Draw what is not hidden. */
  draw() {
    const colours = getComputedStyle(document.documentElement);
    const ink = colours.getPropertyValue("--ink").trim();
    const halo = colours.getPropertyValue("--halo").trim();
    const degrees = this.#degrees();
    const visible = this.visibleNodes();
    const nodes = visible.map((node) => {
      const look = this.vocabulary.kinds[node.kind] ?? this.vocabulary.kinds.term;
      const marked = node.id === this.chosen;
      return {
        id: node.id,
        label: wrap(node.label).join("\n"),
        title: [look[spoken()], node.label, node.title].filter(Boolean).join("\n"),
        shape: look.shape,
        size: this.#size(node.id, degrees.get(node.id) ?? 0),
        color: { background: look.color, border: marked ? ink : look.color, highlight: { background: look.color, border: ink }, hover: { background: look.color, border: ink } },
        borderWidth: marked ? 4 : 1,
        font: { color: ink, background: halo },
        ...this.places.get(node.id),
      };
    });
    /** @type {Map<string, GraphEdge[]>} */
    const links = new Map();
    for (const edge of this.visibleEdges()) {
      const key = `${edge.source}\n${edge.target}`;
      links.set(key, [...(links.get(key) ?? []), edge]);
    }
    const edges = [...links].map(([key, bundle]) => {
      const { color, ...rest } = stroke(bundle);
      const verbs = [...new Set(bundle.map((edge) => this.verb(edge)))].join(", ");
      return { id: key, from: bundle[0].source, to: bundle[0].target, title: verbs, color: { color, highlight: color, hover: color, opacity: bundle.every((edge) => edge.role) ? FAINT : 1 }, ...rest };
    });
    this.#show(this.shown.nodes, nodes);
    this.#show(this.shown.edges, edges);
    this.counts = { nodes: nodes.length, edges: edges.length };
  }

  /** @param {DataSet<any>} set @param {{id: string}[]} items */
  #show(set, items) {
    const ids = new Set(items.map((item) => item.id));
    set.remove(set.getIds().filter((id) => !ids.has(String(id))));
    set.update(items);
  }

  /** Hidden by relation, role or confidence. @param {GraphEdge} edge */
  hidden = (edge) =>
    this.hide.has(`relation:${edge.relation}`) || this.hide.has(`role:${edge.role}`) || [...this.hide].some((name) => name.startsWith("below:") && certainty(edge) < Number(name.slice(6)));

  /** What no filter hides. */
  visibleNodes() {
    const { hide } = this;
    return [...this.nodes.values()].filter(
      (node) => node.id === this.centre || !(hide.has(`kind:${node.kind}`) || hide.has(`place:${node.place}`) || hide.has(`year:${node.date?.slice(0, 4)}`)),
    );
  }

  visibleEdges() {
    const ids = new Set(this.visibleNodes().map((node) => node.id));
    return [...this.edges.values()].filter((edge) => ids.has(edge.source) && ids.has(edge.target) && !this.hidden(edge));
  }

  /** The words of an edge. @param {GraphEdge} edge @returns {string} */
  verb(edge) {
    const words = (edge.role && this.vocabulary.roles[edge.role]) || this.vocabulary.relations[edge.relation];
    return words ? words[spoken()] : (edge.role ?? edge.relation);
  }

  /** @param {string | null} id */
  choose(id) {
    this.chosen = id;
    this.draw();
    if (id && this.places.has(id)) this.drawing.selectNodes([id], false);
  }

  /** Show the whole view, or as much of it as can be read about the node that matters. @param {boolean} whole */
  fit(whole = false) {
    this.drawing.redraw();
    this.drawing.fit({ animation: false });
    if (whole || !this.places.size || this.drawing.getScale() >= LEGIBLE) return;
    const chosen = this.places.get(this.chosen ?? this.centre);
    const top = Math.min(...[...this.places.values()].map((place) => place.y)) - TOP;
    const half = this.place.clientHeight / 2 / LEGIBLE;
    // Rows are read from the top, as long as what was chosen can be seen there.
    const middle = chosen && (this.layout === "free" || chosen.y > top + 1.6 * half) ? chosen.y : top + half;
    this.drawing.moveTo({ position: { x: chosen?.x ?? this.#firstX(), y: middle }, scale: LEGIBLE });
  }

  /** Where the row at the top has its middle. */
  #firstX() {
    return this.place.clientWidth < PHONE ? [...this.places.values()].reduce((a, b) => (b.y < a.y ? b : a)).x : 0;
  }

  describe = () => say("shown", this.counts.nodes, this.counts.edges);
}
