package io.zerodrop.bench.bundle;

import java.util.SplittableRandom;

/** Names, ids and addresses that nothing else in the bundle has. */
final class Identities {

  /** The letters of Kubernetes' generated names (apimachinery util/rand). */
  private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";

  private static final String HEX = "0123456789abcdef";

  private final SplittableRandom random;
  private int addresses;
  private long revision = 100_000;

  Identities(SplittableRandom random) {
    this.random = random;
  }

  String letters(int count) {
    return pick(LETTERS, count);
  }

  String hex(int count) {
    return pick(HEX, count);
  }

  String uid() {
    return hex(8) + "-" + hex(4) + "-4" + hex(3) + "-a" + hex(3) + "-" + hex(12);
  }

  /** An address of the pod network that no pod had before. */
  String ip() {
    int next = addresses++;
    return "10." + (128 + next / 62_500) + "." + (next / 250 % 250) + "." + (next % 250 + 2);
  }

  /** Higher with every write to the cluster. */
  long revision() {
    return ++revision;
  }

  private String pick(String from, int count) {
    char[] text = new char[count];
    for (int i = 0; i < count; i++) {
      text[i] = from.charAt(random.nextInt(from.length()));
    }
    return new String(text);
  }
}
