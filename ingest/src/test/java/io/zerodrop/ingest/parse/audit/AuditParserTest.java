package io.zerodrop.ingest.parse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.KubernetesEvent;
import io.zerodrop.ingest.event.Position;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.Collected;
import io.zerodrop.ingest.parse.FileContext;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditParserTest {

  private static final long TEN =
      Instant.parse("2026-05-01T10:00:00Z").getEpochSecond() * 1_000_000;

  private static Collected parse(String record) {
    return Collected.by(new AuditParser(FileContext.of("audit.log", 0)), record);
  }

  private static AuditEvent event(AuditLine line) {
    AuditEvent event = parse(line.json()).only(AuditEvent.class);
    assertThat(parse(line.sortedJson()).only(AuditEvent.class))
        .as("the same with its fields sorted")
        .isEqualTo(event);
    return event;
  }

  @Test
  void aWriteLiesBetweenItsRequestAndItsLastStage() {
    AuditEvent event = event(AuditLine.of("delete", "pods", null, "web-1"));
    assertThat(event.time()).isEqualTo(new Stamp(TEN + 100, TEN + 900));
    assertThat(event.position()).isEqualTo(new Position("a.log", 1, 0));
    assertThat(event.auditId()).isEqualTo("11111111-aaaa");
    assertThat(event.verb()).isEqualTo("delete");
    assertThat(event.user()).isEqualTo("alice");
    assertThat(event.impersonator()).isNull();
    assertThat(event.namespace()).isEqualTo("shop");
    assertThat(event.name()).isEqualTo("web-1");
    assertThat(event.code()).isEqualTo(200);
  }

  @Test
  void theActingIdentityIsTheImpersonatedOne() {
    AuditEvent event =
        event(
            AuditLine.of("delete", "pods", null, "web-1")
                .with("impersonatedUser", "{'username':'carol'}"));
    assertThat(event.user()).isEqualTo("carol");
    assertThat(event.impersonator()).isEqualTo("alice");
  }

  @ParameterizedTest
  @CsvSource({
    "get, pods, ",
    "list, pods, ",
    "watch, endpointslices, ",
    "update, leases, ",
    "create, tokenreviews, ",
    "create, pods, exec",
    "create, serviceaccounts, token",
    "update, endpoints, ",
    "update, services, status",
  })
  void readsAndForeignWritesAreIrrelevant(String verb, String resource, String subresource) {
    String line = AuditLine.of(verb, resource, subresource, "x").json();
    assertThat(parse(line).onlyIrrelevant()).isTrue();
    assertThat(Collected.by(new AuditParser(false), line).onlyIrrelevant())
        .as("without the prefilter")
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RequestReceived", "ResponseStarted"})
  void onlyTheLastStageCounts(String stage) {
    AuditLine line = AuditLine.of("delete", "pods", null, "web-1").with("stage", "'" + stage + "'");
    assertThat(parse(line.json()).onlyIrrelevant()).isTrue();
    assertThat(parse(line.sortedJson()).onlyIrrelevant()).isTrue();
  }

  @Test
  void aServiceOfAnotherApiGroupIsNoService() {
    AuditLine line =
        AuditLine.of("create", "services", null, "x")
            .with("objectRef", "{'resource':'services','apiGroup':'serving.knative.dev'}");
    assertThat(parse(line.json()).onlyIrrelevant()).isTrue();
  }

  @Test
  void aDeletionShowsThePodAsItWasMarked() {
    AuditEvent event =
        event(
            AuditLine.of("delete", "pods", null, "web-1")
                .with("requestObject", "{'kind':'DeleteOptions','gracePeriodSeconds':7}")
                .with(
                    "responseObject",
                    """
                    {'kind':'Pod','apiVersion':'v1','metadata':{'name':'web-1','namespace':'shop',
                     'uid':'u-1','resourceVersion':'42','deletionTimestamp':'2026-05-01T10:00:07Z',
                     'deletionGracePeriodSeconds':7,'labels':{'app':'web'},'ownerReferences':[
                      {'kind':'Node','name':'n','uid':'x'},
                      {'kind':'ReplicaSet','name':'web-7d','uid':'rs','controller':true}],
                     'managedFields':[{'manager':'m','fieldsV1':{'f:spec':{}}}]},
                     'spec':{'nodeName':'node-a','terminationGracePeriodSeconds':30},
                     'status':{'podIP':'10.0.0.7'}}"""));
    assertThat(event.uid()).isEqualTo("u-1");
    assertThat(event.gracePeriodSeconds()).isEqualTo(7);
    assertThat(event.pod().deletionTimestamp()).isEqualTo(TEN + 7_000_000);
    assertThat(event.pod().deletionGracePeriodSeconds()).isEqualTo(7);
    assertThat(event.pod().owner().name()).isEqualTo("web-7d");
    assertThat(event.pod().labels()).containsEntry("app", "web");
    assertThat(event.pod().node()).isEqualTo("node-a");
    assertThat(event.pod().ips()).containsExactly("10.0.0.7");
    assertThat(event.pod().resourceVersion()).isEqualTo(42);
  }

  @Test
  void graceAndDryRunMayStandInTheUri() {
    AuditEvent event =
        event(
            AuditLine.of("delete", "pods", null, "web-1")
                .with("requestURI", "'/api/v1/x?gracePeriodSeconds=0&dryRun=All'"));
    assertThat(event.gracePeriodSeconds()).isZero();
    assertThat(event.dryRun()).isTrue();
  }

  @Test
  void aDryRunShowsNoStateSinceNothingChanged() {
    AuditEvent event =
        event(
            AuditLine.of("delete", "pods", null, "web-1")
                .with("requestObject", "{'kind':'DeleteOptions','dryRun':['All']}")
                .with("responseObject", "{'kind':'Pod','metadata':{'name':'web-1','uid':'u'}}"));
    assertThat(event.dryRun()).isTrue();
    assertThat(event.pod()).isNull();
  }

  @Test
  void theUidOfAFinalDeleteIsItsPrecondition() {
    AuditEvent event =
        event(
            AuditLine.of("delete", "pods", null, "web-1")
                .with("level", "'Request'")
                .with("user", "{'username':'system:node:node-a'}")
                .with(
                    "requestObject",
                    "{'kind':'DeleteOptions','gracePeriodSeconds':0,'preconditions':{'uid':'u-9'}}"));
    assertThat(event.uid()).isEqualTo("u-9");
    assertThat(event.gracePeriodSeconds()).isZero();
  }

  @Test
  void aDeleteAnsweredByAStatusTellsTheUidEvenAtMetadataLevel() {
    AuditEvent event =
        event(
            AuditLine.of("delete", "deployments", null, "web")
                .with("level", "'Metadata'")
                .with(
                    "responseStatus",
                    "{'status':'Success','code':200,'details':{'name':'web','uid':'d-1'}}"));
    assertThat(event.uid()).isEqualTo("d-1");
    assertThat(event.metadataOnly()).isTrue();
    assertThat(event.message()).isNull();
  }

  @Test
  void aBlockedEvictionNamesTheBudget() {
    AuditEvent event =
        event(
            AuditLine.of("create", "pods", "eviction", "web-1")
                .with(
                    "responseStatus",
                    """
                    {'status':'Failure','message':'Cannot evict pod.','reason':'TooManyRequests',
                     'details':{'causes':[{'reason':'DisruptionBudget',
                      'message':'The disruption budget web-pdb does not allow it.'}]},'code':429}"""));
    assertThat(event.code()).isEqualTo(429);
    assertThat(event.succeeded()).isFalse();
    assertThat(event.message())
        .isEqualTo("Cannot evict pod. The disruption budget web-pdb does not allow it.");
  }

  @Test
  void anEvictionCreatedAsAFailureFailed() {
    AuditEvent event =
        event(
            AuditLine.of("create", "pods", "eviction", "web-1")
                .with(
                    "responseStatus",
                    "{'status':'Failure','message':'more than one budget','code':201}"));
    assertThat(event.succeeded()).isFalse();
  }

  @Test
  void anEvictionAsksForItsOwnGrace() {
    AuditEvent event =
        event(
            AuditLine.of("create", "pods", "eviction", "web-1")
                .with("responseStatus", "{'status':'Success','code':201}")
                .with(
                    "requestObject",
                    "{'kind':'Eviction','deleteOptions':{'gracePeriodSeconds':120}}"));
    assertThat(event.succeeded()).isTrue();
    assertThat(event.gracePeriodSeconds()).isEqualTo(120);
    assertThat(event.pod()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"update, endpointslices, , 409", "patch, pods, status, 404", "patch, nodes, , 403"})
  void failedWritesOfStateAreIrrelevant(String verb, String resource, String sub, int code) {
    AuditLine line =
        AuditLine.of(verb, resource, sub, "x").with("responseStatus", "{'code':" + code + "}");
    assertThat(parse(line.json()).onlyIrrelevant()).isTrue();
  }

  @Test
  void aFailedDeletionIsKeptWithoutState() {
    AuditEvent event =
        event(
            AuditLine.of("delete", "pods", null, "web-1")
                .with("responseStatus", "{'status':'Failure','message':'not found','code':404}")
                .with("responseObject", "{'kind':'Status','status':'Failure'}"));
    assertThat(event.code()).isEqualTo(404);
    assertThat(event.pod()).isNull();
  }

  @Test
  void aDeletecollectionNamesItsPodsInItsResponse() {
    AuditEvent event =
        event(
            AuditLine.of("deletecollection", "pods", null, null)
                .with(
                    "responseObject",
                    """
                    {'kind':'PodList','apiVersion':'v1','items':[
                     {'metadata':{'name':'a','namespace':'shop','uid':'1'}},
                     {'metadata':{'name':'b','namespace':'shop','uid':'2'}}]}"""));
    assertThat(event.deletedPods()).extracting("name").containsExactly("a", "b");
    assertThat(event.pod()).isNull();
  }

  @Test
  void aCreatedPodHasItsNameFromTheResponse() {
    AuditEvent event =
        event(
            AuditLine.of("create", "pods", null, null)
                .with("requestObject", "{'kind':'Pod','metadata':{'generateName':'web-7d-'}}")
                .with(
                    "responseObject",
                    "{'kind':'Pod','metadata':{'name':'web-7d-x1','namespace':'shop','uid':'u'}}"));
    assertThat(event.name()).isEqualTo("web-7d-x1");
    assertThat(event.pod().name()).isEqualTo("web-7d-x1");
  }

  @Test
  void aBindingTellsTheNode() {
    AuditEvent event =
        event(
            AuditLine.of("create", "pods", "binding", "web-1")
                .with(
                    "requestObject",
                    """
                    {'kind':'Binding','metadata':{'name':'web-1','uid':'u-1'},
                     'target':{'kind':'Node','name':'node-b'}}""")
                .with("responseObject", "{'kind':'Status','status':'Success','code':201}"));
    assertThat(event.pod().node()).isEqualTo("node-b");
    assertThat(event.pod().uid()).isEqualTo("u-1");
    assertThat(event.pod().namespace()).isEqualTo("shop");
  }

  @Test
  void aKubeletsStatusPatchShowsWhatItChanges() {
    AuditEvent event =
        event(
            AuditLine.of("patch", "pods", "status", "web-1")
                .with("level", "'Request'")
                .with("user", "{'username':'system:node:node-a'}")
                .with(
                    "requestObject",
                    """
                    {'metadata':{'uid':'u-1'},'status':{'$setElementOrder/conditions':
                     [{'type':'Ready'}],'conditions':[{'type':'Ready','status':'False',
                     'lastTransitionTime':'2026-05-01T09:59:59Z'}],'podIP':'10.0.0.7',
                     'podIPs':[{'$patch':'replace'},{'ip':'10.0.0.7'}],'containerStatuses':[
                      {'name':'app','containerID':'cri://1','ready':false,'restartCount':1,
                       'state':{'terminated':{'exitCode':137,'reason':'OOMKilled',
                        'startedAt':'2026-05-01T09:00:00Z','finishedAt':'2026-05-01T09:59:58Z'}},
                       'lastState':{}}]}}"""));
    assertThat(event.uid()).isEqualTo("u-1");
    assertThat(event.change()).isNull();
    assertThat(event.pod().ready()).isFalse();
    assertThat(event.pod().readySince()).isEqualTo(TEN - 1_000_000);
    assertThat(event.pod().ips()).containsExactly("10.0.0.7");
    assertThat(event.pod().phase()).isNull();
    assertThat(event.pod().statuses().get(0).state()).isEqualTo("terminated");
    assertThat(event.pod().statuses().get(0).current().exitCode()).isEqualTo(137);
    assertThat(event.pod().statuses().get(0).current().finishedAt()).isEqualTo(TEN - 2_000_000);
    assertThat(event.pod().statuses().get(0).last()).isNull();
  }

  @Test
  void aSliceComesFromTheResponseElseFromTheUpdate() {
    String slice =
        """
        {'kind':'EndpointSlice','apiVersion':'discovery.k8s.io/v1','metadata':{'name':'web-abc',
         'namespace':'shop','uid':'s','resourceVersion':'%s',
         'labels':{'kubernetes.io/service-name':'web'}},'addressType':'IPv4',
         'endpoints':[{'addresses':['10.0.0.7'],'conditions':{'ready':false,'serving':true,
          'terminating':true},'targetRef':{'kind':'Pod','name':'web-1','uid':'u-1'}}],
         'ports':[{'name':'http','port':8080}]}""";
    AuditLine line =
        AuditLine.of("update", "endpointslices", null, "web-abc")
            .with("requestObject", slice.formatted("41"));
    assertThat(event(line).slice().resourceVersion()).isEqualTo(41);
    line.with("responseObject", slice.formatted("42"));
    assertThat(event(line).slice().resourceVersion()).isEqualTo(42);
    assertThat(event(line).slice().service()).isEqualTo("web");
    assertThat(event(line).slice().endpoints().get(0).terminating()).isTrue();
  }

  @Test
  void aBodyThatWasReplacedByTextIsNoBody() {
    AuditEvent event =
        event(
            AuditLine.of("patch", "deployments", null, "web")
                .with("requestObject", "'skipped-too-big-size-object'"));
    assertThat(event.change()).isNull();
    assertThat(event.workload()).isNull();
  }

  @Test
  void anEventObjectWrittenThroughTheApiIsThatEvent() {
    KubernetesEvent event =
        parse(
                AuditLine.of("create", "events", null, "web-1.18a")
                    .with(
                        "requestObject",
                        """
                        {'kind':'Event','apiVersion':'v1','metadata':{'uid':'e'},
                         'involvedObject':{'kind':'Pod','name':'web-1','uid':'u-1',
                          'fieldPath':'spec.containers{app}'},'reason':'Killing',
                         'source':{'component':'kubelet','host':'node-a'},'count':2,
                         'firstTimestamp':'2026-05-01T10:00:00Z',
                         'lastTimestamp':'2026-05-01T10:00:05Z'}""")
                    .json())
            .only(KubernetesEvent.class);
    assertThat(event.reason()).isEqualTo("Killing");
    assertThat(event.host()).isEqualTo("node-a");
    assertThat(event.count()).isEqualTo(2);
    assertThat(event.time()).isEqualTo(new Stamp(TEN, TEN + 5_999_999));
  }

  @Test
  void anEventObjectWithoutABodyIsIrrelevant() {
    AuditLine line = AuditLine.of("create", "events", null, "x").with("level", "'Metadata'");
    assertThat(parse(line.json()).onlyIrrelevant()).isTrue();
  }
}
