package io.zerodrop.ingest.parse.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.event.KubernetesEvent;
import io.zerodrop.ingest.event.ManifestObserved;
import io.zerodrop.ingest.event.PodObserved;
import io.zerodrop.ingest.event.Position;
import io.zerodrop.ingest.event.SliceObserved;
import io.zerodrop.ingest.event.SliceState;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.Collected;
import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.LogRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectParserTest {

  private static final long TEN =
      Instant.parse("2026-05-01T10:00:00Z").getEpochSecond() * 1_000_000;

  private static final String SLICE =
      """
      {'kind':'EndpointSlice','apiVersion':'discovery.k8s.io/v1','metadata':{'name':'web-abc',
       'namespace':'shop','uid':'s-1','resourceVersion':'77','creationTimestamp':
       '2026-05-01T10:00:00Z','labels':{'kubernetes.io/service-name':'web'},'managedFields':[
        {'manager':'kubectl','time':'2026-05-01T10:00:09Z','fieldsV1':{'f:x':{}}},
        {'manager':'kube-controller-manager','time':'2026-05-01T10:00:04Z'}]},
       'addressType':'IPv4','endpoints':[
        {'addresses':['10.0.0.1','10.0.0.9'],'conditions':{'ready':false,'serving':true,
         'terminating':true},'nodeName':'node-a','zone':'z1',
         'targetRef':{'kind':'Pod','name':'web-1','uid':'u-1'}},
        {'addresses':['10.0.0.2'],'targetRef':{'kind':'Host','name':'h'}},
        {'addresses':['10.0.0.3'],'conditions':{'ready':null,'serving':null}}],
       'ports':[{'name':'http','port':8080},{'name':null,'port':9090},{'name':'all'}]}""";

  private static Collected parse(String record) {
    return Collected.by(new ObjectParser(FileContext.of("a.log", 0)), record.replace('\'', '"'));
  }

  private static String watched(String type, String object) {
    return "{'type':'" + type + "','object':" + object + "}";
  }

  @Test
  void aRecordedWatchLineHasATimeAndAType() {
    SliceObserved observed =
        parse(
                "{'observedAt':'2026-05-01T10:00:01.000002Z','type':'MODIFIED','object':"
                    + SLICE
                    + "}")
            .only(SliceObserved.class);
    assertThat(observed.time()).isEqualTo(Stamp.at(TEN + 1_000_002));
    assertThat(observed.type()).isEqualTo("MODIFIED");
    assertThat(observed.slice().resourceVersion()).isEqualTo(77);
    assertThat(observed.slice().service()).isEqualTo("web");
    assertThat(observed.slice().created()).isEqualTo(TEN);
  }

  @Test
  void theControllersOwnWriteCountsNotAnothers() {
    SliceState slice = parse(watched("ADDED", SLICE)).only(SliceObserved.class).slice();
    assertThat(slice.managed()).isEqualTo(TEN + 4_000_000);
  }

  @Test
  void absentConditionsReadAsTheApiSays() {
    SliceState slice = parse(watched("ADDED", SLICE)).only(SliceObserved.class).slice();
    assertThat(slice.endpoints())
        .containsExactly(
            new SliceState.Endpoint("10.0.0.1", false, true, true, "node-a", "z1", "web-1", "u-1"),
            new SliceState.Endpoint("10.0.0.2", true, true, false, null, null, null, null),
            new SliceState.Endpoint("10.0.0.3", true, true, false, null, null, null, null));
    assertThat(slice.ports())
        .containsExactly(new SliceState.Port("http", 8080), new SliceState.Port("", 9090));
  }

  @Test
  void aPlainWatchEventHasNoTime() {
    SliceObserved observed = parse(watched("DELETED", SLICE)).only(SliceObserved.class);
    assertThat(observed.time()).isNull();
    assertThat(observed.type()).isEqualTo("DELETED");
  }

  @Test
  void aShippersTimeIsWhenItWasReceived() {
    Collected collected = new Collected();
    byte[] bytes = watched("ADDED", SLICE).replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    LogRecord record = new LogRecord().set(new byte[0], 0, 0, "f", 3, 90);
    new ObjectParser(FileContext.of("f", 0))
        .parse(record.unwrapped(bytes, 0, bytes.length, 123L), collected);
    assertThat(collected.only(SliceObserved.class).time()).isEqualTo(Stamp.at(123));
    assertThat(collected.events.get(0).position()).isEqualTo(new Position("f", 3, 90));
  }

  @Test
  void aBareObjectIsListed() {
    assertThat(parse(SLICE).only(SliceObserved.class).type()).isEqualTo("LISTED");
  }

  @Test
  void aPlaceholderHasNoEndpoints() {
    String empty = SLICE.substring(0, SLICE.indexOf("'endpoints'"));
    SliceState slice =
        parse(empty + "'endpoints':null,'ports':null}").only(SliceObserved.class).slice();
    assertThat(slice.endpoints()).isEmpty();
    assertThat(slice.ports()).isEmpty();
  }

  @Test
  void elementsOfAListKnowWhereTheyStand() {
    String list =
        """
        {"kind":"EndpointSliceList","apiVersion":"discovery.k8s.io/v1","items":[
        {"metadata":{"name":"a","namespace":"n","uid":"1"}},
          {"metadata":{"name":"b","namespace":"n","uid":"2"}}
        ]}""";
    Collected collected = new Collected();
    byte[] bytes = list.getBytes(StandardCharsets.UTF_8);
    new ObjectParser(FileContext.of("f", 0))
        .parse(new LogRecord().set(bytes, 0, bytes.length, "f", 10, 500), collected);
    assertThat(collected.events)
        .extracting("position")
        .containsExactly(
            new Position("f", 11, 500 + list.indexOf("{\"metadata")),
            new Position("f", 12, 500 + list.lastIndexOf("{\"metadata\":{\"name\":\"b\"")));
    assertThat(collected.events).extracting("type").containsExactly("LISTED", "LISTED");
  }

  @Test
  void aListMayHoldManyKinds() {
    Collected collected =
        parse(
            """
            {'items':[{'kind':'Pod','apiVersion':'v1','metadata':{'name':'p','uid':'u'}},
             {'kind':'Service','apiVersion':'v1','metadata':{'name':'web','namespace':'shop'},
              'spec':{'externalTrafficPolicy':'Local','clusterIP':'10.1.0.1','ports':[
               {'name':'http','port':80,'targetPort':'web','nodePort':30080},
               {'port':81,'targetPort':8081}]}},
             {'kind':'Service','apiVersion':'serving.knative.dev/v1','metadata':{'name':'web'}},
             {'kind':'ConfigMap','apiVersion':'v1','metadata':{'name':'c'}}],
             'kind':'List','apiVersion':'v1'}""");
    assertThat(collected.events).hasSize(2);
    assertThat(collected.irrelevant).isEqualTo(2);
    ManifestObserved service = (ManifestObserved) collected.events.get(1);
    assertThat(service.service().clusterIps()).containsExactly("10.1.0.1");
    assertThat(service.service().externalTrafficPolicy()).isEqualTo("Local");
    assertThat(service.service().ports()).extracting("targetPort").containsExactly("web", "8081");
    assertThat(service.service().ports()).extracting("nodePort").containsExactly(30080, 0);
  }

  @Test
  void aPodShowsHowItWillStop() {
    PodObserved observed =
        parse(
                watched(
                    "MODIFIED",
                    """
                    {'kind':'Pod','apiVersion':'v1','metadata':{'name':'web-1','namespace':'shop',
                     'uid':'u-1','deletionTimestamp':'2026-05-01T10:00:30Z',
                     'deletionGracePeriodSeconds':30},'spec':{'nodeName':'node-a',
                     'terminationGracePeriodSeconds':30,'hostNetwork':true,'containers':[
                      {'name':'app','image':'app:1','command':['/bin/sh','-c','./run'],
                       'env':[{'name':'TOKEN','value':'hunter2'}],
                       'ports':[{'containerPort':8080,'name':'http'},{'containerPort':9090}],
                       'lifecycle':{'preStop':{'exec':{'command':
                        ['sh','-c','sleep 15; nginx -s quit']}}},'readinessProbe':{'periodSeconds':2}}],
                     'initContainers':[{'name':'setup'},{'name':'proxy','restartPolicy':'Always',
                      'lifecycle':{'preStop':{'sleep':{'seconds':4}}}}]},
                     'status':{'phase':'Running','hostIP':'172.16.0.1','podIP':'10.0.0.1',
                      'podIPs':[{'ip':'10.0.0.1'},{'ip':'fd00::1'}],'conditions':[
                       {'type':'DisruptionTarget','status':'True','reason':'EvictionByEvictionAPI'},
                       {'type':'Ready','status':'True',
                        'lastTransitionTime':'2026-05-01T09:00:00Z'}],
                      'containerStatuses':[{'name':'app','ready':true,'restartCount':2,
                       'state':{'running':{'startedAt':'2026-05-01T09:00:00Z'}},
                       'lastState':{'terminated':{'exitCode':143,'reason':'Error'}}}],
                      'initContainerStatuses':[{'name':'setup'},{'name':'proxy','ready':true}]}}"""))
            .only(PodObserved.class);
    assertThat(observed.toString()).doesNotContain("hunter2");
    var pod = observed.pod();
    assertThat(pod.deletionTimestamp()).isEqualTo(TEN + 30_000_000);
    assertThat(pod.ips()).containsExactly("10.0.0.1", "fd00::1");
    assertThat(pod.hostNetwork()).isTrue();
    assertThat(pod.ready()).isTrue();
    assertThat(pod.disruption()).isEqualTo("EvictionByEvictionAPI");
    assertThat(pod.containers()).extracting("name").containsExactly("app", "proxy");
    assertThat(pod.containers()).extracting("sidecar").containsExactly(false, true);
    assertThat(pod.containers()).extracting("shellForm").containsExactly(true, false);
    assertThat(pod.containers()).extracting("readinessProbe").containsExactly(true, false);
    assertThat(pod.containers().get(0).preStop().kind()).isEqualTo("exec");
    assertThat(pod.containers().get(0).preStop().seconds()).isEqualTo(15);
    assertThat(pod.containers().get(1).preStop().kind()).isEqualTo("sleep");
    assertThat(pod.containers().get(1).preStop().seconds()).isEqualTo(4);
    assertThat(pod.containers().get(0).portNames()).containsExactly("http", "");
    assertThat(pod.statuses()).extracting("name").containsExactly("app", "proxy");
    assertThat(pod.statuses().get(0).last().exitCode()).isEqualTo(143);
    assertThat(pod.statuses().get(0).current()).isNull();
  }

  @Test
  void aPodThatIsOnlyAskedForIsNoPod() {
    assertThat(parse("{'kind':'Pod','apiVersion':'v1','metadata':{'name':'p'}}").onlyIrrelevant())
        .isTrue();
  }

  @Test
  void anEventOfTheNewerApiReadsTheSame() {
    KubernetesEvent event =
        parse(
                """
                {'kind':'Event','apiVersion':'events.k8s.io/v1','metadata':{'uid':'e'},
                 'eventTime':'2026-05-01T10:00:00.000123Z','reason':'Preempted','type':'Warning',
                 'reportingController':'kubelet','reportingInstance':'node-a',
                 'regarding':{'kind':'Pod','namespace':'shop','name':'web-1','uid':'u-1'},
                 'note':'by a pod','series':{'count':3,
                  'lastObservedTime':'2026-05-01T10:00:09.000000Z'}}""")
            .only(KubernetesEvent.class);
    assertThat(event.time()).isEqualTo(new Stamp(TEN + 123, TEN + 9_000_000));
    assertThat(event.involvedUid()).isEqualTo("u-1");
    assertThat(event.message()).isEqualTo("by a pod");
    assertThat(event.component()).isEqualTo("kubelet");
    assertThat(event.host()).isEqualTo("node-a");
    assertThat(event.count()).isEqualTo(3);
  }

  @Test
  void aWorkloadShowsItsTemplate() {
    ManifestObserved observed =
        parse(
                """
                {'kind':'Deployment','apiVersion':'apps/v1','metadata':{'name':'web',
                 'namespace':'shop','uid':'d','generation':4},'spec':{'replicas':0,'strategy':
                 {'type':'RollingUpdate','rollingUpdate':{'maxSurge':'25%','maxUnavailable':1}},
                 'template':{'metadata':{'labels':{'app':'web'},'annotations':
                 {'kubectl.kubernetes.io/restartedAt':'now','secret.io/x':'hunter2'}},
                 'spec':{'containers':[{'name':'app','image':'app:1'}]}}},'status':{'replicas':2}}""")
            .only(ManifestObserved.class);
    assertThat(observed.toString()).doesNotContain("hunter2");
    assertThat(observed.workload().replicas()).isZero();
    assertThat(observed.workload().currentReplicas()).isEqualTo(2);
    assertThat(observed.workload().strategy())
        .isEqualTo("RollingUpdate(maxSurge=25%, maxUnavailable=1)");
    assertThat(observed.workload().images()).containsEntry("app", "app:1");
    assertThat(observed.workload().annotations())
        .containsOnlyKeys("kubectl.kubernetes.io/restartedAt");
  }

  @Test
  void theTemplatesDigestIgnoresOrderAndNullsOnly() {
    String template =
        "{'kind':'ReplicaSet','apiVersion':'apps/v1','metadata':{'name':'r'},"
            + "'spec':{'template':%s}}";
    String digest = digest(template.formatted("{'a':{'b':1,'c':[1,2]}}"));
    assertThat(digest(template.formatted("{'a':{'d':null,'c':[1,2],'b':1}}"))).isEqualTo(digest);
    assertThat(digest(template.formatted("{'a':{'b':1,'c':[2,1]}}"))).isNotEqualTo(digest);
    assertThat(digest(template.formatted("{'a':{'b':'1','c':[1,2]}}"))).isNotEqualTo(digest);
    assertThat(digest(template.formatted("{'a':{'b':'masked:0a','c':[1,2]}}")))
        .startsWith("masked:");
  }

  private static String digest(String replicaSet) {
    return parse(replicaSet).only(ManifestObserved.class).workload().templateHash();
  }

  @Test
  void aWholeNodeIsSchedulableUnlessItSaysOtherwise() {
    ManifestObserved observed =
        parse(
                """
                {'kind':'Node','apiVersion':'v1','metadata':{'name':'node-a'},'spec':{'taints':[
                 {'key':'k','effect':'NoExecute'}]},'status':{'conditions':[{'type':'Ready',
                 'status':'Unknown'}],'addresses':[{'type':'InternalIP','address':'172.16.0.1'}]}}""")
            .only(ManifestObserved.class);
    assertThat(observed.node().unschedulable()).isFalse();
    assertThat(observed.node().ready()).isFalse();
    assertThat(observed.node().taints()).containsExactly("k:NoExecute");
    assertThat(observed.node().addresses()).containsExactly("172.16.0.1");
  }

  @ParameterizedTest
  @CsvSource({"HorizontalPodAutoscaler,autoscaling/v2", "PodDisruptionBudget,policy/v1"})
  void boundsOfAutoscalersAndBudgetsAreTheirStrategy(String kind, String apiVersion) {
    String strategy =
        parse(
                "{'kind':'%s','apiVersion':'%s','metadata':{'name':'x'},'spec':{'minReplicas':2,"
                        .formatted(kind, apiVersion)
                    + "'maxReplicas':9,'minAvailable':'50%'}}")
            .only(ManifestObserved.class)
            .workload()
            .strategy();
    assertThat(strategy)
        .isEqualTo(kind.startsWith("Pod") ? "minAvailable=50%" : "minReplicas=2, maxReplicas=9");
  }

  @Test
  void whatWasLearntAfterAGapHappenedSomewhereInIt() {
    Stamp observed =
        parse(
                "{'observedAt':'2026-05-01T10:00:09.000001Z','observedAfter':"
                    + "'2026-05-01T10:00:02.000003Z','type':'DELETED','object':{'kind':'Pod',"
                    + "'apiVersion':'v1','metadata':{'name':'p','namespace':'shop','uid':'u'}}}")
            .only(PodObserved.class)
            .time();
    assertThat(observed.width()).isEqualTo(6_999_998);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'BOOKMARK','object':{'kind':'Pod','metadata':{'resourceVersion':'9'}}}",
        "{'observedAt':'2026-05-01T10:00:00Z','type':'HEARTBEAT'}",
        "{'observedAt':'2026-05-01T10:00:00Z','type':'HEARTBEAT','cutSince':'2026-05-01T09:59:00Z',"
            + "'object':{'kind':'Pod','apiVersion':'v1'}}",
        "{'kind':'EndpointSliceList','items':null}",
        "{'kind':'List','apiVersion':'v1','items':[]}",
        "{'type':'ADDED','object':{'kind':'Ingress','apiVersion':'networking.k8s.io/v1'}}",
        "{'type':'DELETED','object':{'kind':'Node','apiVersion':'v1','metadata':{'name':'n'}}}",
      })
  void whatShowsNoStateIsIrrelevant(String record) {
    assertThat(parse(record).onlyIrrelevant()).isTrue();
  }

  @Test
  void theEndOfAWatchIsToldSinceChangesAreMissingAfterIt() {
    assertThat(
            parse("{'type':'ERROR','object':{'kind':'Status','code':410,'reason':'Expired'}}")
                .onlyRejection()
                .reason())
        .contains("ERROR 410 Expired", "changes up to the next list are missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1,2]|expected a JSON object, found an array",
        "{'a':1}|expected a Kubernetes object or a watch event",
        "{'type':'GONE','object':{}}|type: expected ADDED, MODIFIED, DELETED or BOOKMARK",
        "{'type':'ADDED','object':7}|expected an object, found a number",
        "{'type':'ADDED','object':{}}|kind: expected a kind such as EndpointSlice, found none",
        "{'observedAt':'noon','type':'ADDED','object':{}}|observedAt: expected a time",
        "{'kind':'Pod','kind':'Pod'}|kind: expected one field of this name, found two",
        "{'kind':'Pod','apiVersion':'v1'}|metadata.name: expected the object's name, found none",
        "{'kind':'Pod','apiVersion':'v1','metadata':{'name':'p','uid':'u','ownerReferences':[{'name"
            + "':1,'controller':true}]}}|metadata.ownerReferences[0].name: expected text, found a number",
        "{'kind':null,'items':null}|kind: expected a kind such as EndpointSlice, found none",
        "{'kind':'Pod'|expected a complete JSON value, found its end missing",
        "{'kind':'Pod',}|expected JSON, found something else at byte",
      })
  void badRecordsSayWhatWasExpectedAndFound(String record, String reason) {
    assertThat(parse(record).onlyRejection().reason()).contains(reason);
  }

  @Test
  void aRejectionNamesTheObjectAndShowsNothingOfIt() {
    String pod =
        "{'kind':'Pod','apiVersion':'v1','metadata':{'name':'p','namespace':'shop','uid':'u'},"
            + "'spec':{'containers':[{'name':'hunter2','image':17}]}}";
    assertThat(parse(pod).onlyRejection().excerpt()).isEqualTo("Pod shop/p");
    assertThat(parse(pod).onlyRejection().reason())
        .startsWith("spec.containers[0].image: expected text, found a number; ")
        .doesNotContain("hunter2");
  }

  @Test
  void aBadElementOfAListSpoilsNoOther() {
    Collected collected =
        parse(
            "{'kind':'PodList','apiVersion':'v1','items':[{'metadata':{'name':1}},"
                + "{'metadata':{'name':'b','uid':'u'}}]}");
    assertThat(collected.events).hasSize(1);
    assertThat(collected.rejections).hasSize(1);
  }
}
