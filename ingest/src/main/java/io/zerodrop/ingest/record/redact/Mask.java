package io.zerodrop.ingest.record.redact;

import io.zerodrop.ingest.record.bundle.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Puts a short keyed digest in the place of a value, so that a change of it is seen and the value
 * is not. The key stays in a hidden file of the bundle, where no analysis reads it: without it a
 * guess at a value cannot be tested.
 */
public final class Mask {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;
  private static final int SHOWN_BYTES = 4;

  private final SecretKeySpec key;

  public Mask(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** With the key that the bundle has, or a new one where it has none. */
  public static Mask of(Path bundle) throws IOException {
    Path file = bundle.resolve(".mask-key");
    if (Files.exists(file) && Files.size(file) == KEY_BYTES) {
      return new Mask(Files.readAllBytes(file));
    }
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    try (FileChannel channel =
        OwnerOnlyFiles.create(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(key), 0);
      channel.force(true);
    }
    return new Mask(key);
  }

  String of(String value) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] digest = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
      return "masked:" + HexFormat.of().formatHex(digest, 0, SHOWN_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
