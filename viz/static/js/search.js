/** The search box: a combobox that works by keyboard, mouse and screen reader alike. */

import * as api from "./api.js";
import { byId, element, figure } from "./dom.js";
import { say, spoken } from "./words.js";

const DELAY = 140;

/** @param {import("./api.js").Vocabulary} vocabulary @param {(id: string) => void} chosen */
export function searchBox(vocabulary, chosen) {
  const input = byId("search");
  const list = byId("hits");
  const status = byId("search-status");
  /** @type {import("./api.js").Hit[]} */
  let hits = [];
  let active = -1;
  let timer = 0;
  /** @type {AbortController | undefined} */
  let running;

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  /** @param {number} to */
  function point(to) {
    active = (to + hits.length) % hits.length;
    [...list.children].forEach((item, index) => item.setAttribute("aria-selected", String(index === active)));
    list.children[active].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", `hit-${active}`);
  }

  /** @param {number} index */
  function take(index) {
    const hit = hits[index];
    if (!hit) return;
    input.value = hit.label;
    close();
    chosen(hit.id);
  }

  function show() {
    list.replaceChildren(
      ...hits.map((hit, index) => {
        const look = vocabulary.kinds[hit.kind] ?? vocabulary.kinds.term;
        return element(
          "li",
          { role: "option", id: `hit-${index}`, "aria-selected": "false", onmousedown: (event) => (event.preventDefault(), take(index)) },
          figure(look.shape, look.color),
          element("span", {}, hit.label),
          element("span", { class: "kind" }, look[spoken()]),
          hit.match && hit.match !== hit.label ? element("span", { class: "match" }, hit.match) : null,
        );
      }),
    );
    list.hidden = !hits.length;
    input.setAttribute("aria-expanded", String(hits.length > 0));
    status.textContent = say("hits", hits.length);
    if (hits.length) point(0);
  }

  async function find() {
    running?.abort();
    const q = input.value.trim();
    if (!q) {
      hits = [];
      return close();
    }
    running = new AbortController();
    try {
      hits = (await api.search(q, running.signal)).items;
      show();
    } catch (error) {
      if (error.name !== "AbortError") status.textContent = say("failed") + error.message;
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(find, DELAY);
  });
  input.addEventListener("keydown", async (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) await find();
      else point(active + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Escape") close();
  });
  input.addEventListener("blur", close);
  byId("search-form").addEventListener("submit", async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    clearTimeout(timer);
    if (list.hidden || active < 0) await find();
    take(Math.max(active, 0));
  });
}
