package io.zerodrop.analyzer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same incidents, logged with less detail than they were recorded with. */
class LessDetailTest {

  static List<String> recordings() {
    return Recording.names();
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void audit_at_metadata_level(String name) {
    isAsGood(name, (file, text) -> file.startsWith("audit") ? withoutBodies(text) : text);
  }

  private static String withoutBodies(String audit) {
    return audit
        .replaceAll(
            "(?m),\"(requestObject|responseObject)\":.*?,\"requestReceivedTimestamp\"",
            ",\"requestReceivedTimestamp\"")
        .replaceAll("\"level\":\"Request[A-Za-z]*\"", "\"level\":\"Metadata\"");
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void watches_without_receive_times(String name) {
    isAsGood(name, (file, text) -> isWatch(file) ? withoutReceiveTimes(text) : text);
  }

  private static boolean isWatch(String file) {
    return file.startsWith("endpointslices") || file.startsWith("pods");
  }

  private static String withoutReceiveTimes(String watch) {
    return watch.replaceAll("\"observedAt\":\"[^\"]*\",", "");
  }

  /** As kubectl prints it: managedFields are hidden unless asked for. */
  @ParameterizedTest
  @MethodSource("recordings")
  void slices_as_kubectl_prints_them(String name) {
    isAsGood(
        name,
        (file, text) ->
            file.startsWith("endpointslices")
                ? withoutReceiveTimes(text)
                    .replaceAll(
                        "\"managedFields\":\\[.*?\\]\\},\"addressType", "\"x\":1},\"addressType")
                : text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stale-kube-proxy", "local-blackhole"})
  void kube_proxy_at_verbosity_2(String name) {
    isAsGood(name, (file, text) -> file.startsWith("kube-proxy") ? atVerbosity2(text) : text);
  }

  private static String atVerbosity2(String log) {
    return log.replaceAll(
        "(?m)^.*(Setting endpoints|Calling handler|Network programming|Reporting endpoints).*\n",
        "");
  }

  private static void isAsGood(String name, BinaryOperator<String> written) {
    Recording recording = Recording.read(name, written);
    Marks marks = Marks.of(recording, recording.analyse(Set.of()));
    assertThat(marks.wrong()).isEmpty();
    assertThat(marks.unknown()).isZero();
  }
}
