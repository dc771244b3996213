/** The view as its address: what is in the middle, what was opened, what is hidden, how it is drawn, the language. */

/** @typedef {{node: string | null, open: string[], hide: Set<string>, lang: string, to: string | null, mode: string, layout: string}} View */

/** Neighbours brought in at once. */
export const MOST = innerWidth < 800 ? 18 : 40;

/** How a selection can be looked at. */
export const MODES = ["network", "table", "time"];

/** @returns {View} */
export function read() {
  const query = new URLSearchParams(location.search);
  return {
    node: query.get("node"),
    open: query.getAll("open"),
    hide: new Set(query.getAll("hide")),
    to: query.get("to"),
    mode: MODES.includes(query.get("view")) ? query.get("view") : "network",
    layout: query.get("layout") === "free" ? "free" : "rows",
    lang: query.get("lang") ?? localStorage.getItem("lang") ?? "vi",
  };
}

/** @param {View} view @param {boolean} step whether the back button should return to the view before */
export function write(view, step) {
  const query = new URLSearchParams();
  if (view.node) query.set("node", view.node);
  if (view.to) query.set("to", view.to);
  if (view.mode !== "network") query.set("view", view.mode);
  if (view.layout !== "rows") query.set("layout", view.layout);
  for (const id of view.open) query.append("open", id);
  for (const name of view.hide) query.append("hide", name);
  if (view.lang !== "vi") query.set("lang", view.lang);
  const address = query.size ? `?${query}` : location.pathname;
  history[step ? "pushState" : "replaceState"](null, "", address);
}
