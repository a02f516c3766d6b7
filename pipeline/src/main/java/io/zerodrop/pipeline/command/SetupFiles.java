package io.zerodrop.pipeline.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zerodrop.dashboards.elasticsearch.index.IndexTemplates;
import io.zerodrop.dashboards.elasticsearch.install.Roles;
import io.zerodrop.dashboards.files.JsonLines;
import io.zerodrop.dashboards.kibana.content.ImportFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What setup would install, as files for someone who may. */
final class SetupFiles {

  private SetupFiles() {}

  static List<Path> write(Path directory) throws IOException {
    List<Path> written = new ArrayList<>();
    for (Map.Entry<String, ObjectNode> template : IndexTemplates.of(null).entrySet()) {
      Path file = directory.resolve(template.getKey() + ".json");
      Files.createDirectories(file.getParent());
      written.add(Files.writeString(file, JsonLines.pretty(template.getValue())));
    }
    ObjectNode roles = JsonNodeFactory.instance.objectNode();
    Roles.descriptors().forEach(roles::set);
    written.add(Files.writeString(directory.resolve("roles.json"), JsonLines.pretty(roles)));
    written.add(Files.writeString(directory.resolve(ImportFile.NAME), ImportFile.text()));
    return written;
  }
}
