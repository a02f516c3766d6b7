package io.zerodrop.analyzer.advice.manifest;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * A file of manifests.
 *
 * @param name as the user gave it
 * @param objects what has a kind, in the order of the text; an element of a {@code List} for itself
 */
public record ManifestFile(String name, String text, List<Manifest> objects) {

  private static final int MOST_CHARACTERS = 16 * 1024 * 1024;
  private static final int MOST_ALIASES = 50;

  /**
   * @throws UnreadableManifestException with the line and what to do
   */
  public static ManifestFile read(String name, String text) throws UnreadableManifestException {
    List<Manifest> objects = new ArrayList<>();
    List<Node> documents = documents(name, text);
    for (int document = 0; document < documents.size(); document++) {
      if (documents.get(document) instanceof MappingNode root) {
        add(new Manifest(name, document, -1, root), objects);
      }
    }
    return new ManifestFile(name, text, List.copyOf(objects));
  }

  /** The documents of a text, with places. */
  public static List<Node> documents(String name, String text) throws UnreadableManifestException {
    LoadSettings settings =
        LoadSettings.builder()
            .setSchema(new CoreSchema())
            .setLabel(name)
            .setCodePointLimit(MOST_CHARACTERS)
            .setMaxAliasesForCollections(MOST_ALIASES)
            .build();
    List<Node> documents = new ArrayList<>();
    try {
      new Compose(settings).composeAllFromString(text).forEach(documents::add);
    } catch (MarkedYamlEngineException wrong) {
      int line = wrong.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      throw new UnreadableManifestException(
          name + ":" + line + ": not YAML: " + wrong.getProblem() + template(text));
    } catch (YamlEngineException wrong) {
      throw new UnreadableManifestException(
          name + ": not YAML: " + wrong.getMessage() + template(text));
    } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
      throw new UnreadableManifestException(
          name + ": not YAML: an escape that is none" + template(text));
    } catch (StackOverflowError deep) {
      throw new UnreadableManifestException(name + ": nested too deep for a manifest");
    }
    return documents;
  }

  private static String template(String text) {
    return text.contains("{{")
        ? "; a template? give what it renders to (helm template CHART | zerodrop advise -)"
        : "";
  }

  private static void add(Manifest manifest, List<Manifest> objects) {
    List<Node> items =
        manifest.kind().endsWith("List")
            ? manifest
                .find("items")
                .filter(SequenceNode.class::isInstance)
                .map(node -> ((SequenceNode) node).getValue())
                .orElse(List.of())
            : List.of();
    if (items.isEmpty() && !manifest.kind().isEmpty()) {
      objects.add(manifest);
    }
    for (int item = 0; item < items.size(); item++) {
      if (items.get(item) instanceof MappingNode root) {
        objects.add(new Manifest(manifest.file(), manifest.document(), item, root));
      }
    }
  }
}
