package io.zerodrop.analyzer.scenario;

/** A Service of the scenario and how its manifest and its slices are written. */
final class Service {

  final String namespace;
  final String name;
  String clusterIp;
  int port = 80;
  int targetPort = 8080;
  int nodePort;
  String type = "ClusterIP";
  String externalTrafficPolicy;
  String internalTrafficPolicy;
  boolean publishNotReady;

  Service(String namespace, String name, String clusterIp) {
    this.namespace = namespace;
    this.name = name;
    this.clusterIp = clusterIp;
  }

  Service nodePort(int number) {
    type = "NodePort";
    nodePort = number;
    return this;
  }

  Service externalTrafficPolicyLocal() {
    externalTrafficPolicy = "Local";
    return this;
  }

  Service internalTrafficPolicyLocal() {
    internalTrafficPolicy = "Local";
    return this;
  }

  Service publishNotReadyAddresses() {
    publishNotReady = true;
    return this;
  }

  String key() {
    return namespace + "/" + name;
  }

  String manifest() {
    StringBuilder yaml = new StringBuilder();
    yaml.append("apiVersion: v1\nkind: Service\nmetadata:\n");
    yaml.append("  name: ").append(name).append("\n  namespace: ").append(namespace);
    yaml.append("\nspec:\n  type: ").append(type).append('\n');
    if (clusterIp != null) {
      yaml.append("  clusterIP: ").append(clusterIp).append('\n');
    }
    if (externalTrafficPolicy != null) {
      yaml.append("  externalTrafficPolicy: ").append(externalTrafficPolicy).append('\n');
    }
    if (internalTrafficPolicy != null) {
      yaml.append("  internalTrafficPolicy: ").append(internalTrafficPolicy).append('\n');
    }
    if (publishNotReady) {
      yaml.append("  publishNotReadyAddresses: true\n");
    }
    yaml.append("  selector:\n    app: ").append(name).append('\n');
    yaml.append("  ports:\n  - name: http\n    port: ").append(port);
    yaml.append("\n    targetPort: ").append(targetPort).append('\n');
    if (nodePort > 0) {
      yaml.append("    nodePort: ").append(nodePort).append('\n');
    }
    return yaml.toString();
  }
}
