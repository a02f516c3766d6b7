package io.zerodrop.ingest.read;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.SortedSet;

/**
 * What a file's decompressed content, as far as it can be read, digests to.
 *
 * @param length in bytes
 * @param whole the digest of all of it
 * @param beginnings the digests of its first bytes, as many as were asked for
 * @param cut whether it ends in damage or in the middle of a line
 */
record Digests(long length, String whole, List<String> beginnings, boolean cut) {

  private static final int CHUNK = 1 << 16;

  /**
   * @param lengths how many of the first bytes to digest by themselves, each less than all
   */
  static Digests of(Found found, SortedSet<Long> lengths) {
    MessageDigest digest = sha256();
    List<String> beginnings = new ArrayList<>();
    Iterator<Long> ends = lengths.iterator();
    long next = ends.hasNext() ? ends.next() : Long.MAX_VALUE;
    long length = 0;
    boolean cut = false;
    try (InputStream in = Decompression.open(found.path())) {
      byte[] chunk = new byte[CHUNK];
      while (true) {
        int read = in.read(chunk, 0, (int) Math.min(chunk.length, next - length));
        if (read < 0) {
          break;
        }
        digest.update(chunk, 0, read);
        length += read;
        cut = read > 0 ? chunk[read - 1] != '\n' : cut;
        if (length == next) {
          beginnings.add(soFar(digest));
          next = ends.hasNext() ? ends.next() : Long.MAX_VALUE;
        }
      }
    } catch (IOException damaged) {
      cut = true; // what stands before is all that can be read of it
    }
    return new Digests(length, soFar(digest), beginnings, cut);
  }

  private static String soFar(MessageDigest digest) {
    try {
      return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
    } catch (CloneNotSupportedException impossible) {
      throw new IllegalStateException(impossible); // SHA-256 of the JDK is cloneable
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible); // every Java platform has SHA-256
    }
  }
}
