package io.zerodrop.dashboards.elasticsearch.publish;

/** Says of an error that stops all publishing what is wrong and what to do. */
final class FatalText {

  private FatalText() {}

  static String of(BulkOutcome.Item item, String index) {
    String said = " (" + item.status() + " " + item.reason() + ")";
    switch (item.status()) {
      case 401:
        return "Elasticsearch no longer accepts the credentials; has the key expired or the password"
            + " changed?"
            + said;
      case 403:
        return "the user or key may not write to "
            + index
            + "; give it the role that 'zerodrop setup --print-roles' shows"
            + said;
      case 404:
        return index
            + " is not there and may not be made; allow action.auto_create_index for zerodrop-*"
            + said;
      case 413:
        return "something before Elasticsearch refuses requests of this size; raise its limit to"
            + " 10 MB"
            + said;
      default:
        return "Elasticsearch takes no documents into " + index + said;
    }
  }
}
