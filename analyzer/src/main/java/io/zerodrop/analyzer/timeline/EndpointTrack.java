package io.zerodrop.analyzer.timeline;

import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.ingest.event.Stamp;
import java.util.List;
import java.util.function.Predicate;

/**
 * How one pod stood in the EndpointSlices of one Service.
 *
 * @param service {@code namespace/name}
 * @param node null where the slices do not tell
 * @param added when it first appeared, null if it was there from the first view
 * @param changes every change of its conditions, in order
 * @param terminating when it was first marked terminating, null if never
 * @param removed when it left for good, null if it never did
 * @param ports container ports that the slices point at
 */
public record EndpointTrack(
    String service,
    String address,
    String node,
    Stamp added,
    List<Change> changes,
    Stamp terminating,
    Evidence terminatingEvidence,
    Stamp removed,
    Evidence removedEvidence,
    List<Integer> ports) {

  public EndpointTrack {
    changes = List.copyOf(changes);
    ports = List.copyOf(ports);
  }

  /** Since before the first view. */
  public static final Stamp ALWAYS = Stamp.at(Long.MIN_VALUE / 4);

  /** Not within any view. */
  public static final Stamp NEVER = Stamp.at(Long.MAX_VALUE / 4);

  /**
   * @param present whether the endpoint is listed at all
   */
  public record Change(
      Stamp at, boolean present, boolean ready, boolean serving, boolean terminating) {

    private Change notBefore(long micros) {
      return new Change(at.notBefore(micros), present, ready, serving, terminating);
    }

    /** Whether routers may choose it: kube-proxy chooses the others only where none is ready. */
    public boolean usable() {
      return present && ready;
    }

    /** Whether kube-proxy (1.26 and later) may choose it where no endpoint is ready. */
    public boolean usableAsFallback() {
      return present && (ready || (serving && terminating));
    }
  }

  /** The same track where the pod's deletion tells that it was not marked before. */
  EndpointTrack markedNotBefore(Stamp deletion) {
    if (terminating == null || terminating.certainlyBefore(deletion)) {
      return this;
    }
    long bound = deletion.earliest();
    return new EndpointTrack(
        service,
        address,
        node,
        added,
        changes.stream()
            .map(change -> change.at().equals(terminating) ? change.notBefore(bound) : change)
            .toList(),
        terminating.notBefore(bound),
        terminatingEvidence,
        removed,
        removedEvidence,
        ports);
  }

  /**
   * When the endpoint stopped being ready for good: at its mark, or only at its removal where the
   * Service publishes addresses that are not ready. Null while it is ready, or was never seen so.
   */
  public Stamp withdrawn() {
    return lastEndOf(Change::usable);
  }

  /** When it stopped being of use even as a fallback; null while it is. */
  public Stamp withdrawnFromFallback() {
    return lastEndOf(Change::usableAsFallback);
  }

  private Stamp lastEndOf(Predicate<Change> usable) {
    Stamp since = null;
    boolean before = false;
    for (Change change : changes) {
      boolean now = usable.test(change);
      since = now ? null : before ? change.at() : since;
      before = now;
    }
    return since;
  }

  /**
   * Since when it has not been usable at this time, {@link #ALWAYS} if it never was; null if it is.
   *
   * @param fallback whether serving while it terminates counts as usable
   */
  public Stamp unusableSince(long micros, boolean fallback) {
    Stamp since = ALWAYS;
    boolean before = false;
    for (Change change : changes) {
      if (change.at().earliest() > micros) {
        break;
      }
      boolean now = fallback ? change.usableAsFallback() : change.usable();
      since = now ? null : before ? change.at() : since;
      before = now;
    }
    return since;
  }

  /** Whether it was ready at this time, as far as the writes up to then tell. */
  public boolean usableAt(long micros) {
    boolean usable = false;
    for (Change change : changes) {
      if (change.at().earliest() <= micros) {
        usable = change.usable();
      }
    }
    return usable;
  }

  /** When it last became ready before this time; null where it was so from the first view on. */
  public Stamp readySince(long micros) {
    Stamp since = null;
    boolean before = added == null;
    for (Change change : changes) {
      if (change.at().earliest() > micros) {
        break;
      }
      since = change.usable() && !before ? change.at() : since;
      before = change.usable();
    }
    return since;
  }
}
