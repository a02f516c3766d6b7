package io.zerodrop.ingest.read;

import io.zerodrop.ingest.format.LogKind;
import io.zerodrop.ingest.format.NameHints;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Names the proxy instance that each access log is from. The name goes into ids, so it must not
 * change when files are renamed: the pod that an envelope tells comes first, and a proxy that is
 * the only one of its kind is called by its format. Only where several logs of one format tell no
 * pod do their files' names, without directories in common and without what rotation appends, have
 * to tell them apart.
 */
final class Routers {

  private final List<String> notes;

  Routers(List<String> notes) {
    this.notes = notes;
  }

  List<Candidate> set(List<Candidate> candidates) {
    Map<String, Set<String>> stems = new TreeMap<>();
    for (Candidate candidate : candidates) {
      if (candidate.detection().kind() == LogKind.ACCESS && pod(candidate) == null) {
        stems.computeIfAbsent(format(candidate), key -> new TreeSet<>()).add(stem(candidate));
      }
    }
    Set<String> nginx = new TreeSet<>();
    List<Candidate> named = new ArrayList<>();
    for (Candidate candidate : candidates) {
      Candidate next = candidate;
      if (candidate.detection().kind() == LogKind.ACCESS) {
        String router = router(candidate, stems.get(format(candidate)));
        next = with(candidate, router);
        if (format(candidate).contains("nginx")) {
          nginx.add(router);
        }
      }
      named.add(next);
    }
    named.replaceAll(
        candidate ->
            candidate.detection().kind() == LogKind.NGINX_ERROR
                ? with(candidate, ofErrorLog(candidate, named, nginx))
                : candidate);
    return named;
  }

  private static String router(Candidate candidate, Set<String> stems) {
    String pod = pod(candidate);
    if (pod != null) {
      return pod;
    }
    return stems.size() == 1 ? format(candidate) : shortest(stem(candidate), stems);
  }

  /** The access log's router where there is one, else that of the log next to it. */
  private String ofErrorLog(Candidate error, List<Candidate> all, Set<String> nginx) {
    String pod = pod(error);
    if (pod != null) {
      return pod;
    }
    if (nginx.size() == 1) {
      return nginx.iterator().next();
    }
    Set<String> neighbours = new TreeSet<>();
    for (Candidate other : all) {
      if (!nginx.contains(String.valueOf(other.context().router()))) {
        continue;
      }
      if (withoutRole(stem(other)).equals(withoutRole(stem(error)))) {
        return other.context().router();
      }
      if (directory(other).equals(directory(error))) {
        neighbours.add(other.context().router());
      }
    }
    if (neighbours.size() == 1) {
      return neighbours.iterator().next();
    }
    if (!nginx.isEmpty()) {
      notes.add(
          error.display()
              + ": which of the access logs it belongs to is not told; give it the same name with"
              + " error in the place of access");
    }
    return format(error);
  }

  private static String directory(Candidate candidate) {
    String stem = stem(candidate);
    return stem.substring(0, stem.lastIndexOf('/') + 1);
  }

  private static String withoutRole(String stem) {
    return stem.replaceAll("(?i)[-_.]?(access|error)", "");
  }

  /** The end of a stem, from the first directory on in which the stems differ. */
  private static String shortest(String stem, Set<String> stems) {
    int from = stem.lastIndexOf('/') + 1;
    while (from > 0 && !distinct(stem.substring(from), stem, stems)) {
      from = stem.lastIndexOf('/', from - 2) + 1;
    }
    return stem.substring(from);
  }

  private static boolean distinct(String end, String own, Set<String> stems) {
    return stems.stream()
        .allMatch(stem -> stem.equals(own) || !stem.equals(end) && !stem.endsWith("/" + end));
  }

  private static String pod(Candidate candidate) {
    String told = candidate.origin().podName();
    return told == null ? NameHints.pod(candidate.display()).orElse(null) : told;
  }

  private static String stem(Candidate candidate) {
    String path = candidate.display().replace('!', '/').replace('\\', '/');
    int slash = path.lastIndexOf('/') + 1;
    return path.substring(0, slash) + NameHints.stem(path.substring(slash));
  }

  private static String format(Candidate candidate) {
    return candidate.detection().format().id();
  }

  private static Candidate with(Candidate candidate, String router) {
    return candidate.with(candidate.context().ofRouter(router));
  }
}
