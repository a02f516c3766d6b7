package io.zerodrop.ingest.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Leaves out files whose decompressed content is that of another, whatever they are called and
 * however they are compressed. Only files that begin alike are read to their end for it.
 */
final class Duplicates {

  private static final int CHUNK = 1 << 16;

  private Duplicates() {}

  /** In the given order, with their beginnings; the first of several that are the same stays. */
  static Map<Found, Head> drop(Map<Found, Head> files, Findings findings) {
    Map<ByteBuffer, Integer> alike = new HashMap<>();
    files.values().forEach(head -> alike.merge(ByteBuffer.wrap(head.bytes()), 1, Integer::sum));
    Map<Found, Head> kept = new LinkedHashMap<>();
    Map<String, String> digests = new HashMap<>();
    files.forEach(
        (found, head) -> {
          boolean compare = !head.empty() && alike.get(ByteBuffer.wrap(head.bytes())) > 1;
          String first = compare ? digests.putIfAbsent(digest(found), found.display()) : null;
          if (first == null) {
            kept.put(found, head);
          } else {
            findings.note(
                found.display(), "repeated: the same content as " + first + "; read once");
          }
        });
    return kept;
  }

  private static String digest(Found found) {
    try (InputStream in = Decompression.open(found.path())) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] chunk = new byte[CHUNK];
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        digest.update(chunk, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException damaged) {
      return "damaged " + found.display(); // read and reported for itself
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible); // every Java platform has SHA-256
    }
  }
}
