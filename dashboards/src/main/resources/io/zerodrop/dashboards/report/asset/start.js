'use strict';

// The page is whole without this script: what follows lets a reader interrogate it.

/** What each part does once the page is there, in the order of the parts. */
const ready = [];
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const one = (selector, root = document) => root.querySelector(selector);

/** An element with text; text from logs is never read as markup. */
function element(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}

document.documentElement.classList.add('js');
document.addEventListener('DOMContentLoaded', () => ready.forEach((start) => start()));
