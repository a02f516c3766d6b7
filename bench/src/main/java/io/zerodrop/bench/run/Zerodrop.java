package io.zerodrop.bench.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zerodrop.bench.bundle.Answers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Replays a bundle by the launcher, as a user would, and checks what it found. */
final class Zerodrop implements Contender {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path home;

  Zerodrop(Path home) {
    this.home = home;
  }

  @Override
  public String name() {
    return "zerodrop";
  }

  @Override
  public Measured run(Path bundle, Answers expected) throws IOException {
    Path out = Files.createTempDirectory("bench-out-");
    try {
      Measured measured =
          MeasuredProcess.run(
              List.of(
                  home.resolve("zerodrop").toString(),
                  "replay",
                  bundle.toString(),
                  "--out",
                  out.toString()),
              home);
      check(out, expected);
      return measured;
    } finally {
      try (Stream<Path> files = Files.walk(out)) {
        files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
      }
    }
  }

  private static void check(Path out, Answers expected) throws IOException {
    JsonNode totals = JSON.readTree(out.resolve("summary.json").toFile()).path("totals");
    Check check = new Check("zerodrop");
    check.same("requests", expected.requests, totals.path("requests").asLong());
    check.same("attempts", expected.attempts, totals.path("attempts").asLong());
    check.same("terminations", expected.terminations, totals.path("terminations").asLong());
    Map<String, Long> failed = new TreeMap<>();
    Map<String, Long> masked = new TreeMap<>();
    Map<String, Long> application = new TreeMap<>();
    Map<String, String> actors = new TreeMap<>();
    for (String line : Files.readAllLines(out.resolve("findings.ndjson"))) {
      JsonNode finding = JSON.readTree(line);
      String service =
          finding.at("/kubernetes/namespace").asText()
              + "/"
              + finding.at("/kubernetes/service/name").asText();
      JsonNode of = finding.path("zerodrop");
      if (of.path("cause").asText().equals("app-error")) {
        add(application, service, of.at("/requests/failed").asLong());
        continue;
      }
      add(failed, service, of.at("/requests/failed").asLong());
      add(masked, service, of.at("/requests/masked").asLong());
      actors.merge(
          service, of.at("/trigger/actor").asText(), (a, b) -> a.equals(b) ? a : a + ", " + b);
    }
    check.same("requests lost to terminations", expected.failed, failed);
    check.same("failures hidden by retries", expected.masked, masked);
    check.same("who started it", expected.actors, actors);
    check.atLeast("errors of applications", expected.applicationErrors, application);
    check.conclude();
  }

  private static void add(Map<String, Long> of, String service, long count) {
    if (count > 0) {
      of.merge(service, count, Long::sum);
    }
  }
}
