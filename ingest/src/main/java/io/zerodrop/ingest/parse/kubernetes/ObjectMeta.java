package io.zerodrop.ingest.parse.kubernetes;

import io.zerodrop.ingest.event.OwnerReference;

/**
 * The {@code metadata} that every object has (apimachinery meta/v1 types.go). Times are
 * microseconds; what a record does not show is null.
 *
 * @param owner the owner with {@code controller: true}
 * @param resourceVersion null too where it is no number, which the API allows
 */
public record ObjectMeta(
    String namespace,
    String name,
    String uid,
    Long resourceVersion,
    Long generation,
    Long created,
    Long deletionTimestamp,
    Long deletionGracePeriodSeconds,
    OwnerReference owner) {

  public static ObjectMeta of(Tree object) throws Mismatch {
    Tree metadata = object.object("metadata");
    return new ObjectMeta(
        metadata.text("namespace"),
        metadata.text("name"),
        metadata.text("uid"),
        revision(metadata.text("resourceVersion")),
        metadata.number("generation"),
        metadata.time("creationTimestamp"),
        metadata.time("deletionTimestamp"),
        metadata.number("deletionGracePeriodSeconds"),
        controller(metadata));
  }

  /** The same with namespace and name from elsewhere where the object does not carry them. */
  public ObjectMeta orIn(String otherNamespace, String otherName) {
    return new ObjectMeta(
        namespace == null ? otherNamespace : namespace,
        name == null ? otherName : name,
        uid,
        resourceVersion,
        generation,
        created,
        deletionTimestamp,
        deletionGracePeriodSeconds,
        owner);
  }

  private static OwnerReference controller(Tree metadata) throws Mismatch {
    for (Tree owner : metadata.objects("ownerReferences")) {
      if (Boolean.TRUE.equals(owner.flag("controller"))) {
        return new OwnerReference(owner.text("kind"), owner.text("name"), owner.text("uid"));
      }
    }
    return null;
  }

  private static Long revision(String text) {
    if (text == null || text.isEmpty() || text.length() > 18) {
      return null;
    }
    return text.chars().allMatch(c -> c >= '0' && c <= '9') ? Long.valueOf(text) : null;
  }
}
