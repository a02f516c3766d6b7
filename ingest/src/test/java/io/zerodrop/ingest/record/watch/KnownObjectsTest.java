package io.zerodrop.ingest.record.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownObjectsTest {

  private static ObjectNode pod(String name, int revision) throws ApiFailure {
    return ApiServer.object(ScriptedApi.pod(name, revision).getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> said(List<KnownObjects.Change> changes) {
    return changes.stream()
        .map(c -> c.type() + " " + c.object().at("/metadata/name").asText())
        .toList();
  }

  @Test
  void aSecondListTellsOnlyWhatChanged() throws ApiFailure {
    KnownObjects known = new KnownObjects(true);
    assertThat(said(known.listed(List.of(pod("a", 1), pod("b", 2)))))
        .containsExactly("LISTED a", "LISTED b");
    known.seen("MODIFIED", pod("a", 5));
    known.seen("ADDED", pod("c", 6));

    assertThat(said(known.listed(List.of(pod("a", 5), pod("c", 7)))))
        .containsExactly("MODIFIED c", "DELETED b");
  }

  @Test
  void whatAWatchSawGoneIsNotToldTwice() throws ApiFailure {
    KnownObjects known = new KnownObjects(true);
    known.listed(List.of(pod("a", 1)));
    known.seen("DELETED", pod("a", 2));

    assertThat(known.listed(List.of())).isEmpty();
  }

  @Test
  void expiredEventsAreNoNews() throws ApiFailure {
    KnownObjects known = new KnownObjects(false);
    known.listed(List.of(pod("a", 1)));

    assertThat(known.listed(List.of())).isEmpty();
  }
}
