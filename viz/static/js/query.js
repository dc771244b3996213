/** /query: SPARQL for people, in Yasgui's editor. The query stands in the address, so that an answer can be passed on. */

import Yasqe from "../vendor/yasqe.js";
import { byId, element, save } from "./dom.js";
import { say, speak, spoken } from "./words.js";

/** @typedef {{type: string, value: string}} Term */
/** @typedef {{vi: string, en: string, query: string}} Recipe */

/** @type {Record<string, string>} */
const PREFIXES = {
  pc: "https://w3id.org/phancong/ns#",
  eli: "http://data.europa.eu/eli/ontology#",
  org: "http://www.w3.org/ns/org#",
  skos: "http://www.w3.org/2004/02/skos/core#",
  oa: "http://www.w3.org/ns/oa#",
  qb: "http://purl.org/linked-data/cube#",
  prov: "http://www.w3.org/ns/prov#",
  dcterms: "http://purl.org/dc/terms/",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
};
/** Rows of an answer on the page; the file has all. */
const MOST = 500;

/** The query with declarations of the prefixes it uses but does not declare. @param {string} query */
function declared(query) {
  const missing = Object.entries(PREFIXES).filter(
    ([name]) => new RegExp(`\\b${name}:`).test(query) && !new RegExp(`PREFIX\\s+${name}:`, "i").test(query),
  );
  return missing.map(([name, iri]) => `PREFIX ${name}: <${iri}>\n`).join("") + query;
}

/** What is said of a node and of what speaks of it. @param {string} id */
function about(id) {
  const node = `<${encodeURI(decodeURI(id))}>`;
  const triples = (/** @type {string} */ name) => `{\n    BIND (${node} AS ?${name})\n    ?subject ?property ?value\n  }`;
  return `SELECT DISTINCT ?subject ?property ?value WHERE {\n  ${triples("subject")} UNION ${triples("value")}\n}\nLIMIT 200`;
}

/** Names the editor completes: our own vocabulary, from this server; the ones it brings along ask another site. */
async function completions() {
  const text = await (await fetch("/ontology/phancong.ttl")).text();
  const terms = [...text.matchAll(/^pc:(\w+)\s+a\s+([^;.]+)/gm)];
  const named = (/** @type {RegExp} */ kind) => terms.filter(([, , type]) => kind.test(type)).map(([, name]) => PREFIXES.pc + name);
  Yasqe.forkAutocompleter("class", { name: "pc-class", bulk: true, get: () => named(/Class/) });
  Yasqe.forkAutocompleter("property", { name: "pc-property", bulk: true, get: () => named(/Property/) });
  const declarations = Object.entries(PREFIXES).map(([name, iri]) => `${name}: <${iri}>`);
  Yasqe.forkAutocompleter("prefixes", { name: "pc-prefixes", persistenceId: undefined, get: () => declarations });
}

/** @param {Term} [term] */
function cell(term) {
  if (term?.type !== "uri") return element("td", {}, term?.value);
  const at = term.value.indexOf("/id/");
  if (at > 0) return element("td", {}, element("a", { href: term.value.slice(at) }, term.value.slice(at + 4)));
  const known = Object.entries(PREFIXES).find(([, iri]) => term.value.startsWith(iri));
  return element("td", { title: term.value }, known ? `${known[0]}:${term.value.slice(known[1].length)}` : term.value);
}

/** @param {string[]} names @param {Record<string, Term>[]} rows */
function table(names, rows) {
  return element("table", {},
    element("thead", {}, element("tr", {}, ...names.map((name) => element("th", { scope: "col" }, name)))),
    element("tbody", {}, ...rows.slice(0, MOST).map((row) => element("tr", {}, ...names.map((name) => cell(row[name]))))));
}

/** @param {string} text @param {boolean} [failed] */
function tell(text, failed = false) {
  const place = byId("query-status");
  place.textContent = text;
  place.classList.toggle("failed", failed);
}

/** @type {AbortController | undefined} */
let running;

/** The server's answer to the query in the editor; a newer question ends an older one. @param {string} accept */
function ask(accept) {
  running?.abort();
  running = new AbortController();
  return fetch("/sparql", {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded", Accept: accept, "Accept-Language": spoken() },
    body: new URLSearchParams({ query: editor.getValue() }),
    signal: running.signal,
  });
}

/** Run what a person asked for; a failure is told where the answer would stand. @param {() => Promise<void>} step */
async function guarded(step) {
  tell(say("running"));
  byId("answer").replaceChildren();
  byId("csv").disabled = true;
  try {
    await step();
  } catch (error) {
    if (error.name !== "AbortError") tell(say("failed") + (error instanceof TypeError ? say("noServer") : error.message), true);
  }
}

async function run() {
  const query = editor.getValue();
  history.replaceState(null, "", `?${new URLSearchParams({ query, ...(spoken() === "vi" ? {} : { lang: spoken() }) })}`);
  const response = await ask("application/sparql-results+json, text/turtle;q=0.5");
  const place = byId("answer");
  if (!response.ok) throw new Error((await response.json()).detail);
  if (!response.headers.get("content-type")?.includes("json")) {
    tell(say("graphAnswer"));
    place.append(element("pre", {}, await response.text()));
    return;
  }
  const body = await response.json();
  if (body.boolean !== undefined) return tell(say(body.boolean ? "yes" : "no"));
  const { head: { vars }, results: { bindings } } = body;
  tell(bindings.length ? say("hits", bindings.length) + (bindings.length > MOST ? `. ${say("cutTable", MOST)}` : "") : say("noRows"));
  byId("csv").disabled = !bindings.length;
  if (bindings.length) place.append(table(vars, bindings));
}

async function download() {
  const response = await ask("text/csv");
  save(await response.blob(), "phan-cong.csv");
}

/** @param {string} query */
function take(query) {
  editor.setValue(declared(query));
  guarded(run);
}

const asked = new URLSearchParams(location.search);
speak(asked.get("lang") ?? localStorage.getItem("lang") ?? "vi");
const chosen = localStorage.getItem("theme");
if (chosen) document.documentElement.dataset.theme = chosen;
for (const [id, word] of Object.entries({ run: "run", csv: "csv", "query-title": "query", "query-help": "queryHelp", "cookbook-title": "cookbook" }))
  byId(id).textContent = say(word);
/** @type {Recipe[]} */
const recipes = await (await fetch("/cookbook.json")).json();
await completions();
const editor = new Yasqe(byId("query"), {
  value: "",
  persistenceId: null,
  consumeShareLink: null,
  showQueryButton: false,
  resizeable: false,
  editorHeight: "auto",
  viewportMargin: Infinity,
  screenReaderLabel: say("query"),
  autocompleters: ["pc-prefixes", "pc-class", "pc-property", "variables"],
  // Tab leaves the editor: nobody with a keyboard is held in it.
  extraKeys: { Tab: false, "Shift-Tab": false, "Ctrl-Enter": () => void guarded(run), "Cmd-Enter": () => void guarded(run) },
});
Object.assign(window, { phancong: { editor } });
const own = asked.has("query") || asked.has("about");
byId("cookbook").append(
  ...(own ? [element("option", { value: "" }, "…")] : []),
  ...recipes.map((recipe, number) => element("option", { value: String(number) }, `${number + 1}. ${recipe[spoken()]}`)),
);
byId("cookbook").addEventListener("change", () => byId("cookbook").value && take(recipes[byId("cookbook").value].query));
byId("run").addEventListener("click", () => guarded(run));
byId("csv").addEventListener("click", () => download());
take(asked.get("query") ?? (asked.get("about") ? about(asked.get("about")) : recipes[0].query));
