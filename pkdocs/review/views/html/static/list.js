// The list: which posts the filters let through, and the few of them that are in sight as elements.

let filtered = [];
let active = 0; // place in filtered
let rowHeight = 48;
const list = byId("list"), scroll = byId("scroll");

const STATES = { baru: "jabatan baru", hilang: "jabatan hilang", sama: "sama",
  pasti: "belum pasti", tanpa: "tanpa pembanding" };
const UNCHANGED = [STATES.sama, STATES.pasti, STATES.tanpa];
const SHOWN = {
  semua: () => true,
  berubah: (post) => !UNCHANGED.includes(post.state),
  lain: (post) => post.state !== STATES.sama,
  ...Object.fromEntries(Object.entries(STATES).map(([key, state]) => [key, (post) => post.state === state])),
};
const ORDERS = {
  bagan: null,
  jumlah: (a, b) => b.changes - a.changes,
  turun: (a, b) => b.down - a.down,
  nama: (a, b) => a.jabatan.localeCompare(b.jabatan, "id"),
};
const sum = (posts, key) => posts.reduce((total, post) => total + post[key], 0);

function applyFilters({ keep } = {}) {
  const words = fold(byId("search").value).split(/\s+/).filter(Boolean);
  const unit = byId("unit").value, kind = byId("kind").value, state = byId("state").value;
  const found = findWords(words);
  filtered = all.filter((post) => SHOWN[state](post) && (!unit || "=" + post.unit === unit)
    && (!kind || (post.kinds[kind] ?? post[kind]) > 0) && found(post));
  const order = ORDERS[byId("order").value];
  if (order) filtered.sort(order);
  active = Math.max(0, filtered.indexOf(keep));
  byId("clear").hidden = !(words.length || unit || kind || state !== "semua");
  showCounts();
  scroll.style.height = `${filtered.length * rowHeight}px`;
  list.scrollTop = 0;
  showActive();
}

// Every word must stand somewhere in the post; each text of a block is looked at once.
function findWords(words) {
  const seen = new Map();
  const hits = (block, word) => {
    if (!seen.has(block)) seen.set(block, new Map());
    const ofBlock = seen.get(block);
    if (!ofBlock.has(word)) ofBlock.set(word, block.folded.map((text) => text.includes(word)));
    return ofBlock.get(word);
  };
  return (post) => words.every((word) => {
    const of = hits(post.block, word);
    return post.folded.includes(word) || post.found.some((number) => of[number]);
  });
}

function showCounts() {
  byId("counts").textContent = filtered.length
    ? `${angka(filtered.length)} dari ${angka(all.length)} jabatan · ${angka(sum(filtered, "changes"))} perubahan · target naik ${angka(sum(filtered, "up"))}, turun ${angka(sum(filtered, "down"))}`
    : `Tidak ada jabatan yang cocok dari ${angka(all.length)}.`;
}

function measureRows() {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  rowHeight = Math.round(3.25 * rem);
}

function renderRows() {
  const first = Math.max(0, Math.floor(list.scrollTop / rowHeight) - 4);
  const end = Math.min(filtered.length, Math.ceil((list.scrollTop + list.clientHeight) / rowHeight) + 4);
  const rows = [];
  for (let place = first; place < end; place++) rows.push(renderRow(place));
  if (filtered.length && (active < first || active >= end)) rows.push(renderRow(active));
  scroll.replaceChildren(...rows);
  list.setAttribute("aria-activedescendant", filtered.length ? `row-${active}` : "");
}

function renderRow(place) {
  const row = document.createElement("div");
  row.className = "item";
  row.id = `row-${place}`;
  row.innerHTML = filtered[place].item;
  const attributes = { role: "option", "aria-selected": place === active,
    "aria-posinset": place + 1, "aria-setsize": filtered.length };
  for (const [name, value] of Object.entries(attributes)) row.setAttribute(name, value);
  row.style.transform = `translateY(${place * rowHeight}px)`;
  row.style.height = `${rowHeight}px`;
  return row;
}

function showActive() {
  const top = active * rowHeight, bottom = top + rowHeight;
  if (top < list.scrollTop) list.scrollTop = top;
  else if (bottom > list.scrollTop + list.clientHeight) list.scrollTop = bottom - list.clientHeight;
  renderRows();
}

function moveActive(place) {
  active = Math.max(0, Math.min(filtered.length - 1, place));
  showActive();
}
