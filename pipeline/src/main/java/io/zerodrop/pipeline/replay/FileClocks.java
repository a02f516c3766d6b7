package io.zerodrop.pipeline.replay;

import io.zerodrop.analyzer.clock.Clock.Reading;
import io.zerodrop.analyzer.clock.ClockReading;
import io.zerodrop.dashboards.summary.ClockOffset;
import io.zerodrop.ingest.format.LogKind;
import io.zerodrop.ingest.read.LogFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What was found of the clock of each file, for the summary and for stderr. */
final class FileClocks {

  private final Map<String, ClockReading> byFile = new TreeMap<>();
  private final List<ClockReading> readings;
  private final List<LogFile> files;
  private final boolean corrected;

  /**
   * @param files of which those of routers are told by their instance
   * @param corrected whether clocks that are off were corrected
   */
  FileClocks(Collection<ClockReading> readings, Collection<LogFile> files, boolean corrected) {
    this.readings = List.copyOf(readings);
    this.files = List.copyOf(files);
    this.corrected = corrected;
    for (ClockReading reading : readings) {
      for (String file : filesOf(reading)) {
        byFile.merge(file, reading, FileClocks::ofRecords);
      }
    }
  }

  /** The time of a record itself before the times in the object that it shows. */
  private static ClockReading ofRecords(ClockReading a, ClockReading b) {
    return b.clock().reading() == Reading.RECORD ? b : a;
  }

  private List<String> filesOf(ClockReading reading) {
    if (!reading.clock().source().equals(LogKind.ACCESS.id())) {
      return reading.files();
    }
    return files.stream()
        .filter(file -> file.format().kind() == LogKind.ACCESS)
        .filter(file -> reading.clock().place().equals(file.context().router()))
        .map(LogFile::display)
        .distinct()
        .toList();
  }

  /** Null where no pair of records bears on it. */
  ClockOffset of(String file) {
    ClockReading reading = byFile.get(file);
    if (reading == null || reading.unsteady()) {
      return null;
    }
    return new ClockOffset(
        corrected ? reading.offset() / 1e3 : 0,
        reading.least() == null ? null : Double.valueOf(reading.least() / 1e3),
        reading.most() == null ? null : Double.valueOf(reading.most() / 1e3));
  }

  /** What to tell people: which clocks are off, by how much, and what was done about it. */
  List<String> notices() {
    List<String> notices = new ArrayList<>();
    for (ClockReading reading : readings) {
      if (reading.unsteady()) {
        notices.add(
            named(reading)
                + ": its clock contradicts itself, so no one offset explains it ("
                + String.join("; ", reading.why())
                + "); its times are taken as logged, and what rests on them counts less");
      } else if (reading.offset() != 0) {
        notices.add(
            named(reading)
                + String.format(
                    Locale.ROOT,
                    ": its clock is %.2f s %s the others%s; %s",
                    Math.abs(reading.offset()) / 1e6,
                    reading.offset() > 0 ? "ahead of" : "behind",
                    within(reading),
                    corrected ? "corrected" : "left as it is (--no-clock-correction)"));
      }
    }
    return notices;
  }

  /** Kinds of which a clock contradicts itself. */
  List<String> unsteady() {
    return readings.stream()
        .filter(ClockReading::unsteady)
        .map(reading -> reading.clock().source())
        .distinct()
        .toList();
  }

  private String named(ClockReading reading) {
    List<String> of = filesOf(reading);
    return of.isEmpty() || reading.clock().reading() != Reading.RECORD
        ? reading.clock().toString()
        : String.join(", ", of);
  }

  private static String within(ClockReading reading) {
    if (reading.least() == null || reading.most() == null) {
      return "";
    }
    return String.format(
        Locale.ROOT, " (%.2f to %.2f s)", reading.least() / 1e6, reading.most() / 1e6);
  }
}
