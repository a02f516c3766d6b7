package io.zerodrop.ingest.read;

import io.zerodrop.ingest.envelope.Origin;
import java.io.Serializable;

/**
 * One of several containers whose lines a log shipper has put into one file.
 *
 * @param container as {@link Origin#containerName()} says
 * @param reportsDamage whether what cannot be assigned to any container is reported here; true for
 *     one of a file's selections
 */
public record Selection(String container, boolean reportsDamage) implements Serializable {

  boolean includes(Origin origin) {
    return container.equals(origin.containerName());
  }
}
