package io.zerodrop.bench.bundle;

/** Whoever wants to know which requests met a pod that had stopped, and were lost. */
@FunctionalInterface
public interface LostRequests {

  LostRequests UNHEARD = id -> {};

  void lost(RequestId id);
}
