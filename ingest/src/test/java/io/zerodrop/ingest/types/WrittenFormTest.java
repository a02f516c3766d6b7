package io.zerodrop.ingest.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one build wrote is read by the next, in which a record has changed. */
class WrittenFormTest {

  private final ClassLoader own = Thread.currentThread().getContextClassLoader();

  @TempDir Path temp;

  @AfterEach
  void restoreLoader() {
    Thread.currentThread().setContextClassLoader(own);
  }

  @Test
  void aFieldThatWasAddedIsEmpty() throws Exception {
    byte[] before = build("int count").list(7);

    assertThat(build("int count, String name").read(before))
        .hasToString("[Kept[count=7, name=null]]");
  }

  @Test
  void aFieldThatWasRemovedIsForgotten() throws Exception {
    byte[] before = build("int count, String name").list(7, "a");

    assertThat(build("int count").read(before)).hasToString("[Kept[count=7]]");
  }

  @Test
  void aFieldOfAnotherTypeIsTold() throws Exception {
    byte[] before = build("int count").list(7);

    assertThatThrownBy(() -> build("String count").read(before)).isInstanceOf(UnknownForm.class);
  }

  /** A record as a build has it. */
  private record Build(Class<?> type, DescribedList<Object> lists) {

    byte[] list(Object... fields) throws Exception {
      return lists.serialize(List.of(type.getDeclaredConstructors()[0].newInstance(fields)));
    }

    List<Object> read(byte[] bytes) throws IOException {
      return lists.deserialize(lists.getVersion(), bytes);
    }
  }

  @SuppressWarnings("unchecked")
  private Build build(String fields) throws Exception {
    Path folder = Files.createTempDirectory(temp, "build");
    Path source = folder.resolve("Kept.java");
    Files.writeString(source, "public record Kept(" + fields + ") {}");
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()))
        .isZero();
    ClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, own);
    Thread.currentThread().setContextClassLoader(loader);
    Class<Object> type = (Class<Object>) loader.loadClass("Kept");
    return new Build(
        type,
        new DescribedList<>(TypeInformation.of(type).createSerializer(new SerializerConfigImpl())));
  }
}
