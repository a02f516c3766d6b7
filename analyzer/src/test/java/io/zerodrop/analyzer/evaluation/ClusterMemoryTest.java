package io.zerodrop.analyzer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.timeline.ClusterPicture;
import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.Position;
import io.zerodrop.ingest.event.Stamp;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterMemoryTest {

  private static final long HOUR = 3_600 * Stamp.SECOND;

  private final ClusterMemory memory = new ClusterMemory();
  private long line;

  private AuditEvent said(long second, String verb, String job, int code) {
    AuditEvent event =
        new AuditEvent(
            new Position("audit.log", ++line, 0),
            Stamp.at(second * Stamp.SECOND),
            "id-" + line,
            "Metadata",
            verb,
            "system:serviceaccount:kube-system:cronjob-controller",
            null,
            "kube-controller-manager",
            "jobs",
            null,
            "shop",
            job,
            null,
            code,
            null,
            null,
            false,
            null,
            null,
            null,
            List.of(),
            null,
            null,
            null,
            null);
    memory.add(event);
    return event;
  }

  private List<ClusterEvent> rememberedAfter(long micros) {
    ClusterPicture drawn = memory.draw(true).picture();
    memory.forget(micros, drawn);
    return memory.content();
  }

  @Test
  void ofWhatIsStillThereTheLastRecordStays() {
    said(1, "create", "report", 201);
    AuditEvent last = said(2, "patch", "report", 200);

    assertThat(rememberedAfter(HOUR)).containsExactly(last);
  }

  @Test
  void whatWasDeletedLongAgoIsForgottenThoughItsFinalizersWentLater() {
    for (int i = 0; i < 100; i++) {
      said(3 * i, "create", "report-" + i, 201);
      said(3 * i + 1, "delete", "report-" + i, 200);
      said(3 * i + 2, "update", "report-" + i, 200);
    }

    assertThat(rememberedAfter(HOUR)).isEmpty();
  }

  @Test
  void whatWasNotDeletedAfterAllOrMadeAgainStays() {
    said(1, "create", "kept", 201);
    AuditEvent refused = said(2, "delete", "kept", 403);
    said(3, "create", "again", 201);
    said(4, "delete", "again", 200);
    AuditEvent again = said(5, "create", "again", 201);

    assertThat(rememberedAfter(HOUR)).containsExactly(refused, again);
  }

  @Test
  void whatIsYoungStaysThoughItWasDeleted() {
    AuditEvent deleted = said(10, "delete", "report", 200);

    assertThat(rememberedAfter(5 * Stamp.SECOND)).containsExactly(deleted);
  }
}
