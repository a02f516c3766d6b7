package io.zerodrop.pipeline.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.evaluation.LiveDocument;
import io.zerodrop.analyzer.evaluation.LiveDocument.Kind;
import io.zerodrop.analyzer.flink.live.LiveFigures;
import io.zerodrop.analyzer.result.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoardTest {

  private static LiveDocument finding(String id) {
    Finding finding =
        new Finding(
            id, id, null, null, "shop", "web", null, 1, 2, 1, 0, 0, 1, List.of(), List.of(),
            List.of(), List.of(), List.of(), 1, "one", null, List.of());
    return new LiveDocument(Kind.FINDING, id, 1, false, finding, null, null);
  }

  @Test
  void whatIsNoMoreAmongTheResultsTakesNoMemory() {
    Board board = new Board();
    LiveDocument old = finding("old");
    board.take(old);
    board.take(finding("young"));
    assertThat(board.takeChanged()).isTrue();

    board.take(new LiveFigures(2, 2, 0, 1, 0, 5, false, List.of(old.key())));

    assertThat(board.findings()).extracting(Finding::id).containsExactly("young");
    assertThat(board.takeChanged()).isTrue();
  }
}
