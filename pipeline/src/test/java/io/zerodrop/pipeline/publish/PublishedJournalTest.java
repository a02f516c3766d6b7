package io.zerodrop.pipeline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.dashboards.elasticsearch.publish.PublishedDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedJournalTest {

  private static final String INDEX = "zerodrop-findings-v1-2026.11";

  @TempDir Path directory;

  @Test
  void leavesWhatNoCheckpointKnowsOf() throws IOException {
    PublishedJournal killed = PublishedJournal.in(directory);
    killed.note(document("before"));
    killed.checkpoint(7);
    killed.note(document("after"));
    killed.complete(7);

    assertThat(PublishedJournal.in(directory).takeLeft()).containsExactly(entry("after"));
  }

  @Test
  void passesOverFilesThatAreNotItsOwn() throws IOException {
    PublishedJournal killed = PublishedJournal.in(directory);
    killed.note(document("left"));
    Files.writeString(directory.resolve(".DS_Store"), "strange");
    Files.writeString(directory.resolve("0~"), "strange too");

    assertThat(PublishedJournal.in(directory).takeLeft()).containsExactly(entry("left"));
  }

  @Test
  void leavesAllWhereNoCheckpointWasComplete() throws IOException {
    PublishedJournal killed = PublishedJournal.in(directory);
    killed.note(document("one"));
    killed.checkpoint(1);
    killed.note(document("one"));
    killed.note(document("two"));

    assertThat(PublishedJournal.in(directory).takeLeft())
        .containsExactly(entry("one"), entry("two"));
  }

  /** The numbers of checkpoints begin again with {@code --fresh}. */
  @Test
  void tellsOnceWhatWasLeft() throws IOException {
    PublishedJournal killed = PublishedJournal.in(directory);
    killed.checkpoint(40);
    killed.note(document("left"));
    PublishedJournal next = PublishedJournal.in(directory);
    assertThat(next.takeLeft()).containsExactly(entry("left"));
    assertThat(next.takeLeft()).isEmpty();
    next.checkpoint(1);
    next.complete(1);

    assertThat(PublishedJournal.in(directory).takeLeft()).isEmpty();
  }

  @Test
  void keepsWhatWasLeftUntilItIsTold() throws IOException {
    PublishedJournal killed = PublishedJournal.in(directory);
    killed.note(document("left"));
    PublishedJournal silent = PublishedJournal.in(directory);
    silent.checkpoint(1);
    silent.complete(1);

    assertThat(PublishedJournal.in(directory).takeLeft()).containsExactly(entry("left"));
  }

  private static PublishedJournal.Entry entry(String id) {
    return new PublishedJournal.Entry(INDEX, id);
  }

  private static PublishedDocument document(String id) {
    return new PublishedDocument(INDEX, id, 1, new byte[] {'{', '}'});
  }
}
