package io.zerodrop.dashboards.document;

import static io.zerodrop.dashboards.document.FieldType.BOOLEAN;
import static io.zerodrop.dashboards.document.FieldType.DOUBLE;
import static io.zerodrop.dashboards.document.FieldType.INTEGER;
import static io.zerodrop.dashboards.document.FieldType.KEYWORD;
import static io.zerodrop.dashboards.document.FieldType.LONG;
import static io.zerodrop.dashboards.document.FieldType.NESTED;
import static io.zerodrop.dashboards.document.FieldType.NUMBERS;
import static io.zerodrop.dashboards.document.FieldType.SHORT;
import static io.zerodrop.dashboards.document.FieldType.TEXT;
import static io.zerodrop.dashboards.document.FieldType.TIME;

import io.zerodrop.analyzer.result.Milestone;
import java.util.List;

/** The fields that only zerodrop has. Those of list entries are in {@link PartFields}. */
public final class ZerodropFields {

  private static final List<String> MILESTONE_NAMES =
      List.of(
          Milestone.DELETION_REQUESTED,
          Milestone.ENDPOINT_TERMINATING,
          Milestone.ENDPOINT_REMOVED,
          Milestone.PROXY_OBSERVED,
          Milestone.INGRESS_OBSERVED,
          Milestone.SIGTERM,
          Milestone.CONTAINER_EXITED,
          Milestone.KILL_DEADLINE,
          Milestone.POD_GONE);

  private static final List<String> LAG_NAMES =
      List.of(
          "deletion_to_terminating_ms",
          "deletion_to_sigterm_ms",
          "deletion_to_exit_ms",
          "deletion_to_removed_ms",
          "deletion_to_gone_ms");

  public static final Field CAUSE =
      Field.of("zerodrop.cause", KEYWORD, "why it failed; absent when the attempt succeeded");
  public static final Field SUBTYPE =
      Field.of("zerodrop.subtype", KEYWORD, "a finer cause where the fix differs");
  public static final Field CONFIDENCE =
      Field.of("zerodrop.confidence", DOUBLE, "0 to 1; below 0.5 the cause is unknown");
  public static final Field CANDIDATES =
      Field.of("zerodrop.candidates", NESTED, "every cause that was weighed");
  public static final Field EVIDENCE =
      Field.of("zerodrop.evidence", NESTED, "the records that the statement rests on");
  public static final Field MISSING =
      Field.of("zerodrop.missing", KEYWORD, "sources that would have raised the confidence");
  public static final Field TERMINATION_ID =
      Field.of("zerodrop.termination.id", KEYWORD, "the termination, or all of the finding");
  public static final Field FINDING_ID =
      Field.of("zerodrop.finding.id", KEYWORD, "the finding that the document belongs to");
  public static final Field INCIDENT_ID =
      Field.of("zerodrop.incident.id", KEYWORD, "shared by the findings of one trigger");

  public static final Field ATTEMPT_NUMBER =
      Field.of("zerodrop.attempt.number", INTEGER, "1 is the request's first attempt");
  public static final Field ATTEMPT_OUTCOME =
      Field.of("zerodrop.attempt.outcome", KEYWORD, "how the attempt ended");
  public static final Field ATTEMPT_STATUS =
      Field.of("zerodrop.attempt.status", SHORT, "what the upstream answered");
  public static final Field ATTEMPT_START_EARLIEST =
      Field.of("zerodrop.attempt.start_earliest", TIME, "the start's lower bound");
  public static final Field ATTEMPT_START_LATEST =
      Field.of("zerodrop.attempt.start_latest", TIME, "the start's upper bound");
  public static final Field ATTEMPT_END =
      Field.of("zerodrop.attempt.end", TIME, "the attempt's most likely end");
  public static final Field ATTEMPT_END_EARLIEST =
      Field.of("zerodrop.attempt.end_earliest", TIME, "the end's lower bound");
  public static final Field ATTEMPT_END_LATEST =
      Field.of("zerodrop.attempt.end_latest", TIME, "the end's upper bound");
  public static final Field PHASE_START =
      Field.of("zerodrop.phase.start", KEYWORD, "the pod's phase when the attempt began");
  public static final Field PHASE_END =
      Field.of("zerodrop.phase.end", KEYWORD, "the pod's phase when the attempt ended");
  public static final Field MASKED =
      Field.of("zerodrop.masked", BOOLEAN, "whether a retry hid the failure from the client");
  public static final Field OFFSET =
      Field.of("zerodrop.offset_ms", NUMBERS, "the attempt's start minus each milestone")
          .in("ms")
          .holding(MILESTONE_NAMES);

