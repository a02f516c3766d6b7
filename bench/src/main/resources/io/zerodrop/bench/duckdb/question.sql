-- The crude version of the question: which failed attempts met a pod after its deletion?

CREATE TEMP TABLE deletions AS
SELECT
  objectRef.namespace AS namespace,
  responseObject.status.podIP AS address,
  min(stageTimestamp) AS at
FROM read_json(
  '${directory}/audit.log',
  format = 'newline_delimited',
  maximum_object_size = 16777216,
  columns = {
    stage: 'VARCHAR',
    verb: 'VARCHAR',
    objectRef: 'STRUCT(resource VARCHAR, namespace VARCHAR, name VARCHAR, subresource VARCHAR)',
    responseObject: 'STRUCT(status STRUCT(podIP VARCHAR))',
    stageTimestamp: 'TIMESTAMP'
  })
WHERE stage = 'ResponseComplete' AND verb = 'delete' AND objectRef.resource = 'pods'
GROUP BY ALL;

CREATE TEMP TABLE requests AS
SELECT
  line.service AS service,
  line.status::SMALLINT AS status,
  strptime(line.at, '%d/%b/%Y:%H:%M:%S +0000') AS at,
  line.address AS address,
  line.attempt AS attempt,
  line.seconds::FLOAT AS seconds
FROM (
  SELECT regexp_extract(
    line,
    '^\S+ - \S+ \[([^\]]+)\] "[^"]*" (\d+) \d+ "[^"]*" "[^"]*" \d+ (\S+) \[([^\]]*)\] \[[^\]]*\] ([^:]+):\d+(?:, \S+)* \S+(?:, \S+)* \S+(?:, \S+)* (\d+|-)(?:, \S+)* \S+$',
    ['at', 'status', 'seconds', 'service', 'address', 'attempt']) AS line
  FROM read_csv(
    '${directory}/access-*.log',
    columns = {line: 'VARCHAR'},
    delim = '\x01', quote = '', escape = '', header = false, auto_detect = false));

CREATE TEMP TABLE answer AS
SELECT
  r.service,
  count(*) FILTER (r.status >= 500) AS failed,
  count(*) FILTER (r.status < 500) AS masked
FROM requests r
ASOF JOIN deletions d ON r.address = d.address AND r.at + INTERVAL 1 SECOND >= d.at
WHERE r.attempt = '502'
GROUP BY r.service;
