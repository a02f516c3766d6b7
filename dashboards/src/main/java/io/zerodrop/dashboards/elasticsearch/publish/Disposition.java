package io.zerodrop.dashboards.elasticsearch.publish;

import java.util.Set;

/** What becomes of a document after Elasticsearch answered for it. */
enum Disposition {
  STORED,
  /** Elasticsearch holds the same document made from more knowledge. */
  STALE,
  /** It may well go in later, as it is. */
  RETRIED,
  /** It will never go in; others will. */
  REJECTED,
  /** None will go in until somebody changes something. */
  FATAL;

  /** Errors of status 400 that are about the index or the cluster, not about the document. */
  private static final Set<String> OF_THE_CLUSTER =
      Set.of(
          "validation_exception",
          "index_closed_exception",
          "invalid_index_name_exception",
          "index_not_found_exception",
          "invalid_alias_name_exception");

  /**
   * @param status of the document, or of the request where none was looked at
   * @param error the type that Elasticsearch gives it; null without one
   */
  static Disposition of(int status, String error) {
    if (status >= 200 && status < 300) {
      return STORED;
    }
    if (status == 409) {
      return STALE;
    }
    if (status == 408 || status == 429 || status >= 500) {
      return RETRIED;
    }
    if (status == 401 || status == 403 || status == 404 || status == 413) {
      return FATAL;
    }
    return error != null && OF_THE_CLUSTER.contains(error) ? FATAL : REJECTED;
  }
}
