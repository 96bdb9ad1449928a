const filter = document.getElementById("filter");
const rules = [...document.querySelectorAll(".rule")];
const apply = () => {
  const shown = new Set([...filter.querySelectorAll("input:checked")].map((box) => box.value));
  const words = filter.elements.words.value.toLowerCase().split(/\s+/).filter(Boolean);
  let places = 0;
  for (const rule of rules) {
    const head = rule.querySelector("header").textContent.toLowerCase();
    let any = false;
    for (const item of rule.querySelectorAll("li")) {
      const text = head + item.textContent.toLowerCase();
      item.hidden = !words.every((word) => text.includes(word));
      any ||= !item.hidden;
    }
    rule.hidden = !any || !shown.has(rule.dataset.severity);
    places += rule.hidden ? 0 : rule.querySelectorAll("li:not([hidden])").length;
  }
  filter.elements.count.value = `${places} shown`;
};
filter.hidden = false;
filter.addEventListener("input", apply);
filter.addEventListener("submit", (event) => event.preventDefault());
apply();
