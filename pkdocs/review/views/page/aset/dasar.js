"use strict";
// Elements and text. Text from the documents reaches the page as text nodes only.

const byId = (id) => document.getElementById(id);

// Characters that show nothing but change how text reads: shown by their number.
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;

function h(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "class") element.className = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    if (child instanceof Node) element.append(child);
    else appendText(element, String(child));
  }
}

function appendText(element, text) {
  if (!HIDDEN.test(text)) {
    element.append(text);
    return;
  }
  for (const part of text.split(new RegExp(`(${HIDDEN.source})`, "u"))) {
    if (part.length === 1 && HIDDEN.test(part)) element.append(hiddenMark(part));
    else if (part) element.append(part);
  }
}

function hiddenMark(character) {
  const mark = document.createElement("span");
  mark.className = "tersembunyi";
  mark.title = "karakter tersembunyi";
  mark.textContent = "U+" + character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
  return mark;
}

const ANGKA = new Intl.NumberFormat("id-ID");
const angka = (number) => ANGKA.format(number);
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

// What a search compares: no case, no difference of composed and decomposed characters.
const fold = (text) => text.normalize("NFKC").toLowerCase();
