package io.zerodrop.pipeline.inspect;

import io.zerodrop.ingest.envelope.Envelope;
import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.RecordParser;
import io.zerodrop.ingest.read.InputOptions;
import io.zerodrop.ingest.read.InputProblem;
import io.zerodrop.ingest.read.InputSet;
import io.zerodrop.ingest.read.Inputs;
import io.zerodrop.ingest.read.LogFile;
import io.zerodrop.ingest.read.LogReader;
import io.zerodrop.pipeline.replay.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Reads every record of every file and tells what came of it. */
public final class Inspector {

  /** Records between two reports of progress. */
  private static final int STEP = 10_000;

  private final InputOptions options;
  private final Progress progress;

  public Inspector(InputOptions options, Progress progress) {
    this.options = options;
    this.progress = progress;
  }

  /** What each file under the paths is, in the order of their paths. */
  public Inspection inspect(List<String> paths) {
    try (Inputs inputs = new Inputs(options)) {
      InputSet set = inputs.expand(paths);
      List<FileInspection> files = new ArrayList<>();
      for (LogFile file : set.files()) {
        files.add(inspect(file));
      }
      set.problems().forEach(problem -> files.add(of(problem)));
      files.sort(Comparator.comparing(FileInspection::path));
      return new Inspection(files, set.notes());
    }
  }

  private FileInspection inspect(LogFile file) {
    Tally tally = new Tally();
    RecordParser parser = file.format().newParser(file.context());
    try (LogReader reader = LogReader.open(file, rejected -> lost(rejected, tally))) {
      LogRecord record = new LogRecord();
      for (long records = 1; reader.next(record); records++) {
        parser.parse(record, tally);
        tally.endOfRecord();
        if (records % STEP == 0) {
          progress.at("reading " + file.display(), reader.offset(), file.bytes());
        }
      }
    } catch (IOException failure) {
      return of(InputProblem.unreadable(file.display(), failure));
    }
    return new FileInspection(
        file.display(),
        file.format().kind().id(),
        file.format().id(),
        file.detection().confidence(),
        file.detection().why(),
        file.detection().envelopes().stream().map(Envelope::id).toList(),
        writer(file.context()),
        tally.counts(),
        tally.from(),
        tally.to(),
        tally.sample(),
        tally.complaint(),
        null,
        true);
  }

  /** What the reader itself could not make a record of. */
  private static void lost(Rejected rejected, Tally tally) {
    tally.rejected(rejected);
    tally.endOfRecord();
  }

  /** The node or the proxy instance. */
  private static String writer(FileContext context) {
    return context.node() == null ? context.router() : context.node();
  }

  private static FileInspection of(InputProblem problem) {
    return new FileInspection(
        problem.display(),
        problem.kind().id(),
        null,
        0,
        problem.sentence(),
        List.of(),
        null,
        FileInspection.Counts.NONE,
        null,
        null,
        Map.of(),
        null,
        problem.sentence(),
        problem.severity() == InputProblem.Severity.UNRECOGNISED);
  }
}
