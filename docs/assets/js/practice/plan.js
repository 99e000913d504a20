// The page Plan: the reader chooses the days, the page's table says what to do on which, and a file takes it to a calendar.
import { button } from "../elements.js";
import { announce } from "../page.js";
import { remember, remembered } from "../storage.js";
import { calendar } from "./calendar.js";
import { saveFile } from "./save.js";
import { firstPlan, missing, PLAN, readPlan, shortDay, sittings, today, addDays } from "./schedule.js";

/** @typedef {import("./schedule.js").Plan} Plan */
/** @typedef {import("./schedule.js").Week & {row: HTMLTableRowElement, link: HTMLAnchorElement}} Week */

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const LONG = 150; // minutes: more in one sitting is too much

let follow = () => {};
addEventListener("storage", ({ key }) => (key === PLAN || key === null) && follow());

/** @param {HTMLElement} element with the table of the weeks */
export function mountPlan(element) {
  const weeks = [...element.querySelectorAll("tbody tr")].flatMap(weekOf);
  let plan = readPlan(remembered(PLAN)) ?? firstPlan(Date.now());
  const form = planForm();
  const told = Object.assign(document.createElement("p"), { className: "mf-told" });
  told.dataset.mfStatus = "";
  const save = button("calendar", "Save as a calendar file");
  const buttons = Object.assign(document.createElement("p"), { className: "mf-buttons" });
  buttons.append(save);
  element.prepend(form.element, buttons, told);

  const say = (/** @type {string} */ text) => {
    told.textContent = text;
    announce(text);
  };
  const keep = () => (remember(PLAN, JSON.stringify(plan)) ? "" : "This browser does not keep the plan: save it as a calendar file. ");

  form.element.addEventListener("input", () => {
    const chosen = { ...plan, ...form.chosen() };
    const lack = missing(chosen);
    save.disabled = lack !== "";
    if (lack) return say(lack);
    plan = chosen;
    const notKept = keep();
    say(notKept + fill(weeks, plan));
  });
  save.addEventListener("click", () => {
    saveFile(calendar(eventsOf(plan, weeks), plan.saves, Date.now()), "mfml-plan.ics", "text/calendar");
    plan = { ...plan, saves: plan.saves + 1 };
    say(`${keep()}The file is saved with your downloads. Open it with your calendar.`);
  });
  follow = () => {
    if (!element.isConnected) return;
    plan = readPlan(remembered(PLAN)) ?? plan;
    form.show(plan);
    save.disabled = false;
    told.textContent = fill(weeks, plan);
  };
  form.show(plan);
  told.textContent = fill(weeks, plan);
}

/** What a row of the page's table says: the week, the module and its sections, the hours. @param {Element} row @returns {Week[]} */
function weekOf(row) {
  const [, what, hours] = row.querySelectorAll("td");
  const link = what?.querySelector("a");
  if (!(row instanceof HTMLTableRowElement) || !what || !link) return [];
  const sections = [...what.childNodes].flatMap((node) => (node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim()) || []);
  return [{ row, link, module: link.textContent ?? "", address: link.href, sections, minutes: 60 * Number(hours?.textContent) }];
}

/** Write the days of the plan into the table. @param {Week[]} weeks @param {Plan} plan @returns {string} what it comes to */
function fill(weeks, plan) {
  const now = today(Date.now());
  const all = sittings(plan, weeks);
  all.forEach((sittings, n) => {
    const [week, what] = weeks[n]?.row.cells ?? [];
    const [begin, end] = [addDays(plan.start, 7 * n), addDays(plan.start, 7 * n + 6)];
    const isNow = begin <= now && now <= end;
    week?.replaceChildren(String(n + 1), aside(`${shortDay(begin)} to ${shortDay(end)}${isNow ? ", now" : ""}`));
    weeks[n]?.row.toggleAttribute("data-mf-now", isNow);
    const list = document.createElement("ul");
    for (const { day, minutes, sections } of sittings) {
      const line = document.createElement("li");
      line.append(Object.assign(document.createElement("strong"), { textContent: `${shortDay(day)}, ${plan.time}` }), aside(`${minutes} min`));
      line.append(...sections.flatMap((section) => [document.createElement("br"), section]));
      list.append(line);
    }
    if (weeks[n]) what?.replaceChildren(weeks[n].link, list);
  });
  const flat = all.flat();
  const longest = Math.max(...flat.map(({ minutes }) => minutes));
  const tooLong = longest > LONG ? ` Some take ${longest} minutes: more days a week make them shorter.` : "";
  const [first, last] = [flat[0]?.day ?? plan.start, flat.at(-1)?.day ?? plan.start];
  return `${flat.length} sittings from ${shortDay(first)} to ${shortDay(last)}.${tooLong}`;
}

/** @param {Plan} plan @param {Week[]} weeks */
function eventsOf(plan, weeks) {
  return sittings(plan, weeks).flatMap((inWeek, week) =>
    inWeek.map(({ day, minutes, sections }, n) => ({
      uid: `${plan.id}-${week + 1}-${n + 1}@mfml`,
      start: `${day}T${plan.time}`,
      minutes,
      title: `${weeks[week]?.module}: ${sections[0]}`,
      text: sections.join("\n"),
      address: weeks[week]?.address ?? "",
    })),
  );
}

function planForm() {
  const element = document.createElement("form");
  element.className = "mf-plan";
  element.addEventListener("submit", (event) => event.preventDefault());
  const start = Object.assign(document.createElement("input"), { type: "date", name: "start", required: true });
  const time = Object.assign(document.createElement("input"), { type: "time", name: "time", required: true });
  const boxes = DAYS.map(() => Object.assign(document.createElement("input"), { type: "checkbox", name: "day" }));
  const days = document.createElement("fieldset");
  days.append(Object.assign(document.createElement("legend"), { textContent: "On these days of the week" }));
  days.append(...boxes.map((box, n) => labelled(DAYS[n] ?? "", box)));
  element.append(labelled("Begin on", start), labelled("at", time), days);
  return {
    element,
    /** @returns {Pick<Plan, "start" | "days" | "time">} */
    chosen: () => ({ start: start.value, days: boxes.flatMap((box, n) => (box.checked ? [n + 1] : [])), time: time.value }),
    show: (/** @type {Plan} */ plan) => {
      start.value = plan.start;
      time.value = plan.time;
      boxes.forEach((box, n) => (box.checked = plan.days.includes(n + 1)));
    },
  };
}

/** @param {string} text @param {HTMLInputElement} input */
function labelled(text, input) {
  const label = document.createElement("label");
  if (input.type === "checkbox") label.append(input, text);
  else label.append(text, input);
  return label;
}

/** @param {string} text */
function aside(text) {
  return Object.assign(document.createElement("span"), { className: "mf-aside", textContent: text });
}
