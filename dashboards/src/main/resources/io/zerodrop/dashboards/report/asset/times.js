// Times in UTC, as the page came, or in the reader's own zone.

let zone = 'UTC';

const pad = (number, digits) => String(number).padStart(digits, '0');

function parts(at) {
  const local = zone === 'local';
  const get = (name) => at[`get${local ? '' : 'UTC'}${name}`]();
  return {
    day: `${get('FullYear')}-${pad(get('Month') + 1, 2)}-${pad(get('Date'), 2)}`,
    second: `${pad(get('Hours'), 2)}:${pad(get('Minutes'), 2)}:${pad(get('Seconds'), 2)}`,
    fraction: pad(at.getUTCMilliseconds(), 3),
    name: local ? offset(at) : 'UTC',
  };
}

function offset(at) {
  const minutes = -at.getTimezoneOffset();
  const size = Math.abs(minutes);
  return `UTC${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60), 2)}:${pad(size % 60, 2)}`;
}

/** The time of day of milliseconds since the epoch. */
function clock(ms) {
  const { second, fraction } = parts(new Date(ms));
  return `${second}.${fraction}`;
}

function showTimes(chosen) {
  zone = chosen === 'local' ? 'local' : 'UTC';
  all('time[datetime]').forEach((time) => {
    const { day, second, fraction, name } = parts(new Date(time.dateTime));
    time.textContent = time.dataset.style === 'second' ? `${day} ${second} ${name}`
      : time.dataset.style === 'full' ? `${day} ${second}.${fraction} ${name}`
        : `${second}.${fraction}`;
  });
}
