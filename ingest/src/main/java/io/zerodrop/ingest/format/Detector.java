package io.zerodrop.ingest.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.zerodrop.ingest.envelope.Envelope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Says what a file is by its first bytes; its name only breaks ties. */
public final class Detector {

  /** Bytes to look at. */
  public static final int HEAD = 64 * 1024;

  /** Share of the records that must speak for a format. */
  private static final double ENOUGH = 0.3;

  private static final JsonFactory JSON = new JsonFactory();
  private static final int MAX_VALUES = 200;

  private Detector() {}

  /**
   * @param head the first decompressed bytes
   * @param whole whether they are the whole file
   * @param name the file's path, for hints
   */
  public static Detection detect(byte[] head, boolean whole, String name) {
    return detect(head, whole, name, null);
  }

  /** What is around the records, outermost first. */
  public static List<Envelope> envelopes(byte[] head, boolean whole) {
    return List.copyOf(new Sample(head, whole).envelopes());
  }

  /**
   * The same where the user says what it is about: other formats are not considered, and one
   * matching record is enough.
   */
  public static Detection detect(byte[] head, boolean whole, String name, LogKind forced) {
    Sample sample = new Sample(head, whole);
    if (sample.lines().isEmpty()) {
      return Detection.unknown(NotText.reason(head).orElse("nothing but blank lines"));
    }
    Detection json = json(head, sample, name, forced);
    if (json != null) {
      return json;
    }
    Detection yaml = yaml(head, sample, forced);
    if (yaml != null) {
      return yaml;
    }
    Detection text = text(head, sample, name, forced);
    if (text != null) {
      return text;
    }
    return Detection.unknown(
        NotText.reason(head)
            .orElse(
                "no known format: looked for audit events, Kubernetes objects and watch streams,"
                    + " kube-proxy and kubelet logs, access logs and nginx error logs"));
  }

  private static Detection json(byte[] head, Sample sample, String name, LogKind forced) {
    Votes votes = new Votes();
    boolean spread = false;
    List<JsonShape> shapes = lineShapes(sample.lines());
    if (shapes.stream().filter(JsonShape::complete).findAny().isEmpty()) {
      if (!sample.envelopes().isEmpty() || !startsJson(sample.lines().get(0))) {
        return null;
      }
      shapes = valueShapes(head);
      spread = sample.lines().size() > 1;
    }
    if (shapes.isEmpty() || shapes.size() * 2 < sample.lines().size() && !spread) {
      return null;
    }
    shapes.forEach(shape -> votes.add(JsonSignature.of(shape)));
    Detection known = Foreign.irrelevant(shapes);
    if (known != null && forced == null) {
      return known;
    }
    Framing framing = sample.envelopes().isEmpty() ? null : envelopeFraming(sample);
    Detection detected = Verdict.of(votes, sample.envelopes(), name, forced, "JSON values");
    if (detected == null || !detected.readable()) {
      return detected;
    }
    if (framing == null) {
      framing = spread ? Framing.JSON_VALUE : detected.format().framing();
    }
    return Verdict.framed(detected, framing);
  }

  /** Outlines of the lines that are JSON objects, or the beginning of one. */
  private static List<JsonShape> lineShapes(List<byte[]> lines) {
    List<JsonShape> shapes = new ArrayList<>();
    for (byte[] line : lines) {
      if (line[0] == '{' && shapes.size() < MAX_VALUES) {
        shapes.addAll(valueShapes(line));
      }
    }
    return shapes;
  }

  /** Outlines of JSON objects one behind the other, or of the elements of an array. */
  private static List<JsonShape> valueShapes(byte[] bytes) {
    List<JsonShape> shapes = new ArrayList<>();
    try (JsonParser json = JSON.createParser(bytes)) {
      JsonToken token = json.nextToken();
      while (token != null && shapes.size() < MAX_VALUES) {
        if (token == JsonToken.START_OBJECT) {
          shapes.add(JsonShape.read(json));
        }
        token = json.nextToken();
      }
    } catch (IOException broken) {
      return shapes;
    }
    return shapes;
  }

  private static boolean startsJson(byte[] line) {
    return line[0] == '{' || line[0] == '[' && (line.length == 1 || line[1] == '{');
  }

  private static Framing envelopeFraming(Sample sample) {
    return sample.envelopes().get(0) == Envelope.JSON ? Framing.JSON_VALUE : Framing.LINE;
  }

  private static Detection yaml(byte[] head, Sample sample, LogKind forced) {
    Recognised yaml = sample.envelopes().isEmpty() ? YamlSignature.of(head) : null;
    if (yaml == null || forced != null && forced != yaml.kind()) {
      return null;
    }
    return Verdict.certain(yaml, "YAML of that kind");
  }

  private static boolean continuation(byte[] line) {
    return line[0] == ' ' || line[0] == '\t';
  }

  private static Detection text(byte[] head, Sample sample, String name, LogKind forced) {
    Votes votes = new Votes();
    for (byte[] line : sample.lines()) {
      if (continuation(line)) {
        continue;
      }
      String text = new String(line, StandardCharsets.ISO_8859_1);
      Recognised recognised = TextSignature.of(text);
      if (recognised == TextSignature.KLOG) {
        KlogComponent component = KlogComponent.of(text);
        recognised = component == null ? recognised : component.recognised();
      }
      votes.add(recognised);
    }
    if (forced == null && votes.manyComponents() && AllInOne.wrote(head, name)) {
      return Verdict.allInOne(votes, sample.envelopes());
    }
    Detection detected = Verdict.of(votes, sample.envelopes(), name, forced, "lines");
    return detected != null && (forced != null || detected.confidence() >= ENOUGH)
        ? detected
        : null;
  }
}
