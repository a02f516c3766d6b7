package io.zerodrop.ingest.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedTextTest {

  @Test
  void equalTextsBecomeOne() {
    String first = SharedText.of(new String("worker-04"));

    assertThat(SharedText.of(new String("worker-04"))).isSameAs(first);
    assertThat(SharedText.of((String) null)).isNull();
  }

  @Test
  void everyTextStaysWhatItIsHoweverManyThereAre() {
    List<String> texts = IntStream.range(0, 100_000).mapToObj(i -> "pod-" + i).toList();

    assertThat(SharedText.of(texts)).isEqualTo(texts);
    assertThat(SharedText.of(List.of())).isEmpty();
    assertThat(SharedText.of((List<String>) null)).isNull();
  }
}
