package io.zerodrop.dashboards.elasticsearch.publish;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.dashboards.document.AttemptDocument;
import io.zerodrop.dashboards.document.DocumentType;
import io.zerodrop.dashboards.document.PropagationDocument;
import io.zerodrop.dashboards.document.PropagationSample;
import io.zerodrop.dashboards.document.TerminationDocument;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Adds to attempts and terminations the incidents that they belong to, which only the findings
 * know, so that one filter shows all of an incident.
 */
public final class Incidents {

  private final Map<String, Set<String>> byFinding = new TreeMap<>();
  private final Map<String, Set<String>> byTermination = new TreeMap<>();

  public Incidents(Collection<Finding> findings) {
    for (Finding finding : findings) {
      add(byFinding, finding.id(), finding.incidentId());
      finding.terminationIds().forEach(id -> add(byTermination, id, finding.incidentId()));
    }
  }

  public PublishedDocument attempt(Verdict verdict, boolean keepQuery, long revision) {
    DocumentType<Verdict> type = keepQuery ? AttemptDocument.WITH_QUERY : AttemptDocument.TYPE;
    Set<String> incidents = find(byFinding, verdict.findingId());
    return document(
        type,
        verdict,
        incidents.isEmpty() ? find(byTermination, verdict.terminationId()) : incidents,
        revision);
  }

  public PublishedDocument termination(Termination termination, long revision) {
    return document(
        TerminationDocument.TYPE, termination, find(byTermination, termination.id()), revision);
  }

  public PublishedDocument propagation(PropagationSample sample, long revision) {
    return document(
        PropagationDocument.TYPE, sample, find(byTermination, sample.termination().id()), revision);
  }

  private static <T> PublishedDocument document(
      DocumentType<T> type, T value, Set<String> incidents, long revision) {
    ObjectNode document = type.document(value);
    if (!incidents.isEmpty()) {
      ArrayNode ids = document.withObjectProperty("zerodrop").putObject("incident").putArray("id");
      incidents.forEach(ids::add);
    }
    return PublishedDocument.of(type, value, document, revision);
  }

  private static void add(Map<String, Set<String>> ids, String key, String incident) {
    if (incident != null) {
      ids.computeIfAbsent(key, any -> new TreeSet<>()).add(incident);
    }
  }

  private static Set<String> find(Map<String, Set<String>> ids, String key) {
    return key == null ? Set.of() : ids.getOrDefault(key, Set.of());
  }
}
