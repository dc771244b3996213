/** The side panel: what is said of a node, and for each statement its sentence, marked in the source text. */

import * as api from "./api.js";
import { element, figure } from "./dom.js";
import { charts } from "./views.js";
import { say, spoken } from "./words.js";

const FIRST = 6;

/**
 * @typedef {import("./api.js").Graph} Graph
 * @typedef {import("./api.js").GraphNode} GraphNode
 * @typedef {import("./api.js").GraphEdge} GraphEdge
 * @typedef {import("./api.js").Evidence} Evidence
 * @typedef {{edge: GraphEdge, other: GraphNode}} Statement an edge and the node at its other end
 * @typedef {{vocabulary: import("./api.js").Vocabulary, verb: (edge: GraphEdge) => string, hidden: (edge: GraphEdge) => boolean, go: (id: string) => void,
 *   path: (id: string) => void, expand: (id: string) => void, centre: (id: string) => void, expanded: (id: string) => boolean}} Actions
 */

const watcher = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries)
    if (isIntersecting) {
      watcher.unobserve(target);
      inContext(/** @type {any} */ (target));
    }
});

/** Put the quote into the text it stands in. @param {HTMLElement & {evidence: Evidence}} place */
async function inContext(place) {
  try {
    const { before, quote, after } = await api.context(place.evidence);
    const text = /** @type {HTMLElement} */ (place.firstElementChild);
    text.replaceChildren(trimStart(before), element("mark", {}, quote), trimEnd(after));
    const { text: printed } = await api.repaired(place.evidence);
    if (flat(printed) !== flat(quote)) text.after(element("p", { class: "repaired" }, say("asPrinted"), flat(printed)));
  } catch (error) {
    if (!(error instanceof api.ApiError)) throw error; // the quote alone stays
  }
}

/** @param {string} text */
const flat = (text) => text.normalize("NFC").replace(/\s+/g, " ").trim();

/** Whole words at the ends. @param {string} text */
const trimStart = (text) => (text ? `… ${text.replace(/^\S*\s+/, "")}` : "");
const trimEnd = (/** @type {string} */ text) => (text ? `${text.replace(/\s+\S*$/, "")} …` : "");

/** @param {Evidence} evidence */
function quoted(evidence) {
  const place = [evidence.document_label, evidence.page && `${say("pageNumber")} ${evidence.page}`, evidence.section && `${say("section")} ${evidence.section}`].filter(Boolean).join(" · ");
  const block = /** @type {any} */ (
    element("blockquote", { class: "evidence" }, element("p", {}, element("mark", {}, evidence.quote)), element("footer", {}, place))
  );
  block.evidence = evidence;
  watcher.observe(block);
  return block;
}

/** @param {GraphEdge} edge @param {GraphNode} other @param {Actions} actions */
function statement(edge, other, actions) {
  const look = actions.vocabulary.kinds[other.kind] ?? actions.vocabulary.kinds.term;
  const box = element(
    "div",
    { class: "statement" },
    element(
      "p",
      { class: "line" },
      edge.role ? element("span", { class: "role" }, actions.verb(edge)) : null,
      figure(look.shape, look.color),
      element("button", { class: "node", type: "button", onclick: () => actions.go(other.id) }, other.label),
    ),
  );
  if (other.kind === "body") box.append(successor(other.id, actions));
  if (edge.evidence.length) box.append(...edge.evidence.map(quoted));
  else box.append(element("p", { class: "soft" }, edge.inferred ? say("inferred") : say("noEvidence")));
  return box;
}

/** Who carries the duty of an abolished body today; empty for a body that stands. @param {string} id @param {Actions} actions */
function successor(id, actions) {
  const place = element("p", { class: "today", hidden: true });
  api.body(id).then(({ successor: heir }) => {
    if (!heir) return;
    const since = heir.since.split("-").reverse().join("/");
    place.append(say("today"), element("button", { class: "node", type: "button", onclick: () => actions.centre(heir.id) }, heir.name), ` (${say("since", since)})`);
    place.hidden = false;
  }, ignored);
  return place;
}

/** What is only an addition may be missing. @param {Error} error */
function ignored(error) {
  if (!(error instanceof api.ApiError)) throw error;
}

/** The figures of an indicator as charts. @param {string} id @param {Actions} actions */
function drawn(id, actions) {
  const place = element("section", {});
  api.targets(id).then(({ items }) => {
    const made = charts(items, actions.vocabulary.statuses);
    if (made.length) place.append(element("h2", {}, say("chart")), ...made);
  }, ignored);
  return place;
}

/** Statements in groups of one relation and direction. @param {Graph} view @param {string} id @param {Actions} actions */
function groups(view, id, actions) {
  const nodes = new Map(view.nodes.map((node) => [node.id, node]));
  const own = nodes.get(id);
  /** @type {Map<string, Statement[]>} */
  const found = new Map();
  for (const edge of view.edges) {
    if ((edge.source !== id && edge.target !== id) || actions.hidden(edge)) continue;
    const out = edge.source === id;
    const other = nodes.get(out ? edge.target : edge.source);
    if (!other) continue;
    const words = actions.vocabulary.relations[edge.relation];
    const verb = words ? words[spoken()] : edge.relation;
    const title = out ? `${verb} →` : `${(actions.vocabulary.kinds[other.kind] ?? {})[spoken()] ?? ""} ${verb}`.trim();
    if (!found.has(title)) found.set(title, []);
    found.get(title).push({ edge, other });
  }
  return { own, found };
}

