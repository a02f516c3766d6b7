package io.zerodrop.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.dashboards.document.AttemptDocument;
import io.zerodrop.dashboards.document.DocumentType;
import io.zerodrop.dashboards.document.Field;
import io.zerodrop.dashboards.document.FieldType;
import io.zerodrop.dashboards.document.FindingDocument;
import io.zerodrop.dashboards.document.Shape;
import io.zerodrop.dashboards.document.TerminationDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on formats lists exactly the fields that are written. */
class FormatsPageTest {

  private static final Path PAGE = Path.of("..", "docs", "formats.md");

  @Test
  void endsWithEveryFieldOfEveryDocument() throws IOException {
    String tables =
        Stream.of(AttemptDocument.WITH_QUERY, TerminationDocument.TYPE, FindingDocument.TYPE)
            .map(FormatsPageTest::table)
            .collect(Collectors.joining("\n"));

    String page = Files.readString(PAGE);
    assertThat(page.substring(page.indexOf("### attempts.ndjson"))).isEqualTo(tables);
  }

  private static String table(DocumentType<?> type) {
    StringBuilder table = new StringBuilder("### " + type.name() + ".ndjson\n\n");
    table.append("| field | type | what it holds |\n| --- | --- | --- |\n");
    rows(type.shape(), "", table);
    return table.toString();
  }

  private static <T> void rows(Shape<T> shape, String prefix, StringBuilder table) {
    for (Shape.Column<T> column : shape.columns()) {
      Field field = column.field();
      String name = prefix + field.name() + (field.type() == FieldType.NESTED ? "[]" : "");
      String type = field.type() == FieldType.TIME ? "time" : field.type().elasticsearch();
      table.append("| `%s` | %s | %s |\n".formatted(name, type, field.meaning()));
      if (column.parts() != null) {
        rows(column.parts(), name + ".", table);
      }
    }
  }
}
