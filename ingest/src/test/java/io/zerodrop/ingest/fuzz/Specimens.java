package io.zerodrop.ingest.fuzz;

import io.zerodrop.ingest.format.LogFormat;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Records of every format, as their writers write them. */
final class Specimens {

  private static final String KLOG = "I0501 14:00:00.250000     812 x.go:7] ";
  private static final String AUDIT =
      "{'kind':'Event','apiVersion':'audit.k8s.io/v1','level':'RequestResponse','auditID':'6a5d',"
          + "'stage':'ResponseComplete','requestURI':'/api/v1/namespaces/shop/pods/web-1?dryRun=',"
          + "'verb':'delete','user':{'username':'dora'},'impersonatedUser':{'username':'carol'},"
          + "'objectRef':{'resource':'pods','namespace':'shop','name':'web-1','apiVersion':'v1'},"
          + "'responseStatus':{'metadata':{},'code':200},'requestObject':{'gracePeriodSeconds':7},"
          + "'responseObject':{'kind':'Pod','metadata':{'name':'web-1','uid':'u'},'status':{}},"
          + "'requestReceivedTimestamp':'2026-05-01T14:00:00.5Z','stageTimestamp':"
          + "'2026-05-01T14:00:00.600000Z'}";
  private static final String SLICE =
      "{'observedAt':'2026-05-01T14:00:00.1Z','type':'MODIFIED','object':{'kind':'EndpointSlice',"
          + "'apiVersion':'discovery.k8s.io/v1','metadata':{'name':'web-x7','namespace':'shop',"
          + "'labels':{'kubernetes.io/service-name':'web'}},'addressType':'IPv4','endpoints':[{"
          + "'addresses':['10.42.1.7'],'conditions':{'ready':true}}],'ports':[{'port':8080}]}}";
  private static final String POD =
      "{'type':'ADDED','object':{'kind':'Pod','apiVersion':'v1','metadata':{'name':'web-1',"
          + "'namespace':'shop','uid':'u','deletionTimestamp':'2026-05-01T14:00:30Z'},'spec':{"
          + "'containers':[{'name':'app','lifecycle':{'preStop':{'sleep':{'seconds':5}}}}]},"
          + "'status':{'podIP':'10.42.1.7','containerStatuses':[{'name':'app','state':{"
          + "'terminated':{'exitCode':143,'finishedAt':'2026-05-01T14:00:00Z'}}}]}}}";
  private static final String EVENT =
      "{'kind':'Event','apiVersion':'v1','metadata':{'name':'web-1.17','namespace':'shop'},"
          + "'involvedObject':{'kind':'Pod','name':'web-1'},'reason':'Killing','message':'Stopping',"
          + "'firstTimestamp':'2026-05-01T14:00:00Z','lastTimestamp':'2026-05-01T14:00:00Z'}";
  private static final String SERVICE =
      "apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n  namespace: shop\nspec:\n"
          + "  selector: {app: web}\n  ports:\n  - port: 80\n    targetPort: 8080\n";
  private static final String CLF =
      "192.0.2.7 - - [01/May/2026:14:00:00 +0000] \"GET /a?b=c HTTP/1.1\" 502 80 \"-\" \"probe\"";
  private static final String NGINX_ERROR =
      "2026/05/01 14:00:00 [error] 30#31: *94 connect() failed (111: Connection refused) while"
          + " connecting to upstream, client: 192.0.2.7, server: _, request: \"GET /a?b=c HTTP/1.1\","
          + " upstream: \"http://10.42.1.7:8080/a?b=c\", host: \"shop.example\"";
  private static final String ENVOY =
      "[2026-05-01T14:00:00.250Z] \"GET /a?b=c HTTP/1.1\" 503 UF,URX";
  private static final String ENVOY_TAIL =
      "0 80 3 - \"192.0.2.7, 10.0.0.1\" \"probe\" \"4f2a\" \"shop.example\" \"10.42.1.7:8080\"";

  private static final Map<LogFormat, List<String>> RECORDS = new EnumMap<>(LogFormat.class);

