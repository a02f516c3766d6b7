package io.zerodrop.analyzer.advice;

/** A workload behind a Service that loses nothing, in one author's style. */
final class Healthy {

  static final String YAML =
      """
      # the shop's front end
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
        namespace: shop
      spec:
        replicas: 3   # see capacity plan
        strategy:
          rollingUpdate:
            maxUnavailable: 0
            maxSurge: 1
        selector:
          matchLabels: {app: web}
        template:
          metadata:
            labels:
              app: web
          spec:
            terminationGracePeriodSeconds: 40
            containers:
            - name: app
              image: "registry.example/shop/app:1.4"
              ports:
              - name: http
                containerPort: 8080
              lifecycle:
                preStop:
                  sleep:
                    seconds: 8
              readinessProbe:
                httpGet: {path: /ready, port: http}
      ---
      apiVersion: v1
      kind: Service
      metadata:
        name: web
        namespace: shop
      spec:
        selector:
          app: web
        ports:
        - port: 80
          targetPort: http
      ---
      apiVersion: policy/v1
      kind: PodDisruptionBudget
      metadata:
        name: web
        namespace: shop
      spec:
        maxUnavailable: 1
        selector:
          matchLabels:
            app: web
      """;

  private Healthy() {}

  /**
   * With one thing changed.
   *
   * @param change {@code old => new}, or {@code + document} to add one; two semicolons between
   *     several; a backslash and n for a line break
   */
  static String but(String change) {
    String yaml = YAML;
    for (String each : change.split(" ;; ")) {
      String step = each.replace("\\n", "\n");
      if (step.startsWith("+ ")) {
        yaml += "---\n" + step.substring(2) + "\n";
        continue;
      }
      String[] sides = step.split(" => ?", 2);
      if (!yaml.contains(sides[0])) {
        throw new IllegalArgumentException("the healthy manifest has no '" + sides[0] + "'");
      }
      yaml = yaml.replace(sides[0], sides[1]);
    }
    return yaml;
  }
}
