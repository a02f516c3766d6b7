package io.zerodrop.ingest.fuzz;

import java.util.ArrayList;
import java.util.List;

/** All inputs that nobody would wish for. */
public final class HostileInputs {

  private HostileInputs() {}

  /** Bad records between good ones, and files and places that are not what they seem. */
  public static List<Hostile> lying() {
    List<Hostile> all = new ArrayList<>(HostileLines.all());
    all.addAll(HostileFiles.all());
    all.addAll(HostilePlaces.all());
    return all;
  }

  /** Logs that something happens to while they are read. */
  public static List<Hostile> changing() {
    return HostileMoments.all();
  }
}
