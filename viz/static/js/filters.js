/** Filters by kind, relation, role, province, year and confidence, made of what the view holds. */

import { byId, element, figure, line } from "./dom.js";
import { stroke } from "./network.js";
import { say, spoken } from "./words.js";

/** @param {import("./network.js").Network} network @param {() => void} changed */
export function showFilters(network, changed) {
  const { vocabulary, hide } = network;
  const words = (/** @type {Record<string, any>} */ table, /** @type {string} */ name) => table[name]?.[spoken()] ?? name;
  const edges = [...network.edges.values()];
  /** @type {[string, string, Set<string>, Record<string, any>][]} */
  const groups = [
    ["kinds", "kind", new Set([...network.nodes.values()].map((node) => node.kind)), vocabulary.kinds],
    ["relations", "relation", new Set(edges.map((edge) => edge.relation)), vocabulary.relations],
    ["places", "place", new Set([...network.nodes.values()].map((node) => node.place).filter(Boolean)), {}],
    ["years", "year", new Set([...network.nodes.values()].map((node) => node.date?.slice(0, 4)).filter(Boolean)), {}],
    ["roles", "role", new Set(edges.map((edge) => edge.role).filter(Boolean)), vocabulary.roles],
  ];
  byId("filter-groups").replaceChildren(
    ...groups
      .filter(([, , names]) => names.size)
      .map(([title, prefix, names, table]) =>
        element(
          "fieldset",
          {},
          element("legend", {}, say(title)),
          ...[...names].sort().map((name) => {
            const key = `${prefix}:${name}`;
            const box = /** @type {HTMLInputElement} */ (element("input", { type: "checkbox", name: key, checked: !hide.has(key) }));
            box.addEventListener("change", () => {
              if (box.checked) hide.delete(key);
              else hide.add(key);
              changed();
            });
            return element("label", {}, box, words(table, name));
          }),
        ),
      ),
    confidence(hide, changed),
  );
}

const STEPS = ["0", "0.7", "0.8", "0.9"];

/** The least confidence of what is shown. @param {Set<string>} hide @param {() => void} changed */
function confidence(hide, changed) {
  const current = [...hide].find((name) => name.startsWith("below:"))?.slice(6) ?? "0";
  const choice = /** @type {HTMLSelectElement} */ (
    element("select", { name: "confidence", "aria-label": say("confidence") }, ...[...new Set([...STEPS, current])].sort().map((step) =>
      element("option", { value: step, selected: step === current }, step === "0" ? say("any") : `≥ ${Number(step).toLocaleString(spoken())}`)))
  );
  choice.addEventListener("change", () => {
    for (const name of hide) if (name.startsWith("below:")) hide.delete(name);
    if (choice.value !== "0") hide.add(`below:${choice.value}`);
    changed();
  });
  return element("fieldset", {}, element("legend", {}, say("confidence")), element("label", {}, choice));
}

/** @param {import("./network.js").Network} network */
export function showLegend(network) {
  const kinds = [...new Set([...network.nodes.values()].map((node) => node.kind))];
  const sample = (/** @type {string} */ relation, /** @type {boolean} */ inferred) => stroke([{ relation, inferred, role: null, source: "", target: "", evidence: [] }]);
  byId("legend").replaceChildren(
    ...kinds.map((kind) => {
      const look = network.vocabulary.kinds[kind] ?? network.vocabulary.kinds.term;
      return element("li", {}, figure(look.shape, look.color), look[spoken()]);
    }),
    element("li", {}, line(sample("implements", false)), say("strong")),
    element("li", {}, line(sample("responsible", false)), say("task")),
    element("li", {}, line(sample("cites", true)), say("weak")),
  );
}
