package io.zerodrop.pipeline.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class LentTest {

  @Test
  void whoIsMadeFromBytesSeesTheSameObject() throws Exception {
    List<String> picture = List.of("pod");
    try (Lent<List<String>> lent = Lent.of(picture)) {
      assertThat(InstantiationUtil.clone(lent).get()).isSameAs(picture);
    }
  }

  @Test
  void afterItsReturnNobodySeesIt() throws Exception {
    Lent<String> lent = Lent.of("picture");
    Lent<String> copy = InstantiationUtil.clone(lent);
    lent.close();

    assertThatThrownBy(copy::get).hasMessageContaining("only inside the process");
  }
}
