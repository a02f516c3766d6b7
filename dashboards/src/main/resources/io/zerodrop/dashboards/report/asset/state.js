// The view in the fragment of the address: filters, zone, colours, the chosen pods, two incidents
// side by side and the window of the race that was moved last.

const FIELDS = ['service', 'cause', 'pod', 'text', 'zone', 'theme'];
const state = new Map();

function write() {
  const fragment = new URLSearchParams([...state].filter(([, value]) => value)).toString();
  const address = `${location.pathname}${location.search}${fragment ? `#${fragment}` : ''}`;
  history.replaceState(null, '', address);
}

function remember(name, value) {
  if (value) state.set(name, value);
  else state.delete(name);
  write();
}

/** An address such as #coverage, of a link inside the page, is no view. */
const isView = () => location.hash.includes('=');

function read() {
  state.clear();
  if (isView()) new URLSearchParams(location.hash.slice(1)).forEach((value, name) => state.set(name, value));
  FIELDS.forEach((name) => {
    const field = form().elements[name];
    field.value = state.get(name) || '';
    if (field.selectedIndex === -1) field.value = '';
  });
  apply();
  beside(state.get('i'), state.get('beside'));
  if (state.get('race')) choose(state.get('race'));
  const plots = state.get('race') && one('.race.on .plots', raceHome(state.get('race')));
  if (plots && state.has('from')) show(plots, Number(state.get('from')), Number(state.get('to')));
}

function apply() {
  document.documentElement.dataset.theme = wanted('theme');
  showTimes(wanted('zone'));
  filter();
}

ready.push(() => {
  read();
  if (!isView() && location.hash) follow(location.hash.slice(1));
  let typing = 0;
  const changed = () => {
    FIELDS.forEach((name) => remember(name, wanted(name)));
    apply();
  };
  form().addEventListener('input', () => {
    clearTimeout(typing);
    typing = setTimeout(changed, 120);
  });
  form().addEventListener('submit', (event) => event.preventDefault());
  form().addEventListener('reset', () => setTimeout(changed));
  addEventListener('hashchange', () => (isView() || !location.hash ? read() : follow(location.hash.slice(1))));
  moved.push((plots) => {
    const { from, to } = windowOf(plots);
    state.set('race', plots.closest('.race').dataset.termination);
    state.set('from', from.toFixed(3));
    remember('to', to.toFixed(3));
  });
});
