"use strict";
(() => {
  const told = document.getElementById("told");
  let timer = 0;

  function select(cell) {
    const range = document.createRange();
    range.selectNodeContents(cell);
    const selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }

  async function copy(cell) {
    select(cell);
    let done = false;
    try {
      await navigator.clipboard.writeText(cell.textContent);
      done = true;
    } catch {
      done = document.execCommand("copy");
    }
    document.querySelectorAll(".copied").forEach((own) => own.classList.remove("copied"));
    if (done) cell.classList.add("copied");
    const name = cell.previousElementSibling.textContent;
    told.textContent = done ? `${name} disalin.` : `${name} terpilih; salin dengan Ctrl+C.`;
    clearTimeout(timer);
    timer = setTimeout(() => { told.textContent = ""; }, 2500);
  }

  document.addEventListener("click", (event) => {
    const cell = event.target.closest("[data-copy]");
    if (cell) copy(cell);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("[data-copy]")) copy(event.target);
  });
  document.getElementById("plain").hidden = true;
  document.getElementById("scripted").hidden = false;
})();
