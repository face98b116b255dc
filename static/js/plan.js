// Lets the papers of a plan be ticked off; the ticks stay in this browser alone, by document, and show in every plan.
// Without it the squares before the papers are for a pencil.
document.addEventListener("DOMContentLoaded", () => {
  let store;
  try {
    store = window.localStorage;
    store.getItem("plan");
  } catch {
    return; // A browser that keeps nothing would lose the ticks without a word.
  }
  for (const paper of document.querySelectorAll("[data-document]")) {
    const key = `plan-document-${paper.dataset.document}`;
    const title = paper.querySelector(".check-title");
    const label = document.createElement("label");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.checked = store.getItem(key) === "1";
    label.append(box, ...title.childNodes);
    title.append(label);
    paper.classList.add("has-tick");
    paper.classList.toggle("is-ticked", box.checked);
    box.addEventListener("change", () => {
      paper.classList.toggle("is-ticked", box.checked);
      if (!box.checked) return store.removeItem(key);
      try {
        store.setItem(key, "1");
      } catch {
        // Full: the tick holds until the page is left.
      }
    });
  }
});
