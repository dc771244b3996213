/** The explorer: search, network and panel held together by the view in the address. */

import * as api from "./api.js";
import { byId, element } from "./dom.js";
import { exportAs } from "./exports.js";
import { showFilters, showLegend } from "./filters.js";
import { Network } from "./network.js";
import { showError, showNode, showPath, showStart } from "./panel.js";
import { searchBox } from "./search.js";
import { MODES, MOST, read, write } from "./state.js";
import { showTable, showTimeline } from "./views.js";
import { say, speak, spoken } from "./words.js";

/** Documents of a chain that are asked for their own chain. */
const CHAIN = 8;
const panel = byId("panel");
let view = read();
/** @type {Network} */
let network;
/** @type {string | null} */
let shownId = null;
/** The node a path is wanted from. @type {string | null} */
let pathFrom = null;
/** Counts the steps: what arrives for an older step is dropped. */
let step = 0;

/** @type {import("./panel.js").Actions} */
const actions = {
  get vocabulary() { return network.vocabulary; },
  verb: (edge) => network.verb(edge),
  hidden: (edge) => network.hidden(edge),
  expanded: (id) => network.expanded(id),
  go: (id) => guarded(() => open(id)),
  centre: (id) => guarded(() => show({ ...view, node: id, to: null, open: [] }, true)),
  path: (id) => askForEnd(id),
  expand: (id) => guarded(() => toggle(id)),
};

/** Run what a person asked for; a failure is told in the panel. @param {() => Promise<void>} run */
async function guarded(run) {
  try {
    await run();
  } catch (error) {
    showError(panel, error.message);
    if (!(error instanceof api.ApiError)) console.error(error);
  }
}

/** Show a view from nothing. @param {import("./state.js").View} wanted @param {boolean} remember */
async function show(wanted, remember) {
  const mine = ++step;
  view = wanted;
  write(view, remember);
  network.hide = view.hide;
  network.layout = view.layout;
  if (view.node && view.to) return showTrail(mine);
  const found = view.node ? await api.around(view.node, MOST) : await api.start();
  const opened = await Promise.all(view.open.map((id) => api.around(id, MOST)));
  if (mine !== step) return;
  const centre = view.node ? found.centre : null;
  if (centre) found.edges = [...found.edges, ...(await chainEdges(found, centre))];
  if (mine !== step) return;
  network.start(found, centre);
  view.open.forEach((id, index) => network.nodes.has(id) && network.expand(id, opened[index]));
  if (centre) await select(view.open.at(-1) ?? centre);
  else {
    shownId = null;
    network.choose(null);
    showStart(panel, found, actions);
  }
  refresh();
}

/** The way between the two nodes of the view. @param {number} mine */
async function showTrail(mine) {
  const found = await api.path(view.node, view.to);
  if (mine !== step) return;
  network.start(found, null, true);
  shownId = null;
  network.choose(null);
  showPath(panel, found, actions);
  refresh();
}

/** The next thing that is searched for or clicked is the other end of a path. @param {string} id */
function askForEnd(id) {
  pathFrom = id;
  byId("search").value = "";
  byId("search").placeholder = say("pathPlaceholder");
  byId("search").focus();
}

/** @param {string} id */
function chosen(id) {
  const from = pathFrom;
  pathFrom = null;
  byId("search").placeholder = say("placeholder");
  return from && from !== id ? show({ ...view, node: from, to: id, open: [] }, true) : null;
}

/** Who carries out whom among the documents below a directive. @param {import("./api.js").Graph} found @param {string} centre */
async function chainEdges(found, centre) {
  const ids = new Set(found.nodes.map((node) => node.id));
  const below = found.edges.filter((edge) => edge.relation === "implements" && edge.target === centre);
  const documents = [...new Set(below.map((edge) => edge.source))].slice(0, CHAIN);
  if (documents.length < 2) return [];
  const views = await Promise.all(documents.map((id) => api.around(id, MOST)));
  const links = views.flatMap((one) => one.edges).filter((edge) => edge.relation === "implements");
  return links.filter((edge) => edge.target !== centre && edge.source !== centre && ids.has(edge.source) && ids.has(edge.target));
}

/** Fill the panel with a node. @param {string} id */
async function select(id) {
  const mine = ++step;
  const [found, extra] = await Promise.all([api.around(id), api.figuresOf(id, network.nodes.get(id)?.kind)]);
  if (mine !== step) return;
  shownId = found.centre;
  network.choose(shownId);
  showNode(panel, found, extra, shownId, actions);
}

/** Open a node: in the view if it stands there, else as a view of its own. @param {string} id */
async function open(id) {
  const path = chosen(id);
  if (path) return path;
  if (view.to) return show({ ...view, node: id, to: null, open: [] }, true);
  if (!network.nodes.has(id)) return show({ ...view, node: id, to: null, open: [] }, true);
  if (view.node && id !== view.node && !network.expanded(id)) return toggle(id);
  if (!view.node) return show({ ...view, node: id, to: null, open: [] }, true);
  await select(id);
}

