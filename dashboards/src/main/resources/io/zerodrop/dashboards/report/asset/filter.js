// What the filters leave: incidents, pods and attempts.

const form = () => one('.toolbar');
const wanted = (name) => form().elements[name].value.trim();

function filter() {
  const service = wanted('service');
  const cause = wanted('cause');
  const pod = wanted('pod').toLowerCase();
  const text = wanted('text').toLowerCase();
  const kept = keptAttempts(service, cause, pod, text);
  const terminations = new Set(kept.map((each) => each.termination));
  all('.incident').forEach((incident) => {
    const causes = incident.dataset.causes.split(' ');
    all('.row', incident).forEach((row) => {
      row.hidden = !rowFits(row, pod, text, terminations);
    });
    all('.finding', incident).forEach((finding) => {
      finding.hidden = Boolean(cause) && finding.dataset.cause !== cause;
    });
    incident.hidden = (service && incident.dataset.service !== service) || (cause && !causes.includes(cause))
      || ((pod || text) && !all('.row', incident).some((row) => !row.hidden)
        && !(text && incident.textContent.toLowerCase().includes(text)));
  });
  list(kept.map((each) => each.index));
  const narrowed = service || cause || pod || text;
  one('#matched').textContent = narrowed ? `${kept.length} of ${data.attempts.rows.length} attempts` : '';
}

function rowFits(row, pod, text, terminations) {
  if (pod && !row.dataset.pod.toLowerCase().includes(pod)) return false;
  return !text || row.textContent.toLowerCase().includes(text) || terminations.has(row.dataset.termination);
}

/** Failed attempts before others, each in the order of time. */
function keptAttempts(service, cause, pod, text) {
  const failed = [];
  const served = [];
  for (let i = 0; i < data.attempts.rows.length; i++) {
    const a = attempt(i);
    if ((service && a.service !== service) || (cause && a.cause !== cause)) continue;
    if (pod && !a.pod.toLowerCase().includes(pod)) continue;
    if (text && !searched(a).includes(text)) continue;
    (a.outcome === 'ok' ? served : failed).push({ index: i, termination: a.termination });
  }
  return failed.concat(served);
}

const searched = (a) => [a.method, a.path, a.client, a.pod, a.node, a.address, a.outcome, a.cause, a.service,
  a.status, ...a.evidence.map((each) => `${each.place} ${each.shows}`)].join(' ').toLowerCase();