/** Tasks come first: they are what people ask for; then what has most statements. */
const byWeight = (/** @type {[string, Statement[]]} */ [, a], /** @type {[string, Statement[]]} */ [, b]) => Number(Boolean(b[0].edge.role)) - Number(Boolean(a[0].edge.role)) || rank(a) - rank(b);
const ORDER = ["implements", "issued", "promulgates", "approves", "approved_by", "guides", "reports_on", "amends", "replaces"];
const rank = (/** @type {Statement[]} */ list) => (ORDER.indexOf(list[0].edge.relation) + 1 || ORDER.length + 1);

/** @param {string} title @param {Statement[]} statements @param {Actions} actions */
function section(title, statements, actions) {
  const place = element("section", {}, element("h2", {}, `${title} (${statements.length})`));
  const show = (/** @type {Statement[]} */ some) => place.append(...some.map(({ edge, other }) => statement(edge, other, actions)));
  show(statements.slice(0, FIRST));
  const rest = statements.slice(FIRST);
  if (rest.length) {
    const more = element("button", { type: "button", class: "more", onclick: () => (more.remove(), show(rest)) }, say("more", rest.length));
    place.append(more);
  }
  return place;
}

/** What is said in words and figures. @param {import("./api.js").Fact[]} facts @param {Actions} actions */
function factsOf(facts, actions) {
  const { relations, statuses } = actions.vocabulary;
  const word = (/** @type {import("./api.js").Fact} */ fact) => (relations[fact.relation] ?? statuses[fact.status])?.[spoken()] ?? "";
  const boxes = facts.map((fact) =>
    element("div", { class: "statement" },
      element("p", { class: "line" }, element("span", { class: "role" }, word(fact)), element("strong", {}, fact.value)),
      ...fact.evidence.map(quoted)),
  );
  return element("section", {}, element("h2", {}, `${say("facts")} (${facts.length})`), ...boxes);
}

/**
 * @param {HTMLElement} panel @param {Graph} view the node and its neighbours @param {import("./api.js").Fact[]} facts
 * @param {string} id @param {Actions} actions
 */
export function showNode(panel, view, facts, id, actions) {
  const { own, found } = groups(view, id, actions);
  const look = actions.vocabulary.kinds[own.kind] ?? actions.vocabulary.kinds.term;
  const count = [...found.values()].reduce((sum, list) => sum + list.length, facts.length);
  panel.replaceChildren(...[
    element("p", { class: "kind" }, figure(look.shape, look.color), look[spoken()]),
    element("h1", {}, own.label),
    own.title && own.title !== own.label ? element("p", {}, own.title) : null,
    element(
      "p",
      { class: "actions" },
      element("button", { type: "button", onclick: () => actions.centre(id) }, say("centre")),
      element("button", { type: "button", onclick: () => actions.expand(id) }, say(actions.expanded(id) ? "collapse" : "expand")),
      element("button", { type: "button", onclick: () => actions.path(id) }, say("path")),
      element("a", { href: `/query?${new URLSearchParams({ about: id, lang: spoken() })}` }, say("sparql")),
      element("a", { href: `/id/${pathOf(id)}` }, say("page")),
    ),
    own.kind === "body" ? successor(id, actions) : null,
    element("p", { class: "soft" }, count ? say("statements", count) : say("none")),
    own.kind === "indicator" ? drawn(id, actions) : null,
    facts.length ? factsOf(facts, actions) : null,
    ...[...found].sort(byWeight).map(([title, statements]) => section(title, statements, actions)),
  ].filter((part) => part !== null));
  panel.scrollTop = 0;
}

/** The path of a thing on this server: what follows '/id/' in its address. @param {string} id */
const pathOf = (id) => id.slice(id.indexOf("/id/") + 4);

/** @param {HTMLElement} panel @param {Graph} view @param {Actions} actions */
export function showStart(panel, view, actions) {
  const tasks = new Map();
  for (const edge of view.edges) if (edge.role) tasks.set(edge.target, (tasks.get(edge.target) ?? 0) + 1);
  const heads = view.nodes.filter((node) => node.kind === "directive");
  heads.sort((a, b) => (tasks.get(b.id) ?? 0) - (tasks.get(a.id) ?? 0));
  panel.replaceChildren(
    element("h1", {}, say("startTitle")),
    element("p", {}, say("startHelp")),
    element("h2", {}, say("startList")),
    ...heads.slice(0, 8).map((node) => {
      const look = actions.vocabulary.kinds[node.kind];
      return element(
        "div",
        { class: "statement" },
        element("p", { class: "line" }, figure(look.shape, look.color), element("button", { class: "node", type: "button", onclick: () => actions.go(node.id) }, node.label)),
        node.title && node.title !== node.label ? element("p", { class: "soft" }, node.title) : null,
      );
    }),
  );
}

/** The steps of a way between two nodes. @param {HTMLElement} panel @param {Graph} found @param {Actions} actions */
export function showPath(panel, found, actions) {
  const steps = found.nodes.slice(1).map((node, index) => {
    const before = found.nodes[index];
    const edge = found.edges.find((one) => [one.source, one.target].every((id) => id === node.id || id === before.id));
    const link = (/** @type {GraphNode} */ one) => element("button", { class: "node", type: "button", onclick: () => actions.centre(one.id) }, one.label);
    const [from, to] = edge.source === node.id ? [node, before] : [before, node];
    return element("div", { class: "statement" }, element("p", { class: "line" }, link(from)), element("p", {}, element("span", { class: "role" }, actions.verb(edge))), element("p", { class: "line" }, link(to)), ...edge.evidence.slice(0, 1).map(quoted));
  });
  panel.replaceChildren(element("h1", {}, say("pathTitle")), ...(steps.length ? steps : [element("p", {}, say("noPath"))]));
  panel.scrollTop = 0;
}

/** @param {HTMLElement} panel @param {string} message */
export function showError(panel, message) {
  panel.replaceChildren(element("p", { role: "alert" }, say("failed") + message));
}
