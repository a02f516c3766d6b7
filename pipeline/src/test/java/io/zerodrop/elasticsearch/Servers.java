package io.zerodrop.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

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

  /** Skips the test where no JDK of its own is here; with CI=true that is a failure. */
  public static synchronized ElasticsearchNode nine() throws IOException, InterruptedException {
    if (nine == null) {
      Optional<Path> java = JdkHome.atLeast(JAVA_OF_NINE);
      if (java.isEmpty()) {
        String reason = "not run: Elasticsearch " + NINE + " needs a JDK " + JAVA_OF_NINE;
        assertThat(System.getenv("CI")).as(reason).isNotEqualTo("true");
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
