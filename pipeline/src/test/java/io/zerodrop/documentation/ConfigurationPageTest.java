package io.zerodrop.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.pipeline.config.ConfigKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page on the configuration lists exactly the keys that there are. */
class ConfigurationPageTest {

  private static final Path PAGE = Path.of("..", "docs", "configuration.md");

  @Test
  void endsWithEveryKey() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(page.substring(page.indexOf("| key |"))).isEqualTo(table());
  }

  private static String table() {
    StringBuilder table =
        new StringBuilder("| key | what it says | value | option |\n| --- | --- | --- | --- |\n");
    for (ConfigKey key : ConfigKey.values()) {
      String option = key.option().isEmpty() ? "PATH..." : key.option();
      table.append(
          "| `%s` | %s | %s | `%s` |\n"
              .formatted(key.path(), key.meaning(), key.type().allowed(), option));
    }
    return table.toString();
  }
}
