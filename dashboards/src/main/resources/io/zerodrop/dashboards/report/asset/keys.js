// The keyboard.

const IN_RACE = {
  ArrowLeft: (plots) => pan(plots, -0.1),
  ArrowRight: (plots) => pan(plots, 0.1),
  '+': (plots) => zoom(plots, 0.7),
  '=': (plots) => zoom(plots, 0.7),
  '-': (plots) => zoom(plots, 1 / 0.7),
  0: (plots) => preset(plots, 'first'),
  a: (plots) => preset(plots, 'all'),
};

ready.push(() => {
  one('#help-button').addEventListener('click', () => one('#help').showModal());
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches('input, select, textarea')) return;
    const plots = event.target.closest('.plots');
    if (plots && IN_RACE[event.key]) {
      IN_RACE[event.key](plots);
      tellMoved(plots);
    } else if (plots && (event.key === 'n' || event.key === 'p')) step(plots, event.key === 'n' ? 1 : -1);
    else if (event.key === 'j' || event.key === 'k') nextPod(event.key === 'j' ? 1 : -1);
    else if (event.key === '/') one('[name="text"]').focus();
    else if (event.key === '?') one('#help').showModal();
    else if (event.key === 'Escape') hideTip();
    else return;
    if (event.key !== 'Escape') event.preventDefault();
  });
});
