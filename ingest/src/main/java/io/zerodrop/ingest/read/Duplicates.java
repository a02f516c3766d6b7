package io.zerodrop.ingest.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Leaves out files whose decompressed content is that of another, whatever they are called and
 * however they are compressed. Only files that begin alike are read to their end for it.
 */
final class Duplicates {

  private static final int CHUNK = 1 << 16;

  private Duplicates() {}

  static List<Candidate> drop(List<Candidate> candidates, Findings findings) {
    Map<ByteBuffer, List<Candidate>> alike = new HashMap<>();
    for (Candidate candidate : candidates) {
      alike
          .computeIfAbsent(ByteBuffer.wrap(candidate.head().bytes()), key -> new ArrayList<>())
          .add(candidate);
    }
    List<Candidate> kept = new ArrayList<>();
    Map<String, String> digests = new HashMap<>();
    for (Candidate candidate : candidates) {
      String first = null;
      if (alike.get(ByteBuffer.wrap(candidate.head().bytes())).size() > 1) {
        first = digests.putIfAbsent(digest(candidate), candidate.display());
      }
      if (first == null) {
        kept.add(candidate);
      } else {
        findings.note(
            candidate.display(), "repeated: the same content as " + first + "; read once");
      }
    }
    return kept;
  }

  private static String digest(Candidate candidate) {
    try (InputStream in = Decompression.open(candidate.found().path())) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] chunk = new byte[CHUNK];
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        digest.update(chunk, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException damaged) {
      return "damaged " + candidate.display(); // read and reported for itself
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible); // every Java platform has SHA-256
    }
  }
}
