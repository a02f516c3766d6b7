package io.zerodrop.bench.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.zerodrop.bench.bundle.Answers;
import io.zerodrop.bench.duckdb.CrudeQuestion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lets DuckDB answer the crude version of the question. */
final class DuckDb implements Contender {

  private double querySeconds;

  @Override
  public String name() {
    return "DuckDB";
  }

  /** Of the last run: the queries alone, without starting Java and loading DuckDB. */
  double querySeconds() {
    return querySeconds;
  }

  @Override
  public Measured run(Path bundle, Answers expected) throws IOException {
    Measured measured =
        MeasuredProcess.run(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CrudeQuestion.class.getName(),
                bundle.toString()),
            Path.of(System.getProperty("bench.home")));
    CrudeQuestion.Answer answer =
        new ObjectMapper().readValue(measured.output(), CrudeQuestion.Answer.class);
    querySeconds = answer.seconds;
    Check check = new Check("DuckDB");
    check.same("requests", expected.requests, answer.requests);
    check.same("requests lost to terminations", named(expected.failed), answer.failed);
    check.same("failures hidden by retries", named(expected.masked), answer.masked);
    check.conclude();
    return measured;
  }

  private static Map<String, Long> named(Map<String, Long> byService) {
    Map<String, Long> named = new TreeMap<>();
    byService.forEach((service, count) -> named.put(service.replace('/', '-') + "-80", count));
    return named;
  }
}
