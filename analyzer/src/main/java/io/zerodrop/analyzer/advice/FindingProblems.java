package io.zerodrop.analyzer.advice;

import io.zerodrop.analyzer.advice.edit.Edit;
import io.zerodrop.analyzer.advice.manifest.Manifest;
import io.zerodrop.analyzer.advice.manifest.Manifests;
import io.zerodrop.analyzer.advice.manifest.Service;
import io.zerodrop.analyzer.advice.manifest.Workload;
import io.zerodrop.analyzer.advice.rule.Fix;
import io.zerodrop.analyzer.advice.rule.Problem;
import io.zerodrop.analyzer.advice.rule.RecordedLoss;
import io.zerodrop.analyzer.advice.rule.Scene;
import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.analyzer.result.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The changes that findings ask for and that the manifests do not have yet. */
final class FindingProblems {

  private static final Pattern PATH =
      Pattern.compile("[A-Za-z][\\w-]*(\\[[^\\]\\s]+])?(\\.[A-Za-z][\\w-]*(\\[[^\\]\\s]+])?)*");

  private static final Pattern VALUE = Pattern.compile("[\\w%./:-]+|\\[[^\\[\\]\\n]*]");

  private FindingProblems() {}

  static List<Problem> of(Scene scene) {
    List<Problem> problems = new ArrayList<>();
    for (Finding finding : scene.measured().findings()) {
      Optional<Manifest> near = near(finding, scene.manifests());
      if (near.isEmpty()) {
        continue;
      }
      List<Remedy.Change> changes =
          finding.remedy() == null ? List.of() : finding.remedy().changes();
      if (changes.isEmpty()) {
        problems.add(RecordedLoss.of(finding, near.get()));
      }
      for (Remedy.Change change : changes) {
        of(finding, change, near.get(), scene.manifests()).ifPresent(problems::add);
      }
    }
    return problems;
  }

  private static Optional<Problem> of(
      Finding finding, Remedy.Change change, Manifest near, Manifests all) {
    Optional<Manifest> named =
        all.objects().stream().filter(each -> each.isObject(change.object())).findFirst();
    Manifest at = named.orElse(near);
    boolean editable =
        PATH.matcher(change.field()).matches()
            && (change.to() == null || VALUE.matcher(change.to()).matches());
    if (named.isPresent() && isDone(change, at)) {
      return Optional.empty();
    }
    if (named.isEmpty() && change.object().startsWith("PodDisruptionBudget ")) {
      return budget(finding, change, near, all);
    }
    Fix fix =
        named.isPresent() && editable && reachable(change, at)
            ? RecordedLoss.fix(
                finding.remedy(),
                change.to() == null
                    ? new Edit.Remove(at, change.field())
                    : new Edit.Put(
                        at, change.field(), change.to(), SavedBy.reason(finding, change)),
                change.destructive())
            : null;
    return Optional.of(RecordedLoss.of(finding, at, change, fix));
  }

  /** A hook or period that is longer already does it too; a missing probe is a rule's matter. */
  private static boolean isDone(Remedy.Change change, Manifest at) {
    if (!PATH.matcher(change.field()).matches()) {
      return false;
    }
    if (change.field().endsWith(".readinessProbe") && change.from() == null) {
      return true;
    }
    Optional<String> today = at.text(change.field());
    if (change.to() == null) {
      return at.find(change.field()).isEmpty();
    }
    if (today.isEmpty()) {
      return at.find(change.field())
          .map(Manifest::words)
          .filter(
              words ->
                  change
                      .to()
                      .equals("[" + words.get(0) + ", \"" + words.get(words.size() - 1) + "\"]"))
          .isPresent();
    }
    boolean length = change.field().toLowerCase(Locale.ROOT).endsWith("seconds");
    return length && change.to().matches("\\d{1,9}") && today.get().matches("\\d{1,9}")
        ? Long.parseLong(today.get()) >= Long.parseLong(change.to())
        : today.get().equals(change.to());
  }

  /** Whether the containers that the path names are there. */
  private static boolean reachable(Remedy.Change change, Manifest at) {
    int bracket = change.field().lastIndexOf(']');
    return bracket < 0 || at.find(change.field().substring(0, bracket + 1)).isPresent();
  }

  private static Optional<Problem> budget(
      Finding finding, Remedy.Change change, Manifest near, Manifests all) {
    Optional<Service> service =
        all.services().stream()
            .filter(each -> each.manifest().name().equals(finding.service()))
            .findFirst();
    if (service.isEmpty()) {
      return Optional.of(RecordedLoss.of(finding, near, change, null));
    }
    Manifest at = service.get().manifest();
    StringBuilder yaml = new StringBuilder("# " + SavedBy.reason(finding, change) + "\n");
    yaml.append("apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata:\n  name: ");
    yaml.append(at.name()).append('\n');
    if (!at.namespace().isEmpty()) {
      yaml.append("  namespace: ").append(at.namespace()).append('\n');
    }
    yaml.append("spec:\n  maxUnavailable: ").append(change.to());
    yaml.append("\n  selector:\n    matchLabels:\n");
    service
        .get()
        .selector()
        .forEach(
            (key, value) ->
                yaml.append("      ").append(key).append(": \"").append(value).append("\"\n"));
    Edit add = new Edit.Add(at, change.object(), yaml.toString());
    return Optional.of(
        RecordedLoss.of(
            finding, at, change, RecordedLoss.fix(finding.remedy(), add, change.destructive())));
  }

  private static Optional<Manifest> near(Finding finding, Manifests all) {
    return all.services().stream()
        .filter(each -> each.manifest().name().equals(finding.service()))
        .filter(each -> inNamespace(each.manifest(), finding))
        .findFirst()
        .map(
            service ->
                all.workloads().stream()
                    .filter(service::selects)
                    .map(Workload::manifest)
                    .findFirst()
                    .orElse(service.manifest()));
  }

  private static boolean inNamespace(Manifest manifest, Finding finding) {
    return manifest.namespace().isEmpty()
        || finding.namespace() == null
        || manifest.namespace().equals(finding.namespace());
  }
}
