"use strict";
// A folded page is text to the browser, no elements, until it is unfolded: a report of many
// pages opens as fast as one of few. Without scripts its <noscript> holds elements at once.
function build(page) {
  const folded = page.querySelector(":scope > noscript");
  if (folded) {
    folded.insertAdjacentHTML("afterend", folded.textContent);
    folded.remove();
  }
}
for (const page of document.querySelectorAll("details.page")) {
  page.addEventListener("toggle", () => page.open && build(page));
}
const unfold = document.getElementById("unfold");
unfold.hidden = false;
unfold.addEventListener("change", (event) => {
  for (const page of document.querySelectorAll("details.page")) {
    page.open = event.target.checked;
  }
});
