package io.zerodrop.pipeline.stream;

import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.pipeline.notify.Notifier;
import io.zerodrop.pipeline.replay.Progress;
import io.zerodrop.pipeline.replay.ResultFiles;
import io.zerodrop.pipeline.replay.UnusableInput;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Whoever is told of a stream while it runs: its files, its terminal, its outlets. */
final class LiveWatch implements AutoCloseable {

  /** How long a finding has to stay before others are told of it. */
  private static final Duration SETTLE = Duration.ofSeconds(5);

  private final Board board;
  private final LiveFiles files;
  private final LiveProgress progress;
  private final FindingLines lines;
  private final Notifier notifier;
  private final HealthEndpoint health;

  /**
   * @param run under which what is read is counted
   */
  LiveWatch(
      Board board,
      StreamRequest request,
      ResultFiles files,
      Progress progress,
      String run,
      long began)
      throws IOException, UnusableInput {
    this.board = board;
    this.files = new LiveFiles(board, files, request.redact(), began);
    this.progress = new LiveProgress(board, progress, run);
    this.lines = new FindingLines(progress);
    this.health = HealthEndpoint.on(request.outlets().healthPort(), board);
    this.notifier =
        request.outlets().notified().isEmpty()
            ? null
            : new Notifier(
                request.outlets().notified(), request.state().resolve("notified"), SETTLE);
  }

  /** To be called several times a second. */
  void tick() {
    files.refresh();
    progress.show();
    look(false);
    if (health != null) {
      health.beat();
    }
  }

  private void look(boolean last) {
    List<Finding> findings = board.findings();
    lines.look(findings);
    if (notifier != null) {
      notifier.look(findings, last);
    }
  }

  /** The stream was stopped, and will go on some time. */
  void stopped() throws IOException {
    files.write();
  }

  /** The stream has come to its end. */
  void ended() {
    look(true);
  }

  @Override
  public void close() {
    if (notifier != null) {
      notifier.close();
    }
    if (health != null) {
      health.close();
    }
  }
}
