package io.zerodrop.pipeline.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.ingest.read.InputOptions.Forced;
import io.zerodrop.pipeline.replay.NormalPropagation;
import io.zerodrop.pipeline.replay.ReplayEngine;
import io.zerodrop.pipeline.replay.ReplayOutcome;
import io.zerodrop.pipeline.replay.ReplayRequest;
import io.zerodrop.pipeline.replay.UnusableInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

  @TempDir Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<String> notices = new ArrayList<>();
  private final List<ReplayRequest> requests = new ArrayList<>();
  private boolean terminal;
  private List<Finding> findings = List.of();
  private String logs;

  @BeforeEach
  void someLogs() throws IOException {
    logs = Files.createDirectory(directory.resolve("logs")).toString();
    Files.writeString(directory.resolve("summary.json"), "{\"version\":\"1\"}\n");
  }

  @Test
  void replaysWithWhatWasAskedFor() {
    int code =
        run(
            "replay",
            logs,
            "-",
            "--out",
            "there",
            "--as",
            "access=edge-*.txt",
            "--as=kube-proxy=proxy*",
            "--zone=+02:00",
            "--year=2026",
            "--keep-query",
            "--redact",
            "--parallelism=3",
            "--no-clock-correction",
            "--normal-propagation",
            "ingress=1.5s,kube-proxy=500ms");

    assertThat(code).isZero();
    assertThat(requests)
        .containsExactly(
            new ReplayRequest(
                    List.of(logs, "-"),
                    Path.of("there"),
                    List.of(new Forced("edge-*.txt", "access"), new Forced("proxy*", "kube-proxy")),
                    ZoneId.of("+02:00"),
                    2026,
                    true,
                    true,
                    3,
                    new NormalPropagation(
                        Duration.ofMillis(500), Duration.ofMillis(1500), Duration.ofSeconds(20)))
                .withoutClockCorrection());
    assertThat(text(out)).isEqualTo("the summary, plain\nReport   report.html\n");
    assertThat(text(err)).isEmpty();
  }

  @Test
  void readsHowAccessLinesAreLaidOut() throws IOException {
    Path file = Files.writeString(directory.resolve("layout"), "(?<time>\\S+) (?<status>\\d+)\n");

    assertThat(
            run(
                "replay",
                logs,
                "--access-format",
                "edge*=time=ts,status=code",
                "--access-format=in/*.log=$time_local $status",
                "--access-format=odd=@" + file,
                "--as=access=rest"))
        .isZero();
    assertThat(requests)
        .first()
        .extracting(ReplayRequest::forced)
        .isEqualTo(
            List.of(
                new Forced("edge*", "json-fields", "time=ts,status=code"),
                new Forced("in/*.log", "nginx-format", "$time_local $status"),
                new Forced("odd", "pattern", "(?<time>\\S+) (?<status>\\d+)"),
                new Forced("rest", "access")));
  }

  @Test
  void inspectsWithoutAnalysing() throws IOException {
    Files.writeString(
        Path.of(logs).resolve("a.log"),
        "192.0.2.7 - - [22/Nov/2026:11:15:53 +0000] \"GET / HTTP/1.1\" 200 8 \"-\" \"x\"\n");

    assertThat(run("inspect", logs)).isZero();
    assertThat(text(out)).startsWith(logs + "/a.log\n  access (nginx-combined)");
    assertThat(requests).isEmpty();

    out.reset();
    Path strange = Files.writeString(directory.resolve("strange.log"), "what is it\n");
    assertThat(run("inspect", "--json", strange.toString())).isEqualTo(2);
    assertThat(text(out)).startsWith("{\"path\":").contains("\"kind\":\"unknown\"");

    assertThat(run("inspect", "nowhere")).isEqualTo(2);
    assertThat(text(err)).contains("nowhere is not there");
  }

  @Test
  void readsOptionsFromAFile() throws IOException {
    Path options = Files.writeString(directory.resolve("options.txt"), "--year=2024\n--keep-query");

    assertThat(run("replay", "@" + options, logs)).isZero();
    assertThat(requests).first().extracting(ReplayRequest::year).isEqualTo(2024);
  }

  @Test
  void printsTheSummaryFileForPrograms() {
    assertThat(run("replay", logs, "--json")).isZero();
    assertThat(text(out)).isEqualTo("{\"version\":\"1\"}\n");
  }

  @ParameterizedTest
  @CsvSource({
    "false, auto, plain",
    "true, auto, coloured",
    "true, never, plain",
    "false, always, coloured",
    "false, ALWAYS, coloured"
  })
  void coloursATerminalUnlessToldOtherwise(boolean onTerminal, String when, String look) {
    terminal = onTerminal;

    assertThat(run("replay", logs, "--color", when)).isZero();
    assertThat(text(out)).startsWith("the summary, " + look + "\n");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "--fail-on, 1",
    "--fail-on any, 1",
    "--fail-on=any, 1",
    "--fail-on inflight-cut, 1",
    "'--fail-on grace-exceeded,inflight-cut', 1",
    "--fail-on grace-exceeded, 0"
  })
  void exitsWithOneOnlyOnFindingsThatWereAskedFor(String option, int code) {
    findings = List.of(finding(Cause.INFLIGHT_CUT));
    List<String> arguments = new ArrayList<>(List.of("replay"));
    if (!option.isEmpty()) {
      arguments.addAll(List.of(option.split(" ")));
    }
    arguments.add(logs);

    assertThat(run(arguments.toArray(String[]::new))).isEqualTo(code);
    assertThat(requests).first().extracting(ReplayRequest::inputs).isEqualTo(List.of(logs));
  }

  @Test
  void exitsWithZeroWithoutFindingsWhateverFailOnAsksFor() {
    assertThat(run("replay", logs, "--fail-on")).isZero();
  }

  @Test
  void namesEveryProblemAtOnce() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");

    assertThat(
            run("replay", "/no/such", "/nor/this", "--year=3", "--parallelism=0", "--out=" + file))
        .isEqualTo(2);
    assertThat(text(err))
        .isEqualTo(
            """
            zerodrop: /no/such is not there
            zerodrop: /nor/this is not there
            zerodrop: --year 3 is not between 1970 and 9999
            zerodrop: --parallelism 0 is not at least 1
            zerodrop: --out %s is a file, not a directory
            """
                .formatted(file));
    assertThat(requests).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          --zone=Berlin                  | 'Berlin' is no time zone; give an offset such as +02:00
          --year=abc                     | 'abc' is not an int
          --as=access                    | 'access' is no KIND=GLOB
          --as=acces=*.log               | 'acces' is no kind of log; give one of audit, endpointslice
          --normal-propagation=mesh=2s   | give one of [kube-proxy, ingress, cloud-lb]
          --normal-propagation=ingress=2 | '2' is no duration; give a number with ms, s or m
          --fail-on=sunspots             | 'sunspots' is no cause; give 'any' or one or more of propa
          --colour=never                 | Unknown option: '--colour=never'
          """)
  void saysWhatIsWrongWithAnOption(String option, String message) {
    assertThat(run("replay", logs, option)).isEqualTo(2);
    assertThat(text(err)).contains(message).contains("see 'zerodrop replay --help'");
    assertThat(text(out)).isEmpty();
  }

  @Test
  void asksForAPathWhenThereIsNone() {
    assertThat(run("replay")).isEqualTo(2);
    assertThat(text(err)).contains("which logs? give the PATH");
  }

  @Test
  void suggestsTheCommandThatWasMeant() {
    assertThat(run("replya", logs)).isEqualTo(2);
    assertThat(text(err)).contains("Did you mean: zerodrop replay");
  }

  @Test
  void saysWhyAnInputIsUnusable() {
    assertThat(
            run(
                (request, progress) -> {
                  throw new UnusableInput("nothing in logs is of a known kind");
                },
                "replay",
                logs))
        .isEqualTo(2);
    assertThat(text(err)).isEqualTo("zerodrop: nothing in logs is of a known kind\n");
  }

  @Test
  void reportsAFaultOfItsOwnWithItsTrace() {
    assertThat(
            run(
                (request, progress) -> {
                  throw new IllegalStateException("lost count");
                },
                "replay",
                logs))
        .isEqualTo(3);
    assertThat(text(err)).contains("please report").contains("lost count").contains("\tat ");
  }

  @Test
  void survivesAnErrorOfTheMachine() {
    assertThat(
            run(
                (request, progress) -> {
                  throw new OutOfMemoryError("Java heap space");
                },
                "replay",
                logs))
        .isEqualTo(3);
    assertThat(text(err))
        .isEqualTo(
            "zerodrop: out of memory; give it more, for example ZERODROP_JAVA_OPTS=-Xmx8g\n");
  }

  @Test
  void demoReplaysARecordingAndSaysWhatToDoNext() throws IOException {
    Path input = Files.createDirectories(directory.resolve("incidents/rollout-race/input"));

    assertThat(run("demo", "--out", "demo-out")).isZero();
    assertThat(requests).first().extracting(ReplayRequest::inputs).isEqualTo(List.of(input + ""));
    assertThat(requests).first().extracting(ReplayRequest::out).isEqualTo(Path.of("demo-out"));
    assertThat(text(out))
        .startsWith("the summary, plain\n")
        .contains("Report:    report.html\n")
        .contains(directory + "/zerodrop replay " + directory + "/incidents/node-drain/input");
  }

  @Test
  void demoPrintsNothingButJsonForPrograms() throws IOException {
    Files.createDirectories(directory.resolve("incidents/rollout-race/input"));

    assertThat(run("demo", "--json")).isZero();
    assertThat(text(out)).isEqualTo("{\"version\":\"1\"}\n");
  }

  @Test
  void comparesOnlyWhatIsThere() {
    assertThat(run("compare", logs, directory.resolve("gone").toString())).isEqualTo(2);
    assertThat(text(err)).contains("gone is not there");
    assertThat(requests).isEmpty();
  }

  @Test
  void demoSaysWhenItsRecordingIsMissing() {
    assertThat(run("demo")).isEqualTo(2);
    assertThat(text(err)).contains("rollout-race").contains("from a complete checkout");
  }

  @Test
  void saysBeforeTheWorkThatItsOutcomeCouldNotBeWritten() throws IOException {
    Path locked = Files.createDirectory(directory.resolve("locked"));
    assumeTrue(locked.toFile().setWritable(false) && !Files.isWritable(locked), "root may write");

    assertThat(run("replay", logs, "--out", locked.resolve("a/b").toString())).isEqualTo(2);
    assertThat(text(err)).endsWith("cannot be written: no permission to write to " + locked + "\n");
    assertThat(requests).isEmpty();
  }

  @Test
  void saysOnStderrWhatCouldNotBeRead() {
    notices.add("logs/x: permission denied");
    run("replay", directory.toString());
    assertThat(text(err)).contains("zerodrop: logs/x: permission denied");
  }

  private int run(String... arguments) {
    return run(
        (request, progress) -> {
          requests.add(request);
          return new ReplayOutcome(
              findings,
              directory.resolve("summary.json"),
              Path.of("report.html"),
              (color, columns) -> "the summary, " + (color ? "coloured" : "plain"),
              notices);
        },
        arguments);
  }

  private int run(ReplayEngine engine, String... arguments) {
    Terminal streams =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            terminal,
            false,
            true,
            100);
    return Zerodrop.run(arguments, engine, streams, directory);
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }

  private static Finding finding(Cause cause) {
    return new Finding(
        "f", "i", cause, null, "shop", "web", null, 0, 0, 1, 0, 0, 1, List.of(), List.of(),
        List.of(), List.of(), List.of(), 1, "", null, List.of());
  }
}
