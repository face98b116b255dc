// Gives the boxes of tables, of dates with a time and of choosers the names that they only seem to have.
document.addEventListener("DOMContentLoaded", () => {
  const name = (control, source) => {
    if (source && !control.ariaLabel) control.ariaLabel = source.textContent.trim().replace(/[:?]$/, "").split(" · ")[0];
  };
  const nameAll = () => {
    for (const control of document.querySelectorAll(".tabular td :is(input, select, textarea)")) {
      const cell = control.closest("td");
      name(control, cell.closest("table").querySelector("thead tr").cells[cell.cellIndex]);
    }
    for (const boxes of document.querySelectorAll(".form-row div:has(> div > label > input[type=checkbox])")) {
      boxes.role = "group";
      name(boxes, boxes.closest(".flex-container").querySelector("label"));
    }
    for (const control of document.querySelectorAll(".datetime input")) {
      name(control, control.closest(".flex-container").querySelector("label"));
    }
    for (const chooser of document.querySelectorAll(".select2-selection")) {
      const place = chooser.closest(".flex-container") || chooser.closest("td");
      name(chooser.querySelector("[role=textbox]") || chooser, place && (place.querySelector("label") || place));
    }
  };
  // The choosers are made by jQuery, which takes its turn after this event.
  window.addEventListener("load", () => setTimeout(nameAll));
  document.addEventListener("formset:added", () => setTimeout(nameAll));
});

// Shows one language of each text at a time. Without it all of them stand open, one below the other.
document.addEventListener("DOMContentLoaded", () => {
  const everywhere = document.getElementById("language-switch");
  if (!everywhere) return;
  const codes = [...everywhere.querySelectorAll("button")].map((button) => button.value);
  const names = new Map([...everywhere.querySelectorAll("button")].map((button) => [button.value, button.textContent]));
  const own = document.documentElement.lang.slice(0, 2);
  let chosen = sessionStorage.getItem("language") || own;
  if (!codes.includes(chosen)) chosen = codes[0];
  const groups = [];

  const make = (tag, className, text = "") => {
    const element = document.createElement(tag);
    element.className = className;
    element.textContent = text;
    return element;
  };
  const mark = (sign, word) => {
    const element = make("span", "mark");
    const shown = make("span", "", sign);
    shown.ariaHidden = "true";
    element.append(" ", shown, make("span", "visually-hidden", word));
    return element;
  };

  // The cells of one text become one cell, so that each row of a table may show another language.
  const intoOneCell = (texts) => {
    const cells = texts.map((text) => text.input.closest("td"));
    texts.forEach((text, index) => {
      text.box = make("div", "language-box");
      text.box.append(...cells[index].childNodes);
      cells[0].append(text.box);
      cells[index].hidden = index > 0;
    });
    return cells[0];
  };
  const boxesOfRow = (texts) => {
    texts.forEach((text) => (text.box = text.input.closest(".form-multiline > div")));
    return texts[0].box.parentElement;
  };

  const group = (texts) => {
    const inTable = Boolean(texts[0].input.closest("td"));
    const place = inTable ? intoOneCell(texts) : boxesOfRow(texts);
    const label = texts[0].box.querySelector("label");
    const tabs = make("div", "language-tabs");
    tabs.role = "group";
    tabs.ariaLabel = label ? label.textContent.split(" · ")[0] : everywhere.ariaLabel;
    place.prepend(tabs);
    const show = (code) => {
      for (const text of texts) {
        text.box.hidden = text.code !== code;
        text.tab.ariaPressed = String(text.code === code);
      }
    };
    const refresh = () => {
      for (const text of texts) {
        const empty = !text.input.value.trim();
        text.tab.replaceChildren(inTable ? text.code : names.get(text.code));
        text.tab.classList.toggle("tab-empty", empty);
        text.tab.classList.toggle("tab-wrong", text.wrong);
        if (empty) text.tab.append(mark("○", everywhere.dataset.empty));
        if (text.wrong) text.tab.append(mark("⚠", everywhere.dataset.wrong));
      }
    };
    for (const text of texts) {
      text.wrong = Boolean(text.box.querySelector(".errorlist"));
      text.tab = make("button", "");
      text.tab.type = "button";
      text.tab.lang = text.code;
      text.tab.title = names.get(text.code);
      text.tab.addEventListener("click", () => show(text.code));
      text.input.addEventListener("input", () => { refresh(); countMissing(); });
      tabs.append(text.tab);
    }
    refresh();
    show((texts.find((text) => text.wrong) || texts.find((text) => text.code === chosen) || texts[0]).code);
    return { texts, show };
  };

  const textsIn = (root) => {
    const found = new Map();
    for (const input of root.querySelectorAll("[data-language]")) {
      if (input.closest(".empty-form")) continue;
      const code = input.dataset.language;
      const name = input.name.slice(0, -code.length - 1);
      found.set(name, [...(found.get(name) || []), { input, code }]);
    }
    return [...found.values()].filter((texts) => texts.length > 1);
  };
  const setUp = (root) => textsIn(root).forEach((texts) => groups.push(group(texts)));

  const headColumns = (table) => {
    for (const input of table.querySelectorAll("[data-language]")) {
      const field = input.name.slice(input.name.lastIndexOf("-") + 1);
      const head = table.querySelector(`th.column-${field}`);
      if (!head) continue;
      head.hidden = input.dataset.language !== codes[0];
      head.firstChild.textContent = head.firstChild.textContent.split(" · ")[0];
    }
  };

  const legend = everywhere.querySelector(".legend");
  const countMissing = () => {
    legend.hidden = true;
    for (const button of everywhere.querySelectorAll("button")) {
      const lacking = groups.filter(({ texts }) => texts[0].input.isConnected
        && texts.some((text) => text.input.value.trim())
        && texts.some((text) => text.code === button.value && !text.input.value.trim()));
      button.replaceChildren(names.get(button.value));
      if (lacking.length) button.append(mark(`○ ${lacking.length}`, everywhere.dataset.missing));
      button.title = lacking.length ? `${everywhere.dataset.missing}: ${lacking.length}` : "";
      legend.hidden &&= !lacking.length;
    }
  };
  const choose = (code) => {
    chosen = code;
    for (const button of everywhere.querySelectorAll("button")) button.ariaPressed = String(button.value === code);
    groups.forEach(({ show }) => show(code));
  };
  everywhere.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    sessionStorage.setItem("language", button.value);
    choose(button.value);
  });

  document.querySelectorAll(".tabular table").forEach(headColumns);
  for (const button of everywhere.querySelectorAll("button")) button.ariaPressed = String(button.value === chosen);
  setUp(document);
  countMissing();
  everywhere.hidden = false;

  document.addEventListener("formset:added", (event) => { setUp(event.target); countMissing(); });
  // A link to a wrong field brings its language, and whatever it is folded into, to the front.
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".error-list a");
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    if (!("value" in field)) { field.tabIndex = -1; }
    event.preventDefault();
    const home = groups.find(({ texts }) => texts.some((text) => text.input === field));
    if (home) home.show(field.dataset.language);
    for (let folded = field.closest("details"); folded; folded = folded.parentElement.closest("details")) folded.open = true;
    field.focus();
  });
});
