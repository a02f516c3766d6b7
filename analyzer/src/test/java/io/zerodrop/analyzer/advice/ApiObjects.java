package io.zerodrop.analyzer.advice;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.zerodrop.analyzer.advice.manifest.ManifestFile;
import java.util.ArrayList;
import java.util.List;

/** Reads manifests into the models of the Kubernetes API; a field that these do not have fails. */
final class ApiObjects {

  private static final KubernetesSerialization STRICT =
      new KubernetesSerialization(
          JsonMapper.builder()
              .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
              .annotationIntrospector(
                  new JacksonAnnotationIntrospector() {
                    private static final long serialVersionUID = 1L;

                    /** The models would keep unknown fields in a map. */
                    @Override
                    public Boolean hasAnySetter(Annotated annotated) {
                      return false;
                    }
                  })
              .build(),
          true);

  private ApiObjects() {}

  static List<HasMetadata> of(String yaml) throws Exception {
    List<HasMetadata> objects = new ArrayList<>();
    for (String document : yaml.split("(?m)^---$")) {
      if (!ManifestFile.read("", document).objects().isEmpty()) {
        objects.add(STRICT.unmarshal(document));
      }
    }
    return objects;
  }
}
