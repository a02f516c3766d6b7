package io.zerodrop.dashboards.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.dashboards.example.ExampleRun;
import io.zerodrop.ingest.traffic.StatusCounts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentsTest {

  @Test
  void writesAMinuteOfTrafficByClassOfStatus() {
    TrafficMinute minute =
        TrafficMinute.of("shop/web", 29_750_000, 25, 6, new StatusCounts(1, 2, 10, 3, 4, 5));
    assertThat(TrafficDocument.TYPE.document(minute).path("zerodrop").toString())
        .isEqualTo(
            "{\"traffic\":{\"requests\":25,\"failed\":6,\"status_1xx\":2,\"status_2xx\":10,"
                + "\"status_3xx\":3,\"status_4xx\":4,\"status_5xx\":5,\"status_none\":1}}");
  }

  @Test
  void writesAnAttemptWithCommonFieldsFirstAndWithoutItsQuery() {
    assertThat(AttemptDocument.TYPE.document(ExampleRun.attempt(1, 300).verdict()).toPrettyString())
        .isEqualToNormalizingNewlines(
            """
            {
              "@timestamp" : "2026-11-22T11:09:31.300000Z",
              "ecs" : {
                "version" : "9.4.0"
              },
              "event" : {
                "id" : "a-web-5d6b-pod1-r300-1",
                "dataset" : "zerodrop.attempt",
                "kind" : "event",
                "category" : "network",
                "type" : "connection",
                "outcome" : "failure"
              },
              "http" : {
                "request" : {
                  "id" : "web-5d6b-pod1-r300",
                  "method" : "GET"
                },
                "response" : {
                  "status_code" : 502
                }
              },
              "url" : {
                "path" : "/cart"
              },
              "source" : {
                "ip" : "172.30.0.30"
              },
              "destination" : {
                "ip" : "10.244.1.1",
                "port" : 8080
              },
              "observer" : {
                "name" : "ingress-1"
              },
              "kubernetes" : {
                "namespace" : "shop",
                "service" : {
                  "name" : "web"
                },
                "pod" : {
                  "name" : "web-5d6b-pod1",
                  "uid" : "uid-1"
                },
                "node" : {
                  "name" : "node-1"
                }
              },
              "zerodrop" : {
                "attempt" : {
                  "number" : 1,
                  "outcome" : "refused",
                  "status" : 502,
                  "start_earliest" : "2026-11-22T11:09:31.299500Z",
                  "start_latest" : "2026-11-22T11:09:31.300500Z",
                  "end" : "2026-11-22T11:09:31.301000Z",
                  "end_earliest" : "2026-11-22T11:09:31.300500Z",
                  "end_latest" : "2026-11-22T11:09:31.301500Z"
                },
                "phase" : {
                  "start" : "terminating",
                  "end" : "terminating"
                },
                "cause" : "propagation-race",
                "masked" : false,
                "confidence" : 0.97,
                "candidates" : [ {
                  "cause" : "propagation-race",
                  "likelihood" : 0.97,
                  "speaks_for" : [ "refused 0.3 s after SIGTERM" ]
                }, {
                  "cause" : "stale-ingress",
                  "likelihood" : 0.0,
                  "against" : [ "within 5 s" ]
                } ],
                "evidence" : [ {
                  "source" : "access",
                  "file" : "logs/access.log",
                  "line" : 500,
                  "shows" : "502, refused"
                } ],
                "missing" : [ "kube-proxy" ],
                "offset_ms" : {
                  "deletion-requested" : 300.0
                },
                "termination" : {
                  "id" : "t-1"
                },
                "finding" : {
                  "id" : "f-race"
                }
              }
            }""");
  }

  @Test
  void leavesOutTheCauseOfAnAttemptThatSucceeded() {
    var document = AttemptDocument.TYPE.document(ExampleRun.attempt(1, 40).served().verdict());
    assertThat(document.at("/zerodrop/cause").isMissingNode()).isTrue();
    assertThat(document.at("/zerodrop/candidates").isMissingNode()).isTrue();
    assertThat(document.at("/zerodrop/phase/start").asText()).isEqualTo("terminating");
  }

  @Test
  void aQueryLeftInThePathIsDroppedToo() {
    var attempt = ExampleRun.attempt(1, 300).path("/cart?session=abc").verdict();
    assertThat(AttemptDocument.TYPE.document(attempt).toString())
        .doesNotContain("abc", "s3cret")
        .contains("\"path\":\"/cart\"");
    assertThat(AttemptDocument.WITH_QUERY.document(attempt).at("/url/query").asText())
        .isEqualTo("token=s3cret");
  }

  @Test
  void aClientThatIsNoAddressDoesNotGoIntoTheIpField() {
    for (String name : new String[] {"unix:", "-", "999.1.1.1", "1.2.3", "dead:beef", "a.b.c"}) {
      var document =
          AttemptDocument.TYPE.document(ExampleRun.attempt(1, 300).client(name).verdict());
      assertThat(document.at("/source/ip").isMissingNode()).as(name).isTrue();
      assertThat(document.at("/source/address").asText()).isEqualTo(name);
    }
    for (String address : new String[] {"10.0.0.1", "::1", "fd00::a:1", "::ffff:10.0.0.1"}) {
      var document =
          AttemptDocument.TYPE.document(ExampleRun.attempt(1, 300).client(address).verdict());
      assertThat(document.at("/source/ip").asText()).isEqualTo(address);
    }
  }

  @Test
  void halfASurrogatePairDoesNotStopTheWriter() {
    var document =
        AttemptDocument.TYPE.document(ExampleRun.attempt(1, 300).path("/\ud800x").verdict());
    assertThat(document.at("/url/path").asText()).isEqualTo("/?x");
  }

  @Test
  void writesATerminationWithMilestonesLagsAndCounts() {
    var document = TerminationDocument.TYPE.document(ExampleRun.termination(1));
    assertThat(document.at("/kubernetes").toString())
        .isEqualTo(
            "{\"namespace\":\"shop\",\"service\":{\"name\":[\"web\"]},\"deployment\":{\"name\":"
                + "\"web\"},\"pod\":{\"name\":\"web-5d6b-pod1\",\"uid\":\"uid-1\",\"ip\":"
                + "[\"10.244.1.1\"]},\"node\":{\"name\":\"node-1\"}}");
    assertThat(document.at("/zerodrop/trigger/actor").asText()).isEqualTo("alice");
    assertThat(document.at("/zerodrop/milestones/2").toString())
        .isEqualTo(
            "{\"name\":\"sigterm\",\"at\":\"2026-11-22T11:09:31.120000Z\",\"earliest\":"
                + "\"2026-11-22T11:09:31.119000Z\",\"latest\":\"2026-11-22T11:09:31.121000Z\","
                + "\"source\":\"derived\"}");
    assertThat(document.at("/zerodrop/termination").toString())
        .isEqualTo(
            "{\"id\":\"t-1\",\"grace_ms\":30000,\"prestop_ms\":0,\"prestop_kind\":\"none\","
                + "\"exit_codes\":[{\"container\":\"app\",\"code\":143},"
                + "{\"container\":\"log-shipper\",\"code\":0}]}");
    assertThat(document.at("/zerodrop/lag").toString())
        .isEqualTo("{\"deletion_to_terminating_ms\":80.0}");
    assertThat(document.at("/zerodrop/propagation").toString())
        .isEqualTo(
            "[{\"name\":\"proxy_observed\",\"where\":\"node-1\",\"lag_ms\":240.0,"
                + "\"lag_min_ms\":238.0,\"lag_max_ms\":242.0}]");
    assertThat(document.at("/zerodrop/attempts").toString())
        .isEqualTo(
            "{\"total\":5,\"failed\":4,\"by_phase\":["
                + "{\"phase\":\"terminating\",\"outcome\":\"ok\",\"count\":1},"
                + "{\"phase\":\"terminating\",\"outcome\":\"refused\",\"count\":4}]}");
  }

  @Test
  void writesAFindingWithItsRemedyAndWhatWouldHaveSavedIt() {
    var document = FindingDocument.TYPE.document(ExampleRun.race());
    assertThat(document.at("/event/start").asText()).isEqualTo("2026-11-22T11:09:31.200000Z");
    assertThat(document.at("/message").asText()).startsWith("21 requests were sent");
    assertThat(document.at("/zerodrop/requests").toString())
        .isEqualTo(
            "{\"failed\":21,\"masked\":1,\"served_while_terminating\":2,\"total\":480,"
                + "\"failed_without_retries\":21}");
    assertThat(document.at("/kubernetes/pod/name").toString())
        .isEqualTo("[\"web-5d6b-pod1\",\"web-5d6b-pod2\"]");
    assertThat(document.at("/zerodrop/remedy/changes/0").toString())
        .isEqualTo(
            "{\"object\":\"Deployment shop/web\",\"field\":\"spec.template.spec.containers[app]"
                + ".lifecycle.preStop.sleep.seconds\",\"to\":\"3\",\"destructive\":true}");
    assertThat(document.at("/zerodrop/counterfactual/1").toString())
        .isEqualTo(
            "{\"setting\":\"preStop\",\"share\":1.0,\"needed_ms\":2000,\"today_ms\":0,"
                + "\"today_share\":0.05,\"censored\":true,\"requests_per_second\":48.0}");
  }

  @Test
  void readsBackWhatItWrites() {
    for (var attempt : ExampleRun.attempts()) {
      var written = AttemptDocument.WITH_QUERY.document(attempt);
      assertThat(AttemptReader.read(written)).isEqualTo(attempt);
    }
    var termination = TerminationDocument.TYPE.document(ExampleRun.termination(1));
    assertThat(TerminationDocument.TYPE.document(TerminationReader.read(termination)))
        .isEqualTo(termination);
    for (Finding finding : List.of(ExampleRun.race(), ExampleRun.cut())) {
      var written = FindingDocument.TYPE.document(finding);
      assertThat(FindingDocument.TYPE.document(FindingReader.read(written))).isEqualTo(written);
    }
  }

  @Test
  void aFieldThatIsNotWhatItShouldBeIsNamed() {
    var document = AttemptDocument.TYPE.document(ExampleRun.attempt(1, 300).verdict());
    document.withObject("/zerodrop").put("cause", "bad-luck");
    assertThatThrownBy(() -> AttemptReader.read(document))
        .hasMessageStartingWith("unknown cause bad-luck; known are [propagation-race, ");
  }

  @Test
  void oneNameMeansOneField() {
    Map<String, Field> byName = new HashMap<>();
    for (DocumentType<?> type :
        new DocumentType<?>[] {
          AttemptDocument.WITH_QUERY, TerminationDocument.TYPE, FindingDocument.TYPE
        }) {
      assertThat(type.shape().fields()).as(type.name()).doesNotHaveDuplicates();
      for (Field field : type.shape().fields()) {
        assertThat(byName.getOrDefault(field.name(), field)).isEqualTo(field);
        byName.put(field.name(), field);
        assertThat(field.meaning()).isNotBlank();
      }
    }
    assertThat(byName.keySet())
        .noneMatch(
            name -> byName.keySet().stream().anyMatch(other -> other.startsWith(name + ".")));
  }
}
