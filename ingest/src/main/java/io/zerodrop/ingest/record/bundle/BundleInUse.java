package io.zerodrop.ingest.record.bundle;

import java.io.IOException;
import java.nio.file.Path;

/** Another process, or another recorder of this one, writes to the bundle. */
public final class BundleInUse extends IOException {

  private static final long serialVersionUID = 1L;

  BundleInUse(Path directory) {
    super(
        directory + " is written to by another recorder; stop that one, or give another directory");
  }
}
