// Single keys, and the list of them. They can be turned off, for whoever speaks to the machine or
// strikes keys unwillingly (WCAG 2.1.4), and never act while somebody types.

const KEPT = "affiant:keys";

// `acts` has what each key does; "?" shows the list.
export function listen(panel, acts) {
  const help = document.querySelector("#help");
  const all = { ...acts, "?": () => help.showModal() };
  const choice = panel.querySelector("#keys");
  choice.disabled = false;
  choice.checked = localStorage.getItem(KEPT) !== "off";
  choice.addEventListener("change", () => localStorage.setItem(KEPT, choice.checked ? "on" : "off"));
  const list = panel.querySelector("#show-keys");
  list.hidden = false;
  list.addEventListener("click", () => help.showModal());
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea, dialog");
    if (!choice.checked || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = all[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
