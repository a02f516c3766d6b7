package io.zerodrop.analyzer.trigger;

/**
 * A workload with one container named app, as the API server answers with it.
 *
 * @param owner {@code Kind/name}, null without one
 * @param preStop seconds of a preStop sleep, null without a hook
 */
record Workload(
    String kind,
    String name,
    String owner,
    int replicas,
    String image,
    int grace,
    Integer preStop) {

  static Workload of(String kind, String name, int replicas, String image) {
    return new Workload(kind, name, null, replicas, image, 30, null);
  }

  static Workload replicaSet(String name, String deployment, int replicas, String image) {
    return of("ReplicaSet", name, replicas, image).ownedBy("Deployment/" + deployment);
  }

  Workload ownedBy(String other) {
    return new Workload(kind, name, other, replicas, image, grace, preStop);
  }

  Workload stopping(int graceSeconds, Integer preStopSeconds) {
    return new Workload(kind, name, owner, replicas, image, graceSeconds, preStopSeconds);
  }

  /** With single quotes for double ones. */
  String json() {
    String hook =
        preStop == null ? "" : ",'lifecycle':{'preStop':{'sleep':{'seconds':" + preStop + "}}}";
    return """
        {'kind':'%s','metadata':{'name':'%s','namespace':'shop'%s},
         'spec':{'replicas':%d,'template':{'metadata':{'labels':{'app':'%s'}},
          'spec':{'terminationGracePeriodSeconds':%d,
           'containers':[{'name':'app','image':'%s'%s}]}}}}
        """
        .formatted(kind, name, owners(), replicas, name, grace, image, hook);
  }

  private String owners() {
    if (owner == null) {
      return "";
    }
    String[] parts = owner.split("/");
    return ",'ownerReferences':[{'kind':'%s','name':'%s','uid':'u','controller':true}]"
        .formatted(parts[0], parts[1]);
  }
}