  public static final Field TRIGGER_KIND =
      Field.of("zerodrop.trigger.kind", KEYWORD, "what set the terminations off");
  public static final Field TRIGGER_ACTOR =
      Field.of("zerodrop.trigger.actor", KEYWORD, "the user name at the head of the chain");
  public static final Field TRIGGER_IMPERSONATOR =
      Field.of("zerodrop.trigger.impersonator", KEYWORD, "who acted as the actor");
  public static final Field TRIGGER_TOOL =
      Field.of("zerodrop.trigger.tool", KEYWORD, "the client at the head of the chain");
  public static final Field TRIGGER_ACTION =
      Field.of("zerodrop.trigger.action", KEYWORD, "what the actor did, in words");
  public static final Field TRIGGER_OBJECT =
      Field.of("zerodrop.trigger.object", KEYWORD, "the object that the actor did it to");
  public static final Field TRIGGER_AT =
      Field.of("zerodrop.trigger.at", TIME, "when the actor did it");
  public static final Field TRIGGER_CHANGES =
      Field.of("zerodrop.trigger.changes", KEYWORD, "what exactly changed, a line each");
  public static final Field TRIGGER_CHAIN =
      Field.of("zerodrop.trigger.chain", KEYWORD, "the steps from the deletion up to the actor");
  public static final Field TRIGGER_EVIDENCE =
      Field.of("zerodrop.trigger.evidence", NESTED, "the records of those steps");

  public static final Field OWNER_CHAIN =
      Field.of("zerodrop.owner_chain", KEYWORD, "from the pod's owner upwards");
  public static final Field GRACE =
      Field.of("zerodrop.termination.grace_ms", LONG, "the grace period as the pod had it")
          .in("ms");
  public static final Field PRE_STOP =
      Field.of("zerodrop.termination.prestop_ms", LONG, "the preStop delay; 0 without a hook")
          .in("ms");
  public static final Field PRE_STOP_KIND =
      Field.of("zerodrop.termination.prestop_kind", KEYWORD, "none, sleep, exec or httpGet");
  public static final Field EXIT_CODES =
      Field.of("zerodrop.termination.exit_codes", NESTED, "the exit code of each container");
  public static final Field MILESTONES =
      Field.of("zerodrop.milestones", NESTED, "the dated steps of the termination, in order");
  public static final Field LAGS =
      Field.of("zerodrop.lag", NUMBERS, "time between milestones").in("ms").holding(LAG_NAMES);
  public static final Field PROPAGATION =
      Field.of("zerodrop.propagation", NESTED, "the lags of single nodes and ingresses");
  public static final Field HAS_PRE_STOP =
      Field.of("zerodrop.drain.has_prestop", SHORT, "1 with a preStop hook, 0 without");
  public static final Field KILLED =
      Field.of(
          "zerodrop.drain.killed", SHORT, "1 where a container ended by SIGKILL, 0 where none did");
  public static final Field LOSSLESS =
      Field.of("zerodrop.drain.lossless", SHORT, "1 where no attempt on the pod failed, else 0");
  public static final Field ATTEMPTS_TOTAL =
      Field.of("zerodrop.attempts.total", LONG, "attempts that touched the pod since its deletion");
  public static final Field ATTEMPTS_FAILED =
      Field.of("zerodrop.attempts.failed", LONG, "those of them that failed");
  public static final Field ATTEMPTS_BY_PHASE =
      Field.of("zerodrop.attempts.by_phase", NESTED, "their counts by phase and outcome");

