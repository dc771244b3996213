/** The server, as functions. Answers are kept: a node that was seen once opens at once. */

/**
 * What the server answers (api/models.py, graph/answers/types.py).
 * @typedef {{document: string, quote: string, start: number, end: number, section: string | null, confidence: number,
 *   document_label: string | null, page: number | null}} Evidence
 * @typedef {{id: string, label: string, kind: string, title?: string, place?: string, date?: string}} GraphNode
 * @typedef {{source: string, target: string, relation: string, role: string | null, evidence: Evidence[], inferred: boolean}} GraphEdge
 * @typedef {{centre: string | null, nodes: GraphNode[], edges: GraphEdge[]}} Graph
 * @typedef {{vi: string, en: string}} Words
 * @typedef {{kinds: Record<string, Words & {color: string, shape: string}>, relations: Record<string, Words>,
 *   roles: Record<string, Words>, statuses: Record<string, Words>}} Vocabulary
 * @typedef {{id: string, label: string, kind: string, match?: string}} Hit
 * @typedef {{place: string | null, period: string | null, low: number | null, high: number | null, comparator: string,
 *   unit: string | null, status: string, evidence: Evidence[]}} Target
 * @typedef {{relation?: string, status?: string, value: string, evidence: Evidence[]}} Fact
 * @typedef {Pick<Evidence, "document" | "start" | "end">} Place
 */

/** @type {Map<string, Promise<any>>} */
const kept = new Map();

export class ApiError extends Error {}

/** @param {string} path @param {Record<string, string | number>} query @param {AbortSignal} [signal] */
async function get(path, query, signal) {
  const address = `${path}?${new URLSearchParams(Object.entries(query).map(([k, v]) => [k, String(v)]))}`;
  const response = await fetch(address, { signal, headers: { "Accept-Language": document.documentElement.lang } });
  const body = await response.json();
  if (!response.ok) throw new ApiError(body.detail);
  return body;
}

/** @param {string} path @param {Record<string, string | number>} query */
function once(path, query) {
  const key = JSON.stringify([path, query]);
  let answer = kept.get(key);
  if (!answer) {
    answer = get(path, query);
    kept.set(key, answer);
    answer.catch(() => kept.delete(key));
  }
  return answer;
}

/** @param {string} q @param {AbortSignal} signal @returns {Promise<{items: Hit[]}>} */
export const search = (q, signal) => get("/api/search", { q, limit: 12 }, signal);
/** @returns {Promise<Vocabulary>} */
export const vocabulary = () => once("/api/vocabulary", {});
/** @returns {Promise<Graph>} */
export const start = () => once("/api/graph", {});
/** A node with its neighbours: all of them, or the `limit` that matter most. @param {string} id @param {number} limit @returns {Promise<Graph>} */
export const around = (id, limit = 1000) => once("/api/graph", { around: id, depth: 1, limit });
/** @param {string} from @param {string} to @returns {Promise<Graph>} */
export const path = (from, to) => once("/api/path", { from, to });
/** The body with the one that carries its duty today.
 * @param {string} id @returns {Promise<{successor: {id: string, name: string, since: string} | null}>} */
export const body = (id) => once(`/api/bodies/${encodeURIComponent(id)}`, {});
/** A quote as it was printed. @param {Place} place @returns {Promise<{text: string}>} */
export const repaired = ({ document: file, start, end }) => once("/api/evidence/repaired", { document: file, start, end });
/** @param {string} id @returns {Promise<{items: Target[]}>} */
export const targets = (id) => once("/api/targets", { indicator: id, limit: 200 });
/** @param {Place} place @returns {Promise<{before: string, quote: string, after: string}>} */
export const context = ({ document: file, start: from, end }) =>
  once("/api/evidence", { document: file, start: from, end, context: 160 });

/** What is shown, as one HTML file. @param {Graph} view @returns {Promise<Blob>} */
export async function snapshot(view) {
  const response = await fetch("/api/snapshot", {
    method: "POST",
    headers: { "Content-Type": "application/json", "Accept-Language": document.documentElement.lang },
    body: JSON.stringify({ ...view, total: view.nodes.length }),
  });
  if (!response.ok) throw new ApiError((await response.json()).detail);
  return response.blob();
}

/**
 * What is said of a node beside its relations: facts of a project, figures of an indicator.
 * @param {string} id @param {string | undefined} kind @returns {Promise<Fact[]>}
 */
export async function figuresOf(id, kind) {
  if (kind === "project") return (await once(`/api/projects/${encodeURIComponent(id)}`, {})).statements;
  if (kind !== "indicator") return [];
  const { items } = await targets(id);
  return items.map((one) => ({ status: one.status, value: figureText(one), evidence: one.evidence }));
}

/** @type {Record<string, string>} */
const SIGNS = { ge: "≥ ", gt: "> ", le: "≤ ", lt: "< ", approx: "≈ " };

/** A figure in words: Thái Bình, 2024: 75,1–75,4 triệu đồng. @param {Target} one */
function figureText({ place, period, low, high, comparator, unit }) {
  const sign = SIGNS[comparator] ?? "";
  const numbers = [...new Set([low, high].filter((n) => n !== null))].map((n) => n.toLocaleString(document.documentElement.lang));
  return `${[place, period].filter(Boolean).join(", ")}: ${sign}${numbers.join("–")} ${unit ?? ""}`.trim();
}
