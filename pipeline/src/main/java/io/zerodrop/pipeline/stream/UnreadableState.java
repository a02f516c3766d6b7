package io.zerodrop.pipeline.stream;

import io.zerodrop.ingest.types.UnknownForm;
import io.zerodrop.pipeline.cluster.JobFailed;
import io.zerodrop.pipeline.replay.UnusableInput;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.flink.runtime.state.BackendBuildingException;
import org.apache.flink.util.ExceptionUtils;
import org.apache.flink.util.SerializedThrowable;
import org.apache.flink.util.StateMigrationException;

/** Says what to do about a checkpoint that this build cannot go on from. */
final class UnreadableState {

  /** Of Flink, where a checkpoint has state of an operator that is no more. */
  private static final String NO_SUCH_OPERATOR = "Cannot map checkpoint/savepoint state";

  private static final List<Class<? extends Throwable>> REASONS =
      List.of(UnknownForm.class, StateMigrationException.class, BackendBuildingException.class);

  private UnreadableState() {}

  /**
   * @param checkpoint that a job was to go on from
   * @return empty where it failed for another reason
   */
  static Optional<UnusableInput> in(Optional<Path> checkpoint, JobFailed failed) {
    return checkpoint.flatMap(
        path ->
            reason(failed)
                .map(
                    why ->
                        new UnusableInput(
                            "the checkpoint in "
                                + path
                                + " is of another build of zerodrop and cannot be read by this one ("
                                + why
                                + "); go on with the build that made it, or begin anew with --fresh:"
                                + " what is still in the logs is read again")));
  }

  private static Optional<String> reason(JobFailed failed) {
    for (Class<? extends Throwable> reason : REASONS) {
      Throwable found = find(failed, reason);
      if (found != null) {
        return Optional.of(String.valueOf(found.getMessage()));
      }
    }
    return ExceptionUtils.findThrowableWithMessage(failed, NO_SUCH_OPERATOR)
        .map(found -> "it has state of a part that is no more");
  }

  /** Of a failure that may have come here in another form. */
  private static Throwable find(Throwable failure, Class<? extends Throwable> type) {
    ClassLoader loader = UnreadableState.class.getClassLoader();
    for (Throwable at = failure; at != null; at = at.getCause()) {
      Throwable real = at instanceof SerializedThrowable it ? it.deserializeError(loader) : at;
      if (real != at && real != null && !(real instanceof SerializedThrowable)) {
        Throwable inside = find(real, type);
        if (inside != null) {
          return inside;
        }
      }
      if (type.isInstance(real)) {
        return real;
      }
    }
    return null;
  }
}
