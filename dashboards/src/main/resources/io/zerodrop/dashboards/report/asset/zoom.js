// Zoom and pan of a race: every shape names its times in data-a and data-b, in milliseconds after
// the deletion; moving the window means to write their places anew.

/** Milliseconds; the same choice as the axis that the page came with. */
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 2e4, 6e4, 12e4, 3e5, 6e5, 12e5,
  18e5, 36e5, 72e5, 216e5, 432e5, 864e5];
const MOST_TICKS = 9;
const SHORTEST = 5;
const SVG = 'http://www.w3.org/2000/svg';
const windows = new WeakMap();

const percent = (share) => `${(100 * share).toFixed(2)}%`;

function windowOf(plots) {
  if (!windows.has(plots)) {
    const { from, to } = plots.dataset;
    windows.set(plots, { from: Number(from), to: Number(to), shapes: all('[data-a]', plots) });
  }
  return windows.get(plots);
}

function show(plots, from, to) {
  const view = windowOf(plots);
  const span = Math.max(SHORTEST, to - from);
  view.from = from;
  view.to = from + span;
  if (view.waiting) return;
  view.waiting = requestAnimationFrame(() => {
    view.waiting = 0;
    view.shapes.forEach((shape) => place(shape, view));
    drawTicks(plots, view);
    plots.classList.toggle('wider', view.to > Number(plots.dataset.to));
  });
}

function place(shape, view) {
  const share = (ms) => (ms - view.from) / (view.to - view.from);
  let a = share(Number(shape.dataset.a));
  if (shape.dataset.b === undefined) {
    shape.setAttribute('x', percent(a));
    return;
  }
  let b = share(Number(shape.dataset.b));
  if (!shape.classList.contains('fade')) {
    a = Math.min(1, Math.max(0, a));
    b = Math.min(1, Math.max(0, b));
  }
  shape.setAttribute('x', percent(a));
  shape.setAttribute('width', percent(Math.max(0, b - a)));
}

function drawTicks(plots, view) {
  const span = view.to - view.from;
  const step = STEPS.find((each) => span / each < MOST_TICKS) || Math.ceil(span / MOST_TICKS / 864e5) * 864e5;
  const ticks = [];
  for (let ms = Math.ceil(view.from / step) * step; ms <= view.to; ms += step) ticks.push(ms);
  all('.grid, .ticks', plots).forEach((group) => {
    const ruler = group.classList.contains('ticks');
    group.replaceChildren(...ticks.flatMap((ms) => tick(percent((ms - view.from) / span), ruler && label(ms, step))));
  });
}

function tick(x, text) {
  const line = document.createElementNS(SVG, 'line');
  line.setAttribute('x1', x);
  line.setAttribute('x2', x);
  line.setAttribute('y1', text === false ? 0 : 14);
  line.setAttribute('y2', '100%');
  if (text === false) return [line];
  const words = document.createElementNS(SVG, 'text');
  words.setAttribute('x', x);
  words.setAttribute('y', 11);
  words.textContent = text;
  return [line, words];
}

function label(ms, step) {
  if (ms === 0) return '0';
  if (step >= 6e4) return `${Math.round(ms / 6e4)} min`;
  return `${(ms / 1000).toFixed(step >= 1000 ? 0 : step >= 100 ? 1 : step >= 10 ? 2 : 3)} s`;
}

/** Zooms by a factor and keeps the time at a share of the width where it is. */
function zoom(plots, factor, at = 0.5) {
  const { from, to } = windowOf(plots);
  const fixed = from + (to - from) * at;
  const span = Math.max(SHORTEST, (to - from) * factor);
  show(plots, fixed - span * at, fixed + span * (1 - at));
}

function pan(plots, share) {
  const { from, to } = windowOf(plots);
  show(plots, from + (to - from) * share, to + (to - from) * share);
}

function preset(plots, name) {
  const { from, to, first, last } = plots.dataset;
  show(plots, Number(name === 'all' ? first : from), Number(name === 'all' ? last : to));
}

/** Calls back when the reader has moved a race, but not while it moves. */
const moved = [];
const tellMoved = (plots) => moved.forEach((told) => told(plots));

function letMove(plots) {
  let grip = null;
  const plot = one('.plot', plots);
  plots.addEventListener('wheel', (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const box = plot.getBoundingClientRect();
    zoom(plots, Math.exp(event.deltaY * 0.003), Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)));
    tellMoved(plots);
  }, { passive: false });
  plots.addEventListener('pointerdown', (event) => {
    if (event.button === 0 && event.target.closest('.plot')) grip = event.clientX;
  });
  plots.addEventListener('pointermove', (event) => {
    if (grip === null || Math.abs(event.clientX - grip) < 2) return;
    plots.classList.add('moving');
    plots.setPointerCapture(event.pointerId);
    pan(plots, (grip - event.clientX) / plot.getBoundingClientRect().width);
    grip = event.clientX;
  });
  const release = () => {
    if (plots.classList.contains('moving')) tellMoved(plots);
    plots.classList.remove('moving');
    grip = null;
  };
  plots.addEventListener('pointerup', release);
  plots.addEventListener('pointercancel', release);
}

ready.push(() => all('.plots').forEach(letMove));
ready.push(() => document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-zoom]');
  if (!button) return;
  const plots = one('.plots', button.closest('.race'));
  const how = button.dataset.zoom;
  if (how === 'in' || how === 'out') zoom(plots, how === 'in' ? 0.6 : 1 / 0.6);
  else preset(plots, how);
  tellMoved(plots);
}));
