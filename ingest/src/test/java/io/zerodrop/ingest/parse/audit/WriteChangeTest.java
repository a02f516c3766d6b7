package io.zerodrop.ingest.parse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.WriteChange;
import io.zerodrop.ingest.parse.Collected;
import io.zerodrop.ingest.parse.FileContext;
import org.junit.jupiter.api.Test;

/** What a write says it changes. */
class WriteChangeTest {

  private static AuditEvent event(AuditLine line) {
    return Collected.by(new AuditParser(FileContext.of("audit.log", 0)), line.json())
        .only(AuditEvent.class);
  }

  private static WriteChange change(AuditLine line) {
    return event(line).change();
  }

  private static AuditLine patch(String resource, String body) {
    return AuditLine.of("patch", resource, null, "web").with("requestObject", body);
  }

  @Test
  void aRolloutRestartNamesItsAnnotation() {
    AuditLine line =
        patch(
                "deployments",
                """
                {'spec':{'template':{'metadata':{'annotations':
                 {'kubectl.kubernetes.io/restartedAt':'2026-05-01T10:00:00Z'}}}}}""")
            .with(
                "requestURI",
                "'/apis/apps/v1/x?fieldManager=kubectl-rollout&fieldValidation=Strict'");
    assertThat(event(line).fieldManager()).isEqualTo("kubectl-rollout");
    assertThat(change(line).templateChanged()).isTrue();
    assertThat(change(line).replicas()).isNull();
    assertThat(change(line).paths())
        .containsExactly("spec.template.metadata.annotations[kubectl.kubernetes.io/restartedAt]");
  }

  @Test
  void aStrategicPatchNamesContainersAndNeverShowsTheirEnvironment() {
    WriteChange change =
        change(
            patch(
                "deployments",
                """
                {'metadata':{'annotations':{'kubectl.kubernetes.io/last-applied-configuration':
                 '{secret}'}},'spec':{'template':{'spec':{'$setElementOrder/containers':
                 [{'name':'app'}],'containers':[{'name':'app','image':'registry/app:2','env':[
                  {'name':'TOKEN','value':'hunter2'}],'command':['run','hunter2']},
                  {'name':'old','$patch':'delete'}]}}}}"""));
    assertThat(change.templateChanged()).isTrue();
    assertThat(change.paths())
        .containsExactly(
            "containers[app].image=registry/app:2",
            "containers[app].env[TOKEN].value",
            "containers[app].command",
            "containers[old] removed");
  }

  @Test
  void aMergePatchMayRemove() {
    WriteChange change =
        change(patch("deployments", "{'spec':{'replicas':2,'paused':null,'minReadySeconds':5}}"));
    assertThat(change.replicas()).isEqualTo(2);
    assertThat(change.templateChanged()).isFalse();
    assertThat(change.paths())
        .containsExactly("spec.replicas=2", "spec.paused removed", "spec.minReadySeconds=5");
  }

  @Test
  void aJsonPatchIsReadByItsPointers() {
    WriteChange change =
        change(
            patch(
                "deployments",
                """
                [{'op':'test','path':'/spec/paused','value':false},
                 {'op':'replace','path':'/spec/template','value':{'spec':{}}},
                 {'op':'replace','path':'/spec/replicas','value':1},
                 {'op':'add','path':'/metadata/annotations/a.b~1c','value':'secret'},
                 {'op':'replace','path':'/spec/template/spec/containers/0/image','value':'app:1'},
                 {'op':'remove','path':'/spec/strategy'}]"""));
    assertThat(change.templateChanged()).isTrue();
    assertThat(change.replicas()).isEqualTo(1);
    assertThat(change.paths())
        .containsExactly(
            "spec.template",
            "spec.replicas=1",
            "metadata.annotations[a.b/c]",
            "containers[0].image=app:1",
            "spec.strategy removed");
  }

  @Test
  void aJsonPatchElsewhereLeavesTheTemplateAlone() {
    assertThat(
            change(patch("deployments", "[{'op':'add','path':'/spec/templates','value':1}]"))
                .templateChanged())
        .isFalse();
  }

