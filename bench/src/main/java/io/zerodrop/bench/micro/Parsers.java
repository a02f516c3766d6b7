package io.zerodrop.bench.micro;

import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.format.LogFormat;
import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.ParsedSink;
import io.zerodrop.ingest.parse.RecordParser;
import io.zerodrop.ingest.parse.text.ByteScan;
import io.zerodrop.ingest.traffic.ServedRequest;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Lines of each log through their parser, on one core: time for up to 4 MiB of lines. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Parsers {

  /** What is parsed, and whether requests that went well are only counted. */
  @Param({"ACCESS_COUNTED", "ACCESS", "AUDIT", "KUBE_PROXY"})
  public String log;

  private byte[] bytes;
  private RecordParser parser;
  private boolean counts;

  @Setup
  public void generate() throws IOException {
    SmallBundle bundle = new SmallBundle();
    counts = log.endsWith("COUNTED");
    LogFormat format =
        switch (log) {
          case "AUDIT" -> LogFormat.AUDIT;
          case "KUBE_PROXY" -> LogFormat.KUBE_PROXY;
          default -> LogFormat.INGRESS_NGINX;
        };
    String file =
        switch (format) {
          case AUDIT -> "audit.log";
          case KUBE_PROXY -> "kube-proxy-worker-01.log";
          default -> "access-ingress-1.log";
        };
    bytes = bundle.lines(file);
    parser = format.newParser(FileContext.of(file, 1_789_372_800_000_000L));
  }

  @Benchmark
  public long parse() {
    Counting sink = new Counting(counts);
    LogRecord record = new LogRecord();
    int from = 0;
    long line = 1;
    while (from < bytes.length) {
      int to = ByteScan.indexOf(bytes, from, bytes.length, '\n');
      parser.parse(record.set(bytes, from, to, "log", line++, from), sink);
      from = to + 1;
    }
    return sink.seen;
  }

  private static final class Counting implements ParsedSink {
    private final boolean counts;
    private long seen;

    private Counting(boolean counts) {
      this.counts = counts;
    }

    @Override
    public boolean served(ServedRequest request) {
      seen += counts ? 1 : 0;
      return counts;
    }

    @Override
    public void event(ClusterEvent event) {
      seen++;
    }

    @Override
    public void request(RequestLogged request) {
      seen++;
    }

    @Override
    public void rejected(Rejected rejected) {
      throw new IllegalStateException(rejected.toString());
    }

    @Override
    public void irrelevant() {
      seen++;
    }
  }
}
