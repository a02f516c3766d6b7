package io.zerodrop.dashboards.elasticsearch.publish;

/** Nothing more can be published; the message says why and what to do. */
public final class PublishFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public PublishFailed(String message) {
    super(message);
  }
}