  public static final Field REQUESTS_FAILED =
      Field.of("zerodrop.requests.failed", LONG, "requests that failed at the client");
  public static final Field REQUESTS_MASKED =
      Field.of("zerodrop.requests.masked", LONG, "attempts that a retry hid");
  public static final Field REQUESTS_SERVED =
      Field.of(
          "zerodrop.requests.served_while_terminating",
          LONG,
          "attempts that a terminating pod of the incident served well");
  public static final Field REQUESTS_TOTAL =
      Field.of("zerodrop.requests.total", LONG, "requests to the Service in the window");
  public static final Field REQUESTS_FAILED_WITHOUT_RETRIES =
      Field.of(
          "zerodrop.requests.failed_without_retries",
          LONG,
          "requests whose first attempt failed so: without retries they would have failed");
  public static final Field RETRIES_ADDED_MEDIAN =
      Field.of(
              "zerodrop.retries.added_median_ms",
              DOUBLE,
              "by how much hidden failures delayed their requests; absent without any")
          .in("ms");
  public static final Field RETRIES_ADDED_MOST =
      Field.of("zerodrop.retries.added_max_ms", DOUBLE, "the longest of these delays").in("ms");
  public static final Field REMEDY_SUMMARY =
      Field.of("zerodrop.remedy.summary", TEXT, "the smallest change that would have helped");
  public static final Field REMEDY_CHANGES =
      Field.of("zerodrop.remedy.changes", NESTED, "the change, field by field");
  public static final Field REMEDY_DESTRUCTIVE =
      Field.of("zerodrop.remedy.destructive", BOOLEAN, "whether any of it can do harm");
  public static final Field REMEDY_CAUTION =
      Field.of("zerodrop.remedy.caution", TEXT, "what can go wrong and how to step back");
  public static final Field COUNTERFACTUAL =
      Field.of(
          "zerodrop.counterfactual", NESTED, "the smallest settings that save a share of them");

  public static final Field TRAFFIC_REQUESTS =
      Field.of("zerodrop.traffic.requests", LONG, "requests that started in the minute");
  public static final Field TRAFFIC_FAILED =
      Field.of("zerodrop.traffic.failed", LONG, "those of them that failed at the client");
  public static final Field TRAFFIC_1XX =
      Field.of("zerodrop.traffic.status_1xx", LONG, "those of them that got a status 1xx");
  public static final Field TRAFFIC_2XX =
      Field.of("zerodrop.traffic.status_2xx", LONG, "those of them that got a status 2xx");
  public static final Field TRAFFIC_3XX =
      Field.of("zerodrop.traffic.status_3xx", LONG, "those of them that got a status 3xx");
  public static final Field TRAFFIC_4XX =
      Field.of("zerodrop.traffic.status_4xx", LONG, "those of them that got a status 4xx");
  public static final Field TRAFFIC_5XX =
      Field.of("zerodrop.traffic.status_5xx", LONG, "those of them that got a status 5xx");
  public static final Field TRAFFIC_NONE =
      Field.of("zerodrop.traffic.status_none", LONG, "those of them that no status is logged for");
  public static final Field CONSUMER_KIND =
      Field.of("zerodrop.consumer.kind", KEYWORD, "kube-proxy or ingress");
  public static final Field CONSUMER_NAME =
      Field.of("zerodrop.consumer.name", KEYWORD, "the node of the kube-proxy, or the ingress");
  public static final Field CONSUMER_AT =
      Field.of("zerodrop.consumer.observed", TIME, "when it had followed");
  public static final Field CONSUMER_MARKED =
      Field.of(
              "zerodrop.consumer.marked_ms",
              DOUBLE,
              "from the deletion to the mark in the EndpointSlice")
          .in("ms");
  public static final Field CONSUMER_LAG =
      Field.of("zerodrop.consumer.lag_ms", DOUBLE, "from that mark until it had followed").in("ms");
  public static final Field CONSUMER_TOTAL =
      Field.of("zerodrop.consumer.total_ms", DOUBLE, "from the deletion until it had followed")
          .in("ms");

  private ZerodropFields() {}
}
