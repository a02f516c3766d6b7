package io.zerodrop.pipeline.advice;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * As much of an API server as kubectl's client-side dry run asks for: which kinds there are. Any
 * other request fails.
 */
final class Discovery implements AutoCloseable {

  private final Map<String, String> answers = new LinkedHashMap<>();
  private final HttpServer server;

  Discovery() throws IOException {
    answers.put("/api", "{\"kind\":\"APIVersions\",\"versions\":[\"v1\"]}");
    resources("/api/v1", "v1", "services:Service", "configmaps:ConfigMap");
    StringBuilder groups = new StringBuilder();
    group(groups, "apps", "v1", "deployments:Deployment", "statefulsets:StatefulSet");
    group(groups, "policy", "v1", "poddisruptionbudgets:PodDisruptionBudget");
    group(groups, "autoscaling", "v2", "horizontalpodautoscalers:HorizontalPodAutoscaler");
    group(groups, "networking.k8s.io", "v1", "ingresses:Ingress");
    group(groups, "gateway.networking.k8s.io", "v1", "httproutes:HTTPRoute");
    answers.put(
        "/apis", "{\"kind\":\"APIGroupList\",\"apiVersion\":\"v1\",\"groups\":[" + groups + "]}");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void group(StringBuilder groups, String name, String version, String... kinds) {
    String group = name + "/" + version;
    String versions = "{\"groupVersion\":\"" + group + "\",\"version\":\"" + version + "\"}";
    groups.append(groups.isEmpty() ? "" : ",");
    groups.append("{\"name\":\"").append(name).append("\",\"versions\":[").append(versions);
    groups.append("],\"preferredVersion\":").append(versions).append('}');
    resources("/apis/" + group, group, kinds);
  }

  private void resources(String path, String group, String... kinds) {
    StringBuilder list = new StringBuilder();
    for (String kind : kinds) {
      String[] names = kind.split(":");
      list.append(list.isEmpty() ? "" : ",");
      list.append("{\"name\":\"").append(names[0]).append("\",\"singularName\":\"\",");
      list.append("\"namespaced\":true,\"kind\":\"").append(names[1]);
      list.append("\",\"verbs\":[\"create\",\"get\"]}");
    }
    answers.put(
        path,
        "{\"kind\":\"APIResourceList\",\"apiVersion\":\"v1\",\"groupVersion\":\""
            + group
            + "\",\"resources\":["
            + list
            + "]}");
  }

  private void answer(HttpExchange exchange) throws IOException {
    String answer = answers.get(exchange.getRequestURI().getPath());
    byte[] body = String.valueOf(answer).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer == null ? 404 : 200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
