package io.zerodrop.analyzer.advice.manifest;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestFileTest {

  @ParameterizedTest
  @ValueSource(strings = {"a: [", "!-q_%C", "!a%20 b", "a: \"\\u{x"})
  void whatIsNoYamlIsNamedWithItsFile(String text) {
    assertThatThrownBy(() -> ManifestFile.documents("web.yaml", text))
        .isInstanceOf(UnreadableManifestException.class)
        .hasMessageStartingWith("web.yaml")
        .hasMessageContaining("not YAML");
  }
}
