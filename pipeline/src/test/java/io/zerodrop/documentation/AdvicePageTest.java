package io.zerodrop.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.advice.rule.About;
import io.zerodrop.analyzer.advice.rule.Rule;
import io.zerodrop.analyzer.advice.rule.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The page on advice lists exactly the rules that there are. */
class AdvicePageTest {

  private static final Path PAGE = Path.of("..", "docs", "advise.md");

  @Test
  void listsEveryRule() throws IOException {
    StringBuilder table = new StringBuilder();
    table.append("| rule | severity | what is wrong, and why it drops requests | the fact |\n");
    table.append("| --- | --- | --- | --- |\n");
    for (Rule rule : Rules.ALL) {
      About about = rule.about();
      String title = about.title().substring(0, 1).toUpperCase(Locale.ROOT);
      table.append(
          "| `%s` | %s | %s. %s | %s |\n"
              .formatted(
                  about.id(),
                  about.severity().id(),
                  title + about.title().substring(1),
                  about.why(),
                  about.source()));
    }

    assertThat(Files.readString(PAGE)).contains("### Rules\n\n" + table);
  }
}
