package io.zerodrop.dashboards.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that appears whole under its name, or not at all: what is written goes to a temporary file
 * beside it until {@link #commit}. Closed without, it leaves what was there before.
 */
public final class ReplacedFile implements AutoCloseable {

  private final Path target;
  private final Path temporary;
  private final OutputStream out;

  public ReplacedFile(Path target) throws IOException {
    this.target = target;
    this.temporary =
        OwnerOnly.temporaryFile(
            target.toAbsolutePath().getParent(), target.getFileName().toString());
    this.out = new BufferedOutputStream(Files.newOutputStream(temporary), 1 << 16);
  }

  public OutputStream out() {
    return out;
  }

  public void commit() throws IOException {
    out.close();
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException network) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
    Files.deleteIfExists(temporary);
  }
}
