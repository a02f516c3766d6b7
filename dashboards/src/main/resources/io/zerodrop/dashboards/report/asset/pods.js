// Which pod's race is shown in each incident, and which incidents stand side by side.

const raceOf = (termination) => document.getElementById(`race-${termination}`);
const raceHome = (termination) => {
  const race = raceOf(termination);
  return race ? race.parentElement : document;
};

/** Shows the race of a pod instead of that of another one of its incident. */
function choose(termination) {
  const race = raceOf(termination);
  if (!race) return;
  const incident = race.closest('.incident');
  drawTicks(one('.plots', race), windowOf(one('.plots', race)));
  all('.race', incident).forEach((each) => each.classList.toggle('on', each === race));
  all('.row', incident).forEach((row) => {
    const chosen = row.dataset.termination === termination;
    row.classList.toggle('on', chosen);
    if (chosen) row.setAttribute('aria-current', 'true');
    else row.removeAttribute('aria-current');
  });
}

function pick(termination) {
  choose(termination);
  state.delete('from');
  state.delete('to');
  remember('race', termination);
}

/** Goes where a link inside the page leads, and keeps the view. */
function follow(id) {
  const target = document.getElementById(id);
  if (!target) return;
  if (target.classList.contains('race')) pick(target.dataset.termination);
  target.scrollIntoView();
}

function nextPod(by) {
  const rows = all('.row[href]').filter((row) => row.offsetParent);
  if (!rows.length) return;
  const current = rows.findIndex((row) => row.classList.contains('on') && row.dataset.termination === state.get('race'));
  const next = rows[Math.min(rows.length - 1, Math.max(0, current + by))];
  pick(next.dataset.termination);
  next.focus();
}

/** Two incidents in two columns and no other; all in one column without a second. */
function beside(id, other) {
  const pair = id && other ? [id, other].map((each) => document.getElementById(`i-${each}`)) : [];
  const both = pair.length === 2 && pair.every(Boolean);
  one('#main').classList.toggle('pair', both);
  all('.incident').forEach((incident) => {
    incident.classList.toggle('aside', both && !pair.includes(incident));
    const select = one('.beside', incident);
    if (select) select.value = both && incident === pair[0] ? other : '';
  });
}

ready.push(() => {
  all('.race.on').forEach((race) => choose(race.dataset.termination));
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const id = decodeURIComponent(link.getAttribute('href').slice(1));
    if (link.classList.contains('row')) pick(link.dataset.termination);
    else follow(id);
  });
  document.addEventListener('change', (event) => {
    if (!event.target.classList.contains('beside')) return;
    const id = event.target.closest('.incident').dataset.id;
    state.set('i', event.target.value ? id : '');
    remember('beside', event.target.value);
    beside(id, event.target.value);
  });
});