  static {
    put(
        LogFormat.AUDIT,
        AUDIT,
        "{'kind':'EventList','items':[" + AUDIT + "," + AUDIT + "]}",
        "{'records':[{'time':'2026-05-01T14:00:00Z','properties':{'log':" + AUDIT + "}}]}",
        "{'messageType':'DATA_MESSAGE','logEvents':[{'timestamp':1777644000000,'message':'{}'}]}",
        "{'protoPayload':{'serviceName':'k8s.io','methodName':'io.k8s.core.v1.pods.delete',"
            + "'resourceName':'core/v1/namespaces/shop/pods/web-1','status':{'code':5}},"
            + "'operation':{'id':'1'},'timestamp':'2026-05-01T14:00:00Z'}");
    put(
        LogFormat.AUDIT_YAML,
        "protoPayload:\n  methodName: io.k8s.core.v1.pods.delete\n  resourceName:"
            + " core/v1/namespaces/shop/pods/web-1\ntimestamp: '2026-05-01T14:00:00Z'\n");
    put(LogFormat.ENDPOINT_SLICE, SLICE);
    put(LogFormat.POD, POD);
    put(LogFormat.EVENT, EVENT);
    put(
        LogFormat.OBJECT,
        "{'kind':'Service','apiVersion':'v1','metadata':{'name':'web'},'spec':{}}");
    put(LogFormat.MANIFEST, SERVICE, "a: &a [1, 2]\nb: *a\n");
    put(
        LogFormat.ENDPOINT_SLICE_YAML,
        "apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\nmetadata: {name: x, namespace: shop,"
            + " labels: {kubernetes.io/service-name: web}}\naddressType: IPv4\nendpoints:\n- addresses:"
            + " [10.42.1.7]\nports:\n- port: 8080\n");
    put(
        LogFormat.POD_YAML,
        "apiVersion: v1\nkind: Pod\nmetadata: {name: x, namespace: shop, uid: u}\nspec: {}\nstatus: {}\n");
    put(
        LogFormat.KUBE_PROXY,
        KLOG + "\"Setting endpoints for service port name\" portName=\"a/b:c\" endpoints=[\"1:2\"]",
        KLOG + "Setting endpoints for \"a/b:c\" to [1:2 3:4]",
        KLOG + "\"SyncProxyRules complete\" ipFamily=\"IPv4\" elapsed=\"41.5ms\"",
        KLOG + "\"Sync failed\" err=<\n\texit status 1\n >",
        "{'ts':1777644000250.5,'msg':'Syncing iptables rules','v':2}");
    put(
        LogFormat.NODE_PROCESS,
        KLOG + "\"Syncing iptables rules\"",
        "time=\"2026-05-01T14:00:00Z\" level=info msg=\"Starting k3s v1\"");
    put(
        LogFormat.KUBELET,
        KLOG + "\"SyncLoop DELETE\" source=\"api\" pods=[\"shop/web-1\"]",
        KLOG + "\"SyncLoop (PLEG): event for pod\" event={\"ID\":\"u\",\"Type\":\"ContainerDied\"}",
        KLOG + "SyncLoop (DELETE, \"api\"): \"a_b(u), c_d(e)\"");
    put(
        LogFormat.INGRESS_NGINX,
        CLF
            + " 120 0.012 [shop-web-80] [] 10.42.1.7:8080, [fd00::7]:8080 : - 0, 9 : 0 0.001, 0.010 : -"
            + " 502, 200 : - 4f1c",
        NGINX_ERROR,
        "I0501 14:00:00.250000       7 c.go:1] \"Backend successfully reloaded\"");
    put(
        LogFormat.NGINX_JSON,
        "{'time':'2026-05-01T14:00:00+00:00','status':502,'request_time':0.012,'request':'G\\\\x22',"
            + "'upstream_addr':'10.42.1.7:8080, 10.42.1.8:8080','upstream_status':502, 200}");
    put(
        LogFormat.NGINX_COMBINED,
        CLF + " \"-\" \"web\" \"ingress\" \"shop\" \"web\" rt=0.1",
        NGINX_ERROR);
    put(LogFormat.NGINX_ERROR, NGINX_ERROR);
    put(
        LogFormat.HAPROXY,
        "May  1 14:00:00 lb haproxy[7]: 192.0.2.7:4 [01/May/2026:14:00:00.250] fe~ shop_web_80/srv001"
            + " 0/0/-1/-1/+6 503 9 - - SC-- 1/1/0/0/+1 0/0 {a|b} {} \"GET /a HTTP/1.1\"",
        "<134>1 2026-05-01T14:00:00Z lb haproxy 7 - [a b=\"c\"] Server be/s is DOWN, reason: x");
    put(
        LogFormat.ENVOY,
        ENVOY + " " + ENVOY_TAIL,
        ENVOY
            + " upstream_reset_before_response_started{remote_connection_failure} - \"x\" "
            + ENVOY_TAIL
            + " outbound|80||web.shop.svc.cluster.local - 10.0.0.1:80 10.0.0.2:9 sni default",
        ENVOY.replace("503 UF,URX", "502 -") + " via_upstream - \"-\" " + ENVOY_TAIL,
        "[2026-05-01 14:00:00.250][7][debug][upstream] membership update for TLS cluster a added 1");
    put(
        LogFormat.ENVOY_JSON,
        "{':authority':'a','response_code':503,'response_flags':'UF','start_time':"
            + "'2026-05-01T14:00:00.250Z','duration':3,'upstream_host':'10.42.1.7:8080',"
            + "'upstream_cluster':'outbound|80||web.shop.svc','upstream_request_attempt_count':2}");
    put(
        LogFormat.TRAEFIK,
        CLF + " 7 \"web@kubernetes\" \"http://10.42.1.7:8080\" 12ms",
        "time=\"2026-05-01T14:00:00Z\" level=debug msg=\"'502 Bad Gateway' caused by: EOF\"",
        "2026-05-01T14:00:00Z DBG p.go:1 > 502 Bad Gateway error=\"dial tcp 1.2.3.4:5: x\"");
    put(
        LogFormat.TRAEFIK_JSON,
        "{'StartUTC':'2026-05-01T14:00:00.25Z','Duration':1000,'DownstreamStatus':502,'OriginStatus':"
            + "502,'ServiceAddr':'10.42.1.7:8080','ServiceName':'shop-web-80@kubernetes'}");
    put(
        LogFormat.AWS_ALB,
        "https 2026-05-01T14:00:00.250000Z app/a/1 192.0.2.7:4 10.42.1.7:8080 0.001 -1 -1 502 - 34 366"
            + " \"GET https://a:443/b?c HTTP/2.0\" \"probe\" - - arn:x:targetgroup/k8s-a-b-c/d \"Root=1\""
            + " \"a\" \"-\" 1 2026-05-01T14:00:00.1Z \"forward\" \"-\"");
    put(
        LogFormat.GCP_LB,
        "{'httpRequest':{'status':502,'requestUrl':'https://a/b?c','serverIp':'10.42.1.7','latency':"
            + "'0.5s'},'jsonPayload':{'statusDetails':'backend_timeout'},'timestamp':"
            + "'2026-05-01T14:00:00Z','trace':'p/t/1'}");
    put(
        LogFormat.PROBE,
        "{'zerodrop_probe':1,'kind':'request','id':'p-1','method':'GET','url':'http://a/b','address':"
            + "'10.42.1.7:8080','start':'2026-05-01T14:00:00.250Z','took_s':0.003,'failure':'refused'}",
        "{'zerodrop_probe':1,'kind':'heartbeat','time':'2026-05-01T14:00:01Z','longest_pause_ms':1}");
    put(
        LogFormat.NGINX_FORMAT,
        "192.0.2.7 [01/May/2026:14:00:00 +0000] 502 0.012 10.42.1.7:8080, 10.42.1.8:8080 502, 200");
    put(
        LogFormat.ENVOY_FORMAT,
        "2026-05-01T14:00:00.250Z GET /a?b=c 503 UF,URX 3 2 \"probe \"x\" y\" 10.42.1.7:8080 4f2a");
    put(
        LogFormat.JSON_FIELDS,
        "{'ts':'2026-05-01T14:00:00Z','code':502,'took':12,'peer':'a:1, b:2'}");
    put(LogFormat.PATTERN, "1777644000.250 502 12 10.42.1.7:8080");
  }