  @Test
  void scalingShowsTheNumberBeforeAndAfter() {
    AuditLine line =
        AuditLine.of("patch", "deployments", "scale", "web")
            .with("requestObject", "{'spec':{'replicas':0}}")
            .with(
                "responseObject",
                """
                {'kind':'Scale','metadata':{'name':'web','uid':'d'},'spec':{},
                 'status':{'replicas':3}}""");
    assertThat(change(line).replicas()).isZero();
    assertThat(event(line).workload().kind()).isEqualTo("Scale");
    assertThat(event(line).workload().replicas()).isZero();
    assertThat(event(line).workload().currentReplicas()).isEqualTo(3);
  }

  @Test
  void anUpdateToAScaleOfZeroLeavesTheNumberOut() {
    AuditLine line =
        AuditLine.of("update", "deployments", "scale", "web")
            .with("requestObject", "{'kind':'Scale','metadata':{'name':'web'},'spec':{}}");
    assertThat(change(line).replicas()).isZero();
    assertThat(event(line).workload().replicas()).isZero();
  }

  private static AuditLine update(int generation, int observed) {
    String object =
        """
        {'kind':'Deployment','apiVersion':'apps/v1','metadata':{'name':'web','uid':'d',
         'generation':%d},'spec':{'replicas':4,'template':{'metadata':{'labels':{'app':'web'}},
         'spec':{'containers':[{'name':'app','image':'app:2'}]}}},
         'status':{'observedGeneration':%d,'replicas':4}}"""
            .formatted(generation, observed);
    return AuditLine.of("update", "deployments", null, "web")
        .with("requestObject", object)
        .with("responseObject", object);
  }

  @Test
  void aWholeObjectMayHaveChangedItsTemplate() {
    WriteChange change = change(update(3, 2));
    assertThat(change.templateChanged()).isTrue();
    assertThat(change.replicas()).isEqualTo(4);
    assertThat(change.paths()).containsExactly("spec.replicas=4", "containers[app].image=app:2");
    assertThat(event(update(3, 2)).workload().labels()).containsEntry("app", "web");
  }

  @Test
  void aGenerationThatIsObservedProvesThatNothingChanged() {
    assertThat(change(update(2, 2)).templateChanged()).isFalse();
  }

  @Test
  void aServerSideApplyIsAWholeIntent() {
    WriteChange change =
        change(
            patch(
                "deployments",
                """
                {'kind':'Deployment','apiVersion':'apps/v1','metadata':{'name':'web'},
                 'spec':{'template':{'spec':{'containers':[{'name':'app','image':'app:3',
                 'env':[{'name':'TOKEN','value':'hunter2'}]}]}}}}"""));
    assertThat(change.templateChanged()).isTrue();
    assertThat(change.paths()).containsExactly("containers[app].image=app:3");
  }

  @Test
  void cordonAndUncordon() {
    AuditLine cordon = patch("nodes", "{'spec':{'unschedulable':true}}").with("level", "'Request'");
    assertThat(change(cordon).unschedulable()).isTrue();
    assertThat(event(cordon).node().unschedulable()).isTrue();
    AuditLine uncordon = patch("nodes", "{'spec':{'unschedulable':null}}");
    assertThat(change(uncordon).unschedulable()).isFalse();
    assertThat(event(uncordon).node().unschedulable()).isFalse();
  }

  @Test
  void taintsAreNamedByKey() {
    AuditLine line =
        patch(
            "nodes",
            """
            {'spec':{'taints':[{'key':'ToBeDeletedByClusterAutoscaler','value':'17',
             'effect':'NoSchedule'}]}}""");
    assertThat(change(line).unschedulable()).isNull();
    assertThat(change(line).paths())
        .containsExactly("spec.taints[ToBeDeletedByClusterAutoscaler]=NoSchedule");
    assertThat(event(line).node().taints())
        .containsExactly("ToBeDeletedByClusterAutoscaler=17:NoSchedule");
  }

  @Test
  void aLongPatchIsCutShort() {
    StringBuilder annotations = new StringBuilder("{'metadata':{'annotations':{'a0':''");
    for (int i = 1; i < 40; i++) {
      annotations.append(",'a").append(i).append("':''");
    }
    assertThat(change(patch("deployments", annotations + "}}}")).paths())
        .hasSize(25)
        .endsWith("and 16 more");
  }

  @Test
  void aPatchOfDirectivesThatCannotBeReadAsAnObjectStillCounts() {
    AuditLine line =
        patch("deployments", "{'spec':{'replicas':2,'template':{'spec':{'containers':'x'}}}}");
    assertThat(event(line).workload()).isNull();
    assertThat(change(line).replicas()).isEqualTo(2);
  }
}
