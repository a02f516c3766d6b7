package io.zerodrop.ingest.parse.kubelet;

/**
 * A pod as the kubelet names it: {@code namespace/name}, before 1.21 {@code name_namespace(uid)}.
 *
 * @param uid null in the newer form
 */
record PodName(String namespace, String name, String uid) {

  static final PodName UNKNOWN = new PodName(null, null, null);

  static PodName of(String text) {
    if (text == null || text.isEmpty()) {
      return UNKNOWN;
    }
    int slash = text.indexOf('/');
    if (slash >= 0) {
      return new PodName(text.substring(0, slash), text.substring(slash + 1), null);
    }
    int underscore = text.indexOf('_');
    int open = text.indexOf('(');
    if (underscore < 0 || open < underscore || !text.endsWith(")")) {
      return new PodName(null, text, null);
    }
    return new PodName(
        text.substring(underscore + 1, open),
        text.substring(0, underscore),
        text.substring(open + 1, text.length() - 1));
  }
}
