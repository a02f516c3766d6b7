package io.zerodrop.bench.micro;

import io.zerodrop.analyzer.route.AttemptSeen;
import io.zerodrop.analyzer.route.RouteHistory;
import io.zerodrop.analyzer.route.RouteKeys;
import io.zerodrop.analyzer.route.Routes;
import io.zerodrop.analyzer.route.ServiceNames;
import io.zerodrop.analyzer.route.Suspicion;
import io.zerodrop.analyzer.timeline.ClusterPicture;
import io.zerodrop.analyzer.verdict.Judge;
import io.zerodrop.analyzer.verdict.LoggedAttempts;
import io.zerodrop.analyzer.verdict.Thresholds;
import io.zerodrop.analyzer.verdict.rule.RuleBook;
import io.zerodrop.ingest.event.RequestLogged;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** All suspected attempts of a bundle judged against what stood behind their addresses. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Join {

  private final Map<String, List<AttemptSeen>> attempts = new HashMap<>();
  private final Map<String, RouteHistory> routes = new HashMap<>();
  private final Judge judge = new Judge(RuleBook.rules(), Thresholds.DEFAULT);

  @Setup
  public void generate() throws IOException {
    SmallBundle bundle = new SmallBundle();
    ClusterPicture picture = bundle.picture();
    Routes.of(picture).forEach(route -> routes.put(route.key(), route));
    Suspicion suspicion = Suspicion.of(picture);
    RouteKeys keys = new RouteKeys(new ServiceNames(Routes.services(picture)));
    int count = 0;
    for (RequestLogged request : bundle.requests("access-ingress-1.log")) {
      for (int i = 0; suspicion.concerns(request) && i < request.attempts().size(); i++) {
        AttemptSeen seen = new AttemptSeen(request, i, keys.serviceOf(request));
        String route = keys.of(request, seen.attempt());
        attempts.computeIfAbsent(route, key -> new ArrayList<>()).add(seen);
        count++;
      }
    }
    System.out.printf("%n%,d attempts to %,d routes%n", count, attempts.size());
  }

  @Benchmark
  public int judge() {
    int verdicts = 0;
    for (Map.Entry<String, List<AttemptSeen>> of : attempts.entrySet()) {
      RouteHistory route = routes.getOrDefault(of.getKey(), Routes.none());
      verdicts += judge.judge(route, new LoggedAttempts(of.getValue(), List.of()), List.of()).size();
    }
    return verdicts;
  }
}
