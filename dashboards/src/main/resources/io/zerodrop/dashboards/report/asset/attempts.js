// The attempts: a tip on each mark, and the table.

const PAGE = 100;
let data = { attempts: { rows: [], columns: [], strings: [''], weighings: [null], base_us: 0 }, markdown: {} };
let listed = [];
let pageNumber = 0;

/** A row of numbers as an object with words. */
function attempt(index) {
  const { columns, rows, strings, weighings, base_us: base } = data.attempts;
  const made = { index };
  columns.forEach((column, i) => {
    const value = rows[index][i];
    if (column.endsWith('_s')) made[column.slice(0, -2)] = strings[value];
    else made[column] = value;
  });
  made.at = (base + made.start_us) / 1000;
  made.evidence = [];
  const flat = rows[index][columns.length - 1];
  for (let i = 0; i < flat.length; i += 4) {
    made.evidence.push({ place: `${strings[flat[i]]}:${flat[i + 1]}`, shows: strings[flat[i + 2]], line: strings[flat[i + 3]] });
  }
  made.weighing = weighings[made.weighing] || [];
  return made;
}

const wentHow = (a) => (a.outcome === 'ok' ? 'served' : a.masked ? 'hidden by a retry' : 'failed');

function words(a) {
  const lines = [
    `${a.method} ${a.path}`,
    `${clock(a.at)}${a.width_us > 2000 ? ` (within ${(a.width_us / 1e6).toFixed(1)} s)` : ''}, took ${(a.took_us / 1000).toFixed(0)} ms, try ${a.number}`,
    `${a.outcome}${a.cause ? `, ${a.cause} (${a.confidence} %)` : ''}; ${wentHow(a)}; client got ${a.status || 'nothing'}`,
    ...a.evidence.map((each) => `${each.place}  ${each.shows}${each.line ? `\n    ${each.line}` : ''}`),
  ];
  return lines.join('\n');
}

function showTip(text, x, y) {
  const tip = one('#tip');
  tip.textContent = text;
  tip.hidden = false;
  const box = tip.getBoundingClientRect();
  tip.style.left = `${Math.max(4, Math.min(x + 14, innerWidth - box.width - 8))}px`;
  tip.style.top = `${y + 18 + box.height > innerHeight ? Math.max(4, y - box.height - 12) : y + 18}px`;
}

function tipOf(target) {
  const mark = target.closest('[data-i]');
  if (mark) return words(attempt(Number(mark.dataset.i)));
  const told = target.closest('[data-tip]');
  return told ? told.dataset.tip : '';
}

function hideTip() {
  one('#tip').hidden = true;
}

/** Moves to the next attempt of a race, for who uses the keyboard. */
function step(plots, by) {
  const dots = all('[data-i]', plots).sort((p, q) => p.dataset.a - q.dataset.a);
  if (!dots.length) return;
  const current = dots.findIndex((dot) => dot.classList.contains('on'));
  const next = dots[Math.min(dots.length - 1, Math.max(0, current < 0 ? 0 : current + by))];
  dots.forEach((dot) => dot.classList.toggle('on', dot === next));
  const { from, to } = windowOf(plots);
  const ms = Number(next.dataset.a);
  if (ms < from || ms > to) show(plots, ms - (to - from) / 2, ms + (to - from) / 2);
  requestAnimationFrame(() => {
    const box = next.getBoundingClientRect();
    showTip(words(attempt(Number(next.dataset.i))), box.left, box.bottom);
  });
}

function list(indices) {
  listed = indices;
  pageNumber = 0;
  drawPage();
}

function drawPage() {
  const table = one('#attempt-table');
  const from = pageNumber * PAGE;
  const shown = listed.slice(from, from + PAGE);
  table.hidden = false;
  one('tbody', table).replaceChildren(...shown.map(row));
  one('#pager').hidden = listed.length <= PAGE && pageNumber === 0;
  one('#pager span').textContent = `${from + 1} to ${from + shown.length} of ${listed.length}`;
  one('[data-page="-1"]').disabled = pageNumber === 0;
  one('[data-page="1"]').disabled = from + PAGE >= listed.length;
}

function row(index) {
  const a = attempt(index);
  const tr = element('tr');
  const path = element('td', undefined, 'path');
  path.append(element('div', `${a.method} ${a.path}`));
  const open = element('button', a.evidence.length ? a.evidence[0].place.split('/').pop() : 'more');
  open.type = 'button';
  open.setAttribute('aria-expanded', 'false');
  const last = element('td');
  last.append(open);
  tr.append(
    element('td', clock(a.at), 'number'),
    path,
    element('td', a.status || 'nothing', 'number'),
    element('td', a.number, 'number'),
    element('td', a.outcome),
    element('td', a.pod || a.address),
    element('td', a.cause ? `${a.cause} ${a.confidence} %${a.masked ? ', hidden by a retry' : ''}` : 'served',
      a.cause ? (a.masked ? 'hidden' : 'lost') : 'good'),
    last);
  tr.addEventListener('click', () => unfold(tr, open, a));
  return tr;
}

function unfold(tr, open, a) {
  const next = tr.nextElementSibling;
  if (next && next.classList.contains('more-of')) {
    next.remove();
    open.setAttribute('aria-expanded', 'false');
    return;
  }
  const cell = element('td');
  cell.colSpan = 8;
  cell.append(element('div', `client ${a.client || 'unknown'}, to ${a.address || 'no address'}, pod was ${a.phase || 'in an unknown phase'}`));
  const evidence = element('ul');
  a.evidence.forEach((each) => {
    const item = element('li');
    item.append(element('code', each.place), ` ${each.shows}`);
    if (each.line) item.append(element('code', each.line, 'line'));
    evidence.append(item);
  });
  const weighing = element('ul');
  a.weighing.forEach(([cause, likelihood, speaksFor, against]) => weighing.append(element('li',
    `${cause}: ${likelihood ? `${likelihood} %` : 'ruled out'}${speaksFor ? `; for it: ${speaksFor}` : ''}${against ? `; against it: ${against}` : ''}`)));
  cell.append(evidence, weighing);
  const more = element('tr', undefined, 'more-of');
  more.append(cell);
  tr.after(more);
  open.setAttribute('aria-expanded', 'true');
}

ready.push(() => {
  data = JSON.parse(one('#data').textContent);
  document.addEventListener('pointerover', (event) => {
    const text = event.target instanceof Element ? tipOf(event.target) : '';
    if (text) showTip(text, event.clientX, event.clientY);
    else hideTip();
  });
  document.addEventListener('scroll', hideTip, { passive: true });
  one('#pager').addEventListener('click', (event) => {
    if (!event.target.dataset.page) return;
    pageNumber += Number(event.target.dataset.page);
    drawPage();
    one('#attempts').scrollIntoView();
  });
});
