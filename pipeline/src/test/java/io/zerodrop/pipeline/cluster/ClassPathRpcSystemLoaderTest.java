package io.zerodrop.pipeline.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ServiceLoader;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.rpc.RpcSystem;
import org.apache.flink.runtime.rpc.RpcSystemLoader;
import org.apache.flink.runtime.rpc.exceptions.RpcLoaderException;
import org.junit.jupiter.api.Test;

class ClassPathRpcSystemLoaderTest {

  @Test
  void isAskedBeforeFlinksOwnLoader() {
    assertThat(ServiceLoader.load(RpcSystemLoader.class).stream().map(ServiceLoader.Provider::get))
        .anySatisfy(loader -> assertThat(loader).isInstanceOf(ClassPathRpcSystemLoader.class))
        .hasSizeGreaterThan(1)
        .allSatisfy(
            loader ->
                assertThat(loader.getLoadPriority())
                    .isGreaterThanOrEqualTo(new ClassPathRpcSystemLoader().getLoadPriority()));
  }

  /** As in these tests, whose class path is Maven's and not the launcher's. */
  @Test
  void leavesItToFlinksOwnLoaderWhereTheLibraryIsNotThere() {
    assertThatThrownBy(() -> new ClassPathRpcSystemLoader().loadRpcSystem(new Configuration()))
        .isInstanceOf(RpcLoaderException.class);

    try (RpcSystem system = RpcSystem.load()) {
      assertThat(system.getMaximumMessageSizeInBytes(new Configuration())).isPositive();
    }
  }
}
