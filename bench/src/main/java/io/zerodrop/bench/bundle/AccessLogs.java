package io.zerodrop.bench.bundle;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Access and error logs of the ingress controllers, request by request in order of their ends. */
final class AccessLogs implements Closeable {

  private static final String[] AGENTS = {
    "shop-ios/8.14.2 (build 9921; iPhone15,4)",
    "shop-android/8.13.0 (okhttp; Pixel 8)",
    "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/142.0",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_6) AppleWebKit/605.1.15 Version/18.1 Safari/605.1.15",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/141.0.0.0 Safari/537.36",
    "partner-sync/2.2",
    "checkout-worker/1.19.0"
  };
  private static final String[] METHODS = {
    "GET", "GET", "GET", "GET", "GET", "POST", "POST", "PUT"
  };

  private final World world;
  private final SplittableRandom random;
  private final Answers answers;
  private final LostRequests lost;
  private final List<Router> routers;
  private final List<LogWriter> access = new ArrayList<>();
  private final List<LogWriter> errors = new ArrayList<>();
  private final LineBuffer line = new LineBuffer();
  private long second = -1;
  private String time;
  private String slashed;
  private int client;

  AccessLogs(
      Path directory,
      World world,
      List<Router> routers,
      SplittableRandom random,
      Answers answers,
      LostRequests lost)
      throws IOException {
    this.world = world;
    this.routers = routers;
    this.random = random;
    this.answers = answers;
    this.lost = lost;
    for (Router router : routers) {
      access.add(new LogWriter(directory.resolve("access-" + router.name + ".log")));
      errors.add(new LogWriter(directory.resolve("error-" + router.name + ".log")));
    }
  }

  /** A request that ends at the time. */
  void request(long end) throws IOException {
    if (end / Times.SECOND != second) {
      second = end / Times.SECOND;
      time = Times.common(end);
      slashed = Times.slashed(end);
    }
    int which = random.nextInt(routers.size());
    int index = world.asked();
    Router router = routers.get(which);
    Pod pod = router.choose(index, random);
    Service service = pod.service;
    client = random.nextInt(1 << 16);
    answers.requests++;
    answers.attempts++;
    String method = METHODS[random.nextInt(METHODS.length)];
    String path = service.paths.get(random.nextInt(service.paths.size()));
    long item = random.nextInt(1_000_000);
    if (pod.closed <= end - 2 * Times.MS) {
      Pod other = service.retried ? router.another(index, random, end) : null;
      refused(which, end, pod, other, method, path, item);
    } else {
      served(which, end, pod, method, path, item);
    }
  }

  private void served(int which, long end, Pod pod, String method, String path, long item)
      throws IOException {
    int luck = random.nextInt(10_000);
    long millis = 3 + random.nextInt(40) + (luck % 25 == 0 ? random.nextInt(900) : 0);
    // No router sends to a pod before it has heard of it.
    millis = Math.max(1, Math.min(millis, (end - pod.ready) / Times.MS - Router.QUICKEST));
    int status =
        luck < 8_700 ? 200 : luck < 9_300 ? 304 : luck < 9_600 ? 201 : luck < 9_997 ? 404 : 200;
    long size = status == 304 ? 0 : 180 + random.nextInt(6_000);
    if (luck == 9_998) {
      status = 500;
      Answers.count(answers.applicationErrors, pod.service.key());
    } else if (luck == 9_999) {
      status = 499;
      size = 0;
    }
    begin(method, path, item, status, size);
    line.addSeconds(millis + random.nextInt(2));
    upstream(pod.service);
    line.add(pod.ip).add(":8080 ").add(size).add(' ').addSeconds(millis).add(' ');
    if (status == 499) {
      line.add('-');
    } else {
      line.add(status);
    }
    end(which);
  }

  private void refused(
      int which, long end, Pod pod, Pod other, String method, String path, long item)
      throws IOException {
    Service service = pod.service;
    errors
        .get(which)
        .line(
            slashed
                + " [error] 31#31: *"
                + (8_000_000 + answers.requests)
                + " connect() failed (111: Connection refused) while connecting to upstream, client: "
                + client()
                + ","
                + " server: "
                + service.name
                + ".example.net, request: \""
                + method
                + " "
                + path
                + item
                + " HTTP/2.0\", upstream: \"http://"
                + pod.ip
                + ":8080"
                + path
                + item
                + "\", host: \""
                + service.name
                + ".example.net\"");
    answers.actors.put(service.key(), service.owner);
    if (other == null) {
      Answers.count(answers.failed, service.key());
      begin(method, path, item, 502, 552);
      line.addSeconds(1);
      upstream(service);
      line.add(pod.ip).add(":8080 0 ").addSeconds(1).add(" 502");
      lost.lost(end(which));
    } else {
      answers.attempts++;
      Answers.count(answers.masked, service.key());
      begin(method, path, item, 200, 611);
      line.addSeconds(1 + 9);
      upstream(service);
      line.add(pod.ip).add(":8080, ").add(other.ip).add(":8080 0, 611 ");
      line.addSeconds(1).add(", ").addSeconds(9).add(" 502, 200");
      end(which);
    }
  }

  private void begin(String method, String path, long item, int status, long size) {
    line.clear().add(client()).add(" - - [").add(time);
    line.add("] \"").add(method).add(' ').add(path).add(item).add(" HTTP/2.0\" ").add(status);
    line.add(' ').add(size).add(" \"https://www.example.net/s\" \"");
    line.add(AGENTS[random.nextInt(AGENTS.length)]).add("\" ").add(300 + item % 900).add(' ');
  }

  private String client() {
    return "203.0." + (client >> 8) + "." + (client & 255);
  }

  private void upstream(Service service) {
    line.add(" [").add(service.namespace).add('-').add(service.name).add("-80] [] ");
  }

  /** Returns the id of the request, in two halves. */
  private RequestId end(int which) throws IOException {
    RequestId id = new RequestId(random.nextLong(), random.nextLong());
    line.add(' ').addHex(id.high(), 16).addHex(id.low(), 16).add('\n');
    access.get(which).write(line);
    return id;
  }

  void flush() throws IOException {
    for (int i = 0; i < access.size(); i++) {
      access.get(i).flush();
      errors.get(i).flush();
    }
  }

  long accessBytes() {
    return access.stream().mapToLong(LogWriter::bytes).sum();
  }

  long bytes() {
    return accessBytes() + errors.stream().mapToLong(LogWriter::bytes).sum();
  }

  long lines() {
    return access.stream().mapToLong(LogWriter::lines).sum()
        + errors.stream().mapToLong(LogWriter::lines).sum();
  }

  @Override
  public void close() throws IOException {
    for (LogWriter log : access) {
      log.close();
    }
    for (LogWriter log : errors) {
      log.close();
    }
  }
}
