package io.zerodrop.pipeline.cluster;

import java.util.ServiceLoader;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.rpc.RpcSystem;
import org.apache.flink.runtime.rpc.RpcSystemLoader;
import org.apache.flink.runtime.rpc.exceptions.RpcLoaderException;

/**
 * Takes Flink's RPC implementation from the class path where the launcher has put it there.
 *
 * <p>Flink's own loader unpacks a jar of 24 MB into the temporary directory at every start, which a
 * process that exits at once leaves behind, and loads it through a class loader of its own, whose
 * classes the JVM's class archive cannot hold. That separation matters to jobs that bring their own
 * Scala; there are none here. Without the library on the class path Flink's loader has its turn.
 */
public final class ClassPathRpcSystemLoader implements RpcSystemLoader {

  private static final int BEFORE_FLINKS_OWN = -1;

  @Override
  public int getLoadPriority() {
    return BEFORE_FLINKS_OWN;
  }

  @Override
  public RpcSystem loadRpcSystem(Configuration configuration) {
    return ServiceLoader.load(RpcSystem.class)
        .findFirst()
        .orElseThrow(() -> new RpcLoaderException("no RPC library on the class path"));
  }
}
