package io.zerodrop.ingest.read;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lines of one afternoon in the formats of their writers. */
final class Logs {

  static final Instant START = Instant.parse("2026-05-01T14:00:00Z");

  private Logs() {}

  private static String at(int second, String pattern, ZoneOffset zone) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
        .format(START.plusSeconds(second).atOffset(zone));
  }

  static String access(int second) {
    return "10.9.0.4 - - ["
        + at(second, "dd/MMM/yyyy:HH:mm:ss Z", ZoneOffset.UTC)
        + "] \"GET /basket HTTP/1.1\" 200 512 \"-\" \"probe/2\" 120 0.012 [market-till-http] []"
        + " 10.42.1.7:8080 512 0.011 200 4f1c"
        + String.format("%028x", second);
  }

  static String nginxError(int second, ZoneOffset zone) {
    return at(second, "yyyy/MM/dd HH:mm:ss", zone)
        + " [error] 31#31: *88 connect() failed (111: Connection refused) while connecting to"
        + " upstream, client: 10.9.0.4, server: till.example, request: \"GET /basket HTTP/1.1\","
        + " upstream: \"http://10.42.1.7:8080/basket\", host: \"till.example\"";
  }

  static String kubeProxy(int second, ZoneOffset zone) {
    return "I"
        + at(second, "MMdd HH:mm:ss", zone)
        + ".250000       1 proxier.go:1] \"SyncProxyRules complete\" ipFamily=\"IPv4\""
        + " elapsed=\"41ms\"";
  }

  static String kubelet(int second, String pod) {
    return "I"
        + at(second, "MMdd HH:mm:ss", ZoneOffset.UTC)
        + ".250000     812 kubelet.go:2] \"SyncLoop DELETE\" source=\"api\" pods=[\""
        + pod
        + "\"]";
  }

  static String haproxy(int second, ZoneOffset zone) {
    return "10.9.0.4:41000 ["
        + at(second, "dd/MMM/yyyy:HH:mm:ss", zone)
        + ".125] web~ till/till-1 0/0/1/11/12 200 512 - - ---- 3/3/1/1/0 0/0"
        + " \"GET /basket HTTP/1.1\"";
  }

  static String audit(int second) {
    String time = at(second, "yyyy-MM-dd'T'HH:mm:ss", ZoneOffset.UTC) + ".500000Z";
    return "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"level\":\"Metadata\","
        + "\"auditID\":\"6a5d0000-0000-4000-8000-"
        + String.format("%012d", second)
        + "\",\"stage\":\"ResponseComplete\","
        + "\"requestURI\":\"/api/v1/namespaces/market/pods/till-"
        + second
        + "\",\"verb\":\"delete\",\"user\":{\"username\":\"dora\"},\"sourceIPs\":[\"10.9.0.9\"],"
        + "\"objectRef\":{\"resource\":\"pods\",\"namespace\":\"market\",\"name\":\"till-"
        + second
        + "\",\"apiVersion\":\"v1\"},\"responseStatus\":{\"metadata\":{},\"code\":200},"
        + "\"requestReceivedTimestamp\":\""
        + time
        + "\",\"stageTimestamp\":\""
        + time
        + "\"}";
  }

  static String pod(int second, String name, String node, String hostIp) {
    return "{\"observedAt\":\""
        + at(second, "yyyy-MM-dd'T'HH:mm:ss", ZoneOffset.UTC)
        + ".100000Z\",\"type\":\"ADDED\",\"object\":{\"kind\":\"Pod\",\"apiVersion\":\"v1\","
        + "\"metadata\":{\"name\":\""
        + name
        + "\",\"namespace\":\"market\",\"uid\":\"u-"
        + name
        + "\",\"resourceVersion\":\""
        + (100 + second)
        + "\"},\"spec\":{\"nodeName\":\""
        + node
        + "\",\"containers\":[{\"name\":\"app\"}]},\"status\":{\"phase\":\"Running\",\"hostIP\":\""
        + hostIp
        + "\",\"podIP\":\"10.42.1.7\",\"podIPs\":[{\"ip\":\"10.42.1.7\"}]}}}";
  }

  static String slice(int second) {
    return "{\"observedAt\":\""
        + at(second, "yyyy-MM-dd'T'HH:mm:ss", ZoneOffset.UTC)
        + ".100000Z\",\"type\":\"MODIFIED\",\"object\":"
        + bareSlice(second)
        + "}";
  }

  static String bareSlice(int second) {
    return "{\"kind\":\"EndpointSlice\",\"apiVersion\":\"discovery.k8s.io/v1\",\"metadata\":"
        + "{\"name\":\"till-x7\",\"namespace\":\"market\",\"uid\":\"u-s\",\"resourceVersion\":\""
        + (500 + second)
        + "\",\"labels\":{\"kubernetes.io/service-name\":\"till\"}},\"addressType\":\"IPv4\","
        + "\"endpoints\":[{\"addresses\":[\"10.42.1.7\"],\"conditions\":{\"ready\":true}}],"
        + "\"ports\":[{\"name\":\"http\",\"port\":8080}]}";
  }

  static String manifest() {
    return "apiVersion: v1\nkind: Service\nmetadata:\n  name: till\n  namespace: market\nspec:\n"
        + "  selector:\n    app: till\n  ports:\n  - port: 80\n    targetPort: 8080\n";
  }

  /** Lines of the seconds 0 to count - 1. */
  static String lines(int count, IntFunction<String> line) {
    return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
  }
}
