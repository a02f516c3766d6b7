package io.zerodrop.ingest.source;

import io.zerodrop.ingest.read.Decompression;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Which file it is, whatever it is called now: what the file system calls it, and how it begins. A
 * file that was truncated and written anew keeps the first and changes the second; a copy of it, or
 * what a compressor made of it, has the second alone.
 *
 * @param inode {@link BasicFileAttributes#fileKey}
 * @param headLength how many decompressed bytes {@code headDigest} is of
 */
record FileIdentity(String inode, int headLength, String headDigest) {

  private static final int HEAD = 1024;

  /** Shorter beginnings may be alike by chance. */
  private static final int TELLING = 32;

  static FileIdentity of(Path path) throws IOException {
    String inode = inodeOf(path);
    byte[] head = head(path, HEAD);
    return new FileIdentity(inode, head.length, digest(head));
  }

  static String inodeOf(Path path) throws IOException {
    return inode(path, Files.readAttributes(path, BasicFileAttributes.class));
  }

  /** The path itself where the file system knows no better. */
  static String inode(Path path, BasicFileAttributes attributes) {
    Object key = attributes.fileKey();
    return key == null ? path.toAbsolutePath().toString() : key.toString();
  }

  /** Whether a file begins as this one did. */
  boolean begins(Path path) throws IOException {
    return begins(head(path, headLength));
  }

  /**
   * @param head the first {@link #headLength} bytes of a file, fewer where it is shorter
   */
  boolean begins(byte[] head) {
    return head.length == headLength && digest(head).equals(headDigest);
  }

  /** Whether that it begins alike tells anything. */
  boolean telling() {
    return headLength >= TELLING;
  }

  private static byte[] head(Path path, int length) throws IOException {
    try (InputStream in = Decompression.open(path)) {
      return in.readNBytes(length);
    }
  }

  private static String digest(byte[] bytes) {
    try {
      byte[] all = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(Arrays.copyOf(all, 16));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }
}
