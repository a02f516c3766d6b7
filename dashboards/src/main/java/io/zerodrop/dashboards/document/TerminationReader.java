package io.zerodrop.dashboards.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.zerodrop.analyzer.result.Termination;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads back what {@link TerminationDocument} writes. */
public final class TerminationReader {

  private TerminationReader() {}

  /**
   * @throws UnreadableDocumentException where the document is no termination
   */
  public static Termination read(JsonNode document) {
    DocumentView view = new DocumentView(document);
    String namespace = view.text(KubernetesFields.NAMESPACE);
    return new Termination(
        view.required(EcsFields.EVENT_ID),
        view.requiredTime(EcsFields.TIMESTAMP),
        namespace,
        view.text(KubernetesFields.POD),
        view.text(KubernetesFields.POD_UID),
        view.text(KubernetesFields.NODE),
        view.texts(KubernetesFields.POD_IP),
        view.texts(ZerodropFields.OWNER_CHAIN),
        services(view, namespace),
        PartReader.trigger(view),
        seconds(view.whole(ZerodropFields.GRACE)),
        seconds(view.whole(ZerodropFields.PRE_STOP)),
        view.text(ZerodropFields.PRE_STOP_KIND),
        view.text(ZerodropFields.SUBTYPE),
        view.each(ZerodropFields.MILESTONES, PartReader::milestone),
        exitCodes(view),
        lags(view),
        attempts(view),
        view.each(ZerodropFields.EVIDENCE, PartReader::evidence),
        view.texts(ZerodropFields.MISSING));
  }

  private static List<String> services(DocumentView view, String namespace) {
    return view.texts(KubernetesFields.SERVICE).stream()
        .map(name -> namespace == null ? name : namespace + "/" + name)
        .toList();
  }

  private static Map<String, Integer> exitCodes(DocumentView view) {
    Map<String, Integer> codes = new TreeMap<>();
    view.each(ZerodropFields.EXIT_CODES, part -> part)
        .forEach(
            part -> codes.put(part.required(PartFields.CONTAINER), part.count(PartFields.CODE)));
    return codes;
  }

  private static Map<String, Double> lags(DocumentView view) {
    Map<String, Double> lags = view.numbers(ZerodropFields.LAGS);
    view.each(
            ZerodropFields.PROPAGATION,
            part ->
                new PlacedLag(
                    part.required(PartFields.NAME),
                    part.required(PartFields.WHERE),
                    PartReader.orZero(part.decimal(PartFields.LAG)),
                    null,
                    null))
        .forEach(lag -> lags.put(lag.key(), lag.milliseconds()));
    return lags;
  }

  private static Map<String, Integer> attempts(DocumentView view) {
    Map<String, Integer> counts = new TreeMap<>();
    view.each(ZerodropFields.ATTEMPTS_BY_PHASE, part -> part)
        .forEach(
            part ->
                counts.put(
                    part.required(PartFields.PHASE) + '.' + part.required(PartFields.OUTCOME),
                    part.count(PartFields.COUNT)));
    return counts;
  }

  private static Long seconds(Long milliseconds) {
    return milliseconds == null ? null : milliseconds / 1000;
  }
}
