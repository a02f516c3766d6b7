package io.zerodrop.ingest.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Damages records as disks, shippers and attackers do. */
final class Mutator {

  private static final List<byte[]> PIECES =
      List.of(
          utf8("\""),
          utf8("\\"),
          utf8("\\x2"),
          utf8("\\u0000"),
          utf8("{{{{{{{{"),
          utf8("[[[["),
          utf8("]}"),
          utf8("-"),
          utf8(" "),
          utf8(", "),
          utf8(" : "),
          utf8("\" \""),
          utf8("\n"),
          utf8("\r\n\t"),
          utf8("99999999999999999999"),
          utf8("-1"),
          utf8("1e999"),
          utf8("NaN"),
          utf8("null"),
          utf8("9999-99-99T99:99:99.999999999999Z"),
          utf8("32/Foo/99999:25:61:61 +9999"),
          utf8("%s%n${jndi:ldap://x}"),
          utf8("[::ffff:1.2.3.4]:99999"),
          utf8("\u001b[31m"),
          utf8("\u202e\ufeff\u2028"),
          new byte[] {0},
          new byte[] {(byte) 0xff, (byte) 0xc0, (byte) 0x80},
          new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80});

  private final Random random;

  Mutator(long seed) {
    this.random = new Random(seed);
  }

  /** One to six wounds. */
  byte[] damaged(List<byte[]> records) {
    byte[] bytes = records.get(random.nextInt(records.size()));
    for (int wounds = 1 + random.nextInt(6); wounds > 0; wounds--) {
      bytes = wounded(bytes, records);
    }
    return bytes;
  }

  private byte[] wounded(byte[] bytes, List<byte[]> records) {
    int at = random.nextInt(bytes.length + 1);
    int to = Math.min(bytes.length, at + random.nextInt(20));
    switch (random.nextInt(9)) {
      case 0:
        return joined(bytes, 0, at);
      case 1:
        return spliced(bytes, at, to, new byte[0]);
      case 2:
        return spliced(bytes, at, at, PIECES.get(random.nextInt(PIECES.size())));
      case 3:
        return spliced(bytes, at, to, PIECES.get(random.nextInt(PIECES.size())));
      case 4:
        return flipped(bytes);
      case 5:
        return spliced(bytes, at, at, joined(bytes, at, to));
      case 6:
        byte[] other = records.get(random.nextInt(records.size()));
        return spliced(
            bytes, at, bytes.length, joined(other, random.nextInt(other.length + 1), other.length));
      case 7:
        return spliced(bytes, at, at, repeated(PIECES.get(random.nextInt(PIECES.size()))));
      default:
        return spliced(bytes, at, at, new byte[] {(byte) random.nextInt(256)});
    }
  }

  private byte[] repeated(byte[] piece) {
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    for (int i = random.nextInt(300); i > 0; i--) {
      many.writeBytes(piece);
    }
    return many.toByteArray();
  }

  private byte[] flipped(byte[] bytes) {
    byte[] copy = bytes.clone();
    if (copy.length > 0) {
      copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return copy;
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] middle) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(bytes, 0, from);
    whole.writeBytes(middle);
    whole.write(bytes, to, bytes.length - to);
    return whole.toByteArray();
  }

  private static byte[] joined(byte[] bytes, int from, int to) {
    return java.util.Arrays.copyOfRange(bytes, from, to);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
