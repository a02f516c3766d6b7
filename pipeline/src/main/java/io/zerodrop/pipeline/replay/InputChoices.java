package io.zerodrop.pipeline.replay;

import io.zerodrop.ingest.read.InputOptions;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * What a user says about the inputs.
 *
 * @param forced what files are taken for; the first that fits wins
 * @param zone of times without one, null to infer it
 * @param year of times without one, null to infer it
 */
public record InputChoices(List<InputOptions.Forced> forced, ZoneId zone, Integer year) {

  public InputChoices {
    forced = List.copyOf(forced);
  }

  /** The same for the reader of inputs. */
  public InputOptions options(Progress progress) {
    Long reference =
        year == null
            ? null
            : Instant.parse(String.format("%04d-07-01T00:00:00Z", year)).toEpochMilli() * 1000;
    return new InputOptions(
        forced,
        zone == null ? null : offset(reference),
        reference,
        System.in,
        path -> progress.at("looking at " + path, 0, 0));
  }

  /** Of times without a zone, UTC where the user names none. */
  public ZoneOffset offset() {
    return zone == null ? ZoneOffset.UTC : offset(null);
  }

  private ZoneOffset offset(Long reference) {
    Instant at = reference == null ? Instant.now() : Instant.ofEpochMilli(reference / 1000);
    return zone.getRules().getOffset(at);
  }
}
