package io.zerodrop.ingest.fuzz;

import java.util.ArrayList;
import java.util.List;

/** All inputs that nobody would wish for. */
public final class HostileInputs {

  /** Records of each log of {@link #changing} that are there before anything happens to it. */
  public static final int LINES_OF_CHANGING = HostileMoments.LINES;

  private HostileInputs() {}

  /** Bad records between good ones, and files and places that are not what they seem. */
  public static List<Hostile> lying() {
    List<Hostile> all = new ArrayList<>(HostileLines.all());
    all.addAll(HostileFiles.all());
    all.addAll(HostilePlaces.all());
    return all;
  }

  /** Whether it is about where a file lies, not about what is in it. */
  public static boolean isPlace(Hostile hostile) {
    return HostilePlaces.all().stream().anyMatch(place -> place.name().equals(hostile.name()));
  }

  /** Logs that something happens to while they are read. */
  public static List<Hostile> changing() {
    return HostileMoments.all();
  }
}
