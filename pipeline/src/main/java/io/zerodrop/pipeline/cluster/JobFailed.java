package io.zerodrop.pipeline.cluster;

import org.apache.flink.runtime.JobException;
import org.apache.flink.runtime.client.JobExecutionException;
import org.apache.flink.util.SerializedThrowable;

/** A job did not come to its end: a fault of the program or of its surroundings. */
public final class JobFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  JobFailed(String message, Throwable cause) {
    super(message, cause);
  }

  public static JobFailed of(String job, Throwable cause) {
    return new JobFailed("the job \"" + job + "\" failed: " + reason(cause), cause);
  }

  /** What lies below Flink's own wrapping. */
  static String reason(Throwable failure) {
    Throwable at = failure;
    while (at != null && at.getCause() != null && wraps(at)) {
      at = at.getCause();
    }
    return at == null ? "for a reason that Flink does not tell" : at.toString();
  }

  private static boolean wraps(Throwable failure) {
    return failure instanceof JobExecutionException
        || failure instanceof JobException
        || failure instanceof SerializedThrowable
        || failure instanceof java.util.concurrent.ExecutionException
        || failure instanceof java.util.concurrent.CompletionException;
  }
}
