package io.zerodrop.analyzer.trigger;

import static io.zerodrop.analyzer.trigger.Audit.by;
import static io.zerodrop.analyzer.trigger.Audit.byController;
import static io.zerodrop.analyzer.trigger.Audit.byKubelet;
import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeletionFinderTest {

  private static final String POD = "db-0";

  private static Deletion find(Audit... events) {
    return DeletionFinder.find("shop", POD, Arrays.stream(events).map(Audit::event).toList());
  }

  private static Audit deletes(Audit audit, String at) {
    return audit.at(at).deleted("pods", "shop", POD);
  }

  @Test
  void takesTheFirstSuccessNotTheKubeletsFinalDelete() {
    Deletion found =
        find(
            deletes(byKubelet("node-1"), "10:00:31").grace(0),
            deletes(by("alice"), "10:00:05"),
            deletes(byController("replicaset-controller"), "10:00:00"));

    assertThat(found.decision().user()).endsWith(":replicaset-controller");
    assertThat(found.removal().user()).isEqualTo("system:node:node-1");
    assertThat(found.forced()).isNull();
  }

  @Test
  void knowsNoDecisionWhereOnlyTheKubeletsDeleteIsLogged() {
    assertThat(find(deletes(byKubelet("node-1"), "10:00:31").metadata()).decision()).isNull();
  }

  @Test
  void passesOverWhatFailedAndDryRuns() {
    Deletion found =
        find(
            deletes(by("alice"), "10:00:00").answered(404),
            deletes(by("alice"), "10:00:01").answered(409),
            deletes(by("alice"), "10:00:02").answered(403),
            deletes(by("alice"), "10:00:03").dryRun(),
            by("alice").at("10:00:05").deleted("pods", "shop", "db-1"),
            deletes(by("carol"), "10:00:06"));

    assertThat(found.decision().user()).isEqualTo("carol");
  }

  @Test
  void keepsTheEvictionsThatABudgetRefused() {
    Deletion found =
        find(
            by("bob").at("10:00:00").evicted("shop", POD).refused("Cannot evict pod"),
            by("bob")
                .at("10:00:05")
                .evicted("shop", POD)
                .refused("This pod has more than one PodDisruptionBudget")
                .answered(201),
            by("bob").at("10:00:10").evicted("shop", POD));

    assertThat(found.refused()).hasSize(2);
    assertThat(found.decision().time()).isEqualTo(Audit.Clock.at("10:00:10"));
  }

  @Test
  void seesADeleteThatWasHurriedByForce() {
    Deletion found =
        find(
            deletes(byController("replicaset-controller"), "10:00:00"),
            deletes(by("bob"), "10:00:10").grace(0));

    assertThat(found.forced().user()).isEqualTo("bob");
    assertThat(found.forceDeleted()).isFalse();
    assertThat(find(deletes(by("bob"), "10:00:10").grace(0)).forceDeleted()).isTrue();
    assertThat(find(deletes(by("bob"), "10:00:10").grace(1)).forceDeleted()).isFalse();
  }

  @Test
  void findsTheDeletionOfOneLifeOfANameThatIsUsedAgain() {
    List<AuditEvent> events =
        List.of(
            deletes(by("alice"), "10:00:00").uid("first").event(),
            deletes(by("bob"), "10:10:00").uid("second").event(),
            deletes(by("carol"), "10:20:00").event());

    assertThat(
            DeletionFinder.find("shop", POD, "second", Long.MIN_VALUE, Long.MAX_VALUE, events)
                .decision()
                .user())
        .isEqualTo("bob");
    assertThat(
            DeletionFinder.find(
                    "shop",
                    POD,
                    null,
                    Audit.Clock.micros("10:15:00"),
                    Audit.Clock.micros("10:25:00"),
                    events)
                .decision()
                .user())
        .isEqualTo("carol");
  }

  @Test
  void findsThePodInTheAnswerToADeleteCollection() {
    Deletion found =
        find(
            by("alice").at("10:00:00").deletedAll("pods", "shop").naming("db-1"),
            by("bob").at("10:00:01").deletedAll("pods", "shop").naming("db-1", POD));

    assertThat(found.decision().user()).isEqualTo("bob");
  }

  @Test
  void doesNotDependOnOrderNorOnDuplicates() {
    List<AuditEvent> events = new ArrayList<>();
    events.add(deletes(byController("replicaset-controller"), "10:00:00").event());
    events.add(deletes(by("bob"), "10:00:10").grace(0).event());
    events.add(deletes(byKubelet("node-1"), "10:00:31").grace(0).event());
    Deletion expected = DeletionFinder.find("shop", POD, events);
    events.addAll(List.copyOf(events));
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(events, new Random(seed));
      assertThat(DeletionFinder.find("shop", POD, events)).isEqualTo(expected);
    }
  }

  @Test
  void takesTheLastStageOfOneRequest() {
    AuditEvent complete = deletes(by("alice"), "10:00:00").event();
    AuditEvent received =
        new AuditEvent(
            complete.position(),
            Stamp.at(complete.time().earliest()),
            complete.auditId(),
            complete.level(),
            complete.verb(),
            complete.user(),
            null,
            complete.userAgent(),
            complete.resource(),
            null,
            complete.namespace(),
            complete.name(),
            null,
            0,
            null,
            null,
            false,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);

    assertThat(DeletionFinder.find("shop", POD, List.of(received, complete)).decision())
        .isEqualTo(complete);
  }
}
