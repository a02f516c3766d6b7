package io.zerodrop.ingest.event;

/** The controlling owner of an object. */
public record OwnerReference(String kind, String name, String uid) {

  public OwnerReference {
    kind = SharedText.of(kind);
    name = SharedText.of(name);
    uid = SharedText.of(uid);
  }
}
