package io.zerodrop.pipeline.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LocalClusterTest {

  private static LocalCluster cluster;

  @BeforeAll
  static void start() throws IOException {
    cluster = LocalCluster.starting(2);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void runsJobsOneAfterTheOtherAndBringsTheirResultsBack() {
    for (long n : List.of(3L, 5L)) {
      StreamExecutionEnvironment job = cluster.newEnvironment();
      Results<Long> squares = Results.of(numbers(job, n).map(x -> x * x).uid("squares"), "sink");
      cluster.run(job, "squares", () -> {});
      assertThat(squares.take(Comparator.naturalOrder()))
          .containsExactlyElementsOf(LongStream.range(0, n).map(x -> x * x).boxed().toList());
    }
  }

  @Test
  void tellsWhyAJobFailedWithoutFlinksWrapping() {
    StreamExecutionEnvironment job = cluster.newEnvironment();
    MapFunction<Long, Long> fails =
        number -> {
          throw new IllegalStateException("number " + number + " is one too many");
        };
    Results<Long> never = Results.of(numbers(job, 1).map(fails).uid("fails"), "sink");
    assertThatThrownBy(() -> cluster.run(job, "too many", () -> {}))
        .isInstanceOf(JobFailed.class)
        .hasMessageContaining("the job \"too many\" failed: ")
        .hasMessageContaining("number 0 is one too many")
        .hasMessageNotContaining("JobExecutionException");
    assertThat(never.take(Comparator.naturalOrder())).isEmpty();
  }

  @Test
  void refusesATypeThatWouldGoThroughKryo() {
    StreamExecutionEnvironment job = cluster.newEnvironment();
    assertThatThrownBy(
            () ->
                numbers(job, 1)
                    .map(number -> new Object())
                    .returns(TypeInformation.of(Object.class))
                    .uid("objects")
                    .keyBy(Object::hashCode, Types.INT)
                    .map(object -> 1)
                    .uid("ones")
                    .getExecutionEnvironment()
                    .getStreamGraph())
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("Generic types have been disabled");
  }

  @Test
  void leavesNothingOnDisk() throws IOException {
    LocalCluster other = LocalCluster.starting(1);
    StreamExecutionEnvironment job = other.newEnvironment();
    Results<Long> one = Results.of(numbers(job, 1), "sink");
    other.run(job, "one", () -> {});
    assertThat(one.takeOnly()).isZero();
    assertThat(other.directory()).isNotEmptyDirectory();
    other.close();
    assertThat(other.directory()).doesNotExist();
  }

  private static DataStream<Long> numbers(StreamExecutionEnvironment job, long n) {
    return job.fromData(Types.LONG, LongStream.range(0, n).boxed().toArray(Long[]::new))
        .uid("numbers");
  }
}
