package io.zerodrop.analyzer.timeline;

import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.SliceObserved;
import io.zerodrop.ingest.event.SliceState;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Collects the versions of EndpointSlices from watches, lists and audit events, each version once
 * (by resourceVersion), and dates each in order of preference: the audit event of its write, the
 * controller's managedFields time (whole seconds), the revisions around it, its receipt.
 */
final class SliceVersions {

  private static final long UNKNOWN_EARLIEST = Long.MIN_VALUE / 4;
  private static final long UNKNOWN_LATEST = Long.MAX_VALUE / 4;

  /** What several records tell of one version. */
  private static final class Known {
    SliceState slice;
    long revision;
    boolean deleted;
    Stamp written;
    long receivedBy = UNKNOWN_LATEST;
    ClusterEvent from;
    ClusterEvent fromAudit;
  }

  private final Map<String, Known> known = new TreeMap<>();
  private final TimelineSettings settings;
  private final RevisionClock revisions;

  SliceVersions(TimelineSettings settings, RevisionClock revisions) {
    this.settings = settings;
    this.revisions = revisions;
  }

  void add(ClusterEvent record) {
    if (record instanceof SliceObserved observed) {
      Known version = version(observed.slice(), "DELETED".equals(observed.type()), observed);
      if (observed.time() != null) {
        version.receivedBy = Math.min(version.receivedBy, observed.time().latest());
        if (version.revision > 0) {
          revisions.seen(version.revision, observed.time().latest());
        }
      }
    } else if (record instanceof AuditEvent event && event.slice() != null && event.succeeded()) {
      Known version = version(event.slice(), "delete".equals(event.verb()), event);
      version.written =
          version.written == null ? event.time() : version.written.narrowedBy(event.time());
      version.fromAudit = event;
      if (version.revision > 0) {
        revisions.written(version.revision, event.time());
      }
    }
  }

  private Known version(SliceState slice, boolean deleted, ClusterEvent from) {
    long revision = slice.resourceVersion() == null ? 0 : slice.resourceVersion();
    String key =
        slice.namespace()
            + "/"
            + slice.name()
            + "/"
            + (revision > 0
                ? String.format("%020d", revision)
                : "at " + (from.time() == null ? from.position().toString() : from.time()))
            + (deleted ? "/deleted" : "");
    Known version = known.computeIfAbsent(key, k -> new Known());
    if (version.slice == null || tellsMore(slice, from, version)) {
      version.slice = slice;
      version.from = from;
    }
    version.revision = revision;
    version.deleted = deleted;
    return version;
  }

  /** The one that kept the time of its write; else the one that says its say first. */
  private static boolean tellsMore(SliceState slice, ClusterEvent from, Known than) {
    boolean dated = slice.managed() != null;
    return dated != (than.slice.managed() != null)
        ? dated
        : ContentOrder.INSTANCE.compare(from, than.from) < 0;
  }

  /** All versions by {@code namespace/service}, each list in the order of the writes. */
  Map<String, List<SliceVersion>> byService() {
    Map<String, List<SliceVersion>> services = new TreeMap<>();
    for (Known version : known.values()) {
      String service = serviceOf(version.slice);
      if (service != null) {
        services.computeIfAbsent(service, s -> new ArrayList<>()).add(date(version));
      }
    }
    services.replaceAll((service, versions) -> inOrder(versions));
    return services;
  }

  private static String serviceOf(SliceState slice) {
    if (slice.service() != null) {
      return slice.namespace() + "/" + slice.service();
    }
    return null;
  }

  private SliceVersion date(Known version) {
    long earliest = UNKNOWN_EARLIEST;
    long latest = UNKNOWN_LATEST;
    if (version.slice.created() != null) {
      earliest = version.slice.created();
    }
    if (version.slice.managed() != null && !version.deleted) {
      earliest = Math.max(earliest, version.slice.managed());
      latest = version.slice.managed() + Stamp.SECOND - 1 + settings.watchDelivery();
    }
    if (version.written != null) {
      earliest = version.written.earliest();
      latest = version.written.latest() + settings.watchDelivery();
    }
    if (version.receivedBy != UNKNOWN_LATEST && version.receivedBy >= earliest) {
      // A watch that starts later than the write receives it late; the write's own bound is kept.
      latest =
          version.written == null && version.slice.managed() == null
              ? version.receivedBy
              : Math.min(version.receivedBy, Math.max(latest, earliest));
      boolean prompt =
          version.written != null && version.receivedBy <= version.written.latest() + Stamp.SECOND;
      latest = prompt ? Math.max(version.receivedBy, version.written.earliest()) : latest;
    }
    Stamp at = new Stamp(Math.min(earliest, latest), latest);
    if (version.revision > 0 && version.written == null) {
      at = revisions.narrow(version.revision, at);
    }
    ClusterEvent from = version.fromAudit != null ? version.fromAudit : version.from;
    return new SliceVersion(version.slice, version.revision, at, version.deleted, from);
  }

  private static List<SliceVersion> inOrder(List<SliceVersion> versions) {
    List<SliceVersion> ordered = new ArrayList<>(versions);
    boolean revised = ordered.stream().allMatch(v -> v.revision() > 0);
    Comparator<SliceVersion> byRevision = Comparator.comparingLong(SliceVersion::revision);
    Comparator<SliceVersion> byTime =
        Comparator.comparingLong((SliceVersion v) -> v.at().latest())
            .thenComparingLong(v -> v.at().earliest());
    ordered.sort(
        (revised ? byRevision : byTime)
            .thenComparing(SliceVersion::from, ContentOrder.INSTANCE)
            .thenComparing(v -> v.deleted()));
    if (revised) {
      keepOrder(ordered);
    }
    return ordered;
  }

  /** A later revision was not written before an earlier one. */
  private static void keepOrder(List<SliceVersion> ordered) {
    long running = UNKNOWN_EARLIEST;
    for (int i = 0; i < ordered.size(); i++) {
      SliceVersion version = ordered.get(i);
      running = Math.max(running, version.at().earliest());
      if (running <= version.at().latest()) {
        ordered.set(i, version.dated(new Stamp(running, version.at().latest())));
      }
    }
  }
}
