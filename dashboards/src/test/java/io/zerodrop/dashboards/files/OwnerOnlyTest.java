package io.zerodrop.dashboards.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyTest {

  @TempDir Path directory;

  @Test
  void whatIsCreatedNoOtherUserMayRead() throws IOException {
    Path inner = OwnerOnly.directory(directory.resolve("a/b"));
    Path written = inner.resolve("written");
    Path opened = inner.resolve("opened");
    OwnerOnly.write(written, "text");
    OwnerOnly.open(opened, StandardOpenOption.CREATE, StandardOpenOption.APPEND).close();

    assertThat(permissions(inner)).isEqualTo("rwx------");
    assertThat(permissions(inner.getParent())).isEqualTo("rwx------");
    assertThat(permissions(written)).isEqualTo("rw-------");
    assertThat(permissions(opened)).isEqualTo("rw-------");
    assertThat(written).hasContent("text");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
