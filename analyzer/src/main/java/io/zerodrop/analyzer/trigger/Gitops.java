package io.zerodrop.analyzer.trigger;

import io.zerodrop.ingest.event.AuditEvent;

/** Where the chain goes on outside the cluster. */
final class Gitops {

  private Gitops() {}

  static Chain noted(AuditEvent head, Chain chain) {
    return Tool.followsGit(head)
        ? chain.note(
            Tool.of(head)
                + " applies what is in its git repository: who changed that is in its history, not"
                + " in this log")
        : chain;
  }
}