/** Bring a node's neighbours in, or take them out. @param {string} id */
async function toggle(id) {
  if (!network.nodes.has(id)) return show({ ...view, node: id, to: null, open: [] }, true);
  if (network.expanded(id) && id !== network.centre) {
    network.collapse(id);
    view = { ...view, open: view.open.filter((one) => one !== id && network.nodes.has(one)) };
  } else {
    const mine = ++step;
    const found = await api.around(id, MOST);
    if (mine !== step) return;
    network.expand(id, found);
    view = { ...view, open: [...view.open.filter((one) => one !== id), id] };
  }
  write(view, true);
  await select(id);
  refresh();
}

/** What depends on the whole view: title, filters, legend. */
function refresh() {
  const named = view.to ? say("pathTitle") : view.node ? network.nodes.get(network.centre)?.label : say("startTitle");
  byId("view-title").textContent = `${named ?? ""} · ${network.describe()}`;
  document.title = `${named ?? ""} · Phân Công`;
  byId("empty").hidden = network.nodes.size > 0;
  byId("empty").textContent = say(view.to ? "noPath" : "empty");
  showFilters(network, () => {
    network.draw();
    write(view, false);
    showMode();
    byId("view-title").textContent = `${named ?? ""} · ${network.describe()}`;
    if (shownId) guarded(() => select(shownId));
  });
  showLegend(network);
  showMode();
}

/** The selection as a network, a table or a timeline. */
function showMode() {
  const sheet = byId("sheet");
  const drawn = view.mode === "network";
  byId("network").hidden = byId("legend").hidden = byId("fit").hidden = byId("layout").hidden = !drawn;
  sheet.hidden = drawn;
  byId("layout").textContent = say(view.layout === "rows" ? "free" : "rows");
  byId("modes").setAttribute("aria-label", say("viewAs"));
  byId("modes").replaceChildren(...MODES.map((mode) =>
    element("button", { type: "button", "data-mode": mode, "aria-pressed": String(mode === view.mode), onclick: () => setMode(mode) }, say(`mode_${mode}`))));
  if (view.mode === "table") showTable(sheet, network, actions.go);
  else if (view.mode === "time") showTimeline(sheet, network, actions.go);
}

/** @param {string} mode */
function setMode(mode) {
  view = { ...view, mode };
  write(view, true);
  showMode();
  if (mode === "network") network.fit();
  /** @type {HTMLElement | null} */ (byId("modes").querySelector("[aria-pressed=true]"))?.focus();
}

/** The words that stand in the page itself. */
function label() {
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-words]"))) place.textContent = say(place.dataset.words);
  byId("search").placeholder = say("placeholder");
  byId("language").textContent = say("language");
  byId("theme").textContent = say(isDark() ? "light" : "dark");
}

const isDark = () => (document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";

/** @param {string | null} name */
function theme(name) {
  if (name) document.documentElement.dataset.theme = name;
}

async function begin() {
  theme(localStorage.getItem("theme"));
  speak(view.lang);
  label();
  network = new Network(byId("network"), await api.vocabulary(), (id) => actions.go(id));
  Object.assign(window, { phancong: network });
  searchBox(network.vocabulary, (id) => guarded(async () => {
    await (chosen(id) ?? show({ ...view, node: id, to: null, open: [] }, true));
    panel.focus();
  }));
  byId("home").addEventListener("click", () => guarded(() => show({ ...view, node: null, to: null, open: [] }, true)));
  byId("layout").addEventListener("click", () => guarded(() => show({ ...view, layout: view.layout === "rows" ? "free" : "rows" }, true)));
  byId("export-forms").addEventListener("click", (/** @type {MouseEvent} */ { target }) => {
    const form = /** @type {HTMLElement} */ (target).dataset.form;
    if (!form) return;
    byId("exports").open = false;
    guarded(() => exportAs(form, network));
  });
  byId("fit").addEventListener("click", () => network.fit(true));
  byId("language").addEventListener("click", () => {
    speak(spoken() === "vi" ? "en" : "vi");
    localStorage.setItem("lang", spoken());
    label();
    guarded(() => show({ ...view, lang: spoken() }, false));
  });
  byId("theme").addEventListener("click", () => {
    const chosen = isDark() ? "light" : "dark";
    localStorage.setItem("theme", chosen);
    theme(chosen);
    label();
    network.draw();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(INPUT|TEXTAREA)$/.test(/** @type {any} */ (event.target).tagName)) {
      event.preventDefault();
      byId("search").focus();
    }
  });
  addEventListener("popstate", () => guarded(() => {
    const { lang, ...rest } = read();
    return show({ ...rest, lang: view.lang }, false);
  }));
  addEventListener("resize", () => network.fit());
  await show(view, false);
}

guarded(begin);