  private Specimens() {}

  private static void put(LogFormat format, String... records) {
    boolean json = records[0].startsWith("{");
    List<String> quoted =
        json
            ? java.util.Arrays.stream(records).map(record -> record.replace('\'', '"')).toList()
            : List.of(records);
    RECORDS.put(format, quoted);
  }

  /** Never empty. */
  static List<String> of(LogFormat format) {
    List<String> records = RECORDS.get(format);
    if (records == null) {
      throw new AssertionError("write records of format " + format.id() + " into Specimens");
    }
    return records;
  }

  static String layout(LogFormat format) {
    return switch (format) {
      case NGINX_FORMAT ->
          "$remote_addr [$time_local] $status $request_time $upstream_addr $upstream_status";
      case ENVOY_FORMAT ->
          "%START_TIME% %REQ(:METHOD)% %REQ(:PATH)% %RESPONSE_CODE% %RESPONSE_FLAGS% %DURATION%"
              + " %UPSTREAM_REQUEST_ATTEMPT_COUNT% \"%REQ(USER-AGENT)%\" %UPSTREAM_HOST%"
              + " %REQ(X-REQUEST-ID)%";
      case JSON_FIELDS -> "time=ts,status=code,request_time_ms=took,upstream_addr=peer";
      case PATTERN ->
          "(?<time>\\S+) (?<status>\\d+) (?<request_time_ms>\\d+) (?<upstream_addr>\\S+)";
      default -> null;
    };
  }
}
