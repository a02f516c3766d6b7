package io.zerodrop.elasticsearch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The servers that all tests of this process share, started when the first test asks for one. */
public final class Servers {

  private static final String EIGHT = "8.19.21";
  private static final String NINE = "9.5.3";
  private static final int JAVA_OF_NINE = 21;

  private static ElasticsearchNode eight;
  private static ElasticsearchNode nine;

  private Servers() {}

  public static synchronized ElasticsearchNode eight() throws IOException, InterruptedException {
    if (eight == null) {
      eight = started(EIGHT, Path.of(System.getProperty("java.home")));
    }
    return eight;
  }

  /** Skips the test where no JDK that it needs is here, as none can be fetched. */
  public static synchronized ElasticsearchNode nine() throws IOException, InterruptedException {
    if (nine == null) {
      Optional<Path> java = JdkHome.atLeast(JAVA_OF_NINE);
      if (java.isEmpty()) {
        String reason = "not run: Elasticsearch " + NINE + " needs a JDK " + JAVA_OF_NINE;
        Assumptions.abort(reason);
      }
      nine = started(NINE, java.orElseThrow());
    }
    return nine;
  }

  private static ElasticsearchNode started(String version, Path java)
      throws IOException, InterruptedException {
    ElasticsearchNode node = ElasticsearchNode.start(version, java);
    Runtime.getRuntime().addShutdownHook(new Thread(node::close, "stop-elasticsearch"));
    return node;
  }
}
