package io.zerodrop.ingest.parse.nginx;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stands behind the bytes sent of a combined line, and what it means. */
final class CombinedTail {

  /** The values of {@code $resource_type} (nginx/kubernetes-ingress, configmap reference). */
  private static final Set<String> RESOURCES =
      Set.of("ingress", "virtualserver", "virtualserverroute");

  /** The short names that nginx's and nginx Amplify's documentation use in examples. */
  private static final Map<String, AccessField> SHORT =
      Map.of(
          "rt", AccessField.REQUEST_TIME,
          "ua", AccessField.ADDRESSES,
          "us", AccessField.STATUSES,
          "ut", AccessField.TIMES,
          "urt", AccessField.TIMES,
          "ul", AccessField.LENGTHS,
          "uct", AccessField.CONNECTS,
          "uht", AccessField.HEADERS,
          "sn", AccessField.HOST,
          "rid", AccessField.REQUEST_ID);

  private CombinedTail() {}

  static void pair(String name, String value, Map<AccessField, String> into) {
    AccessField field = SHORT.get(name);
    field = field == null ? AccessField.NAMES.meaning(name) : field;
    if (field != null) {
      into.putIfAbsent(field, value);
    }
  }

  /**
   * @param quoted the quoted values in order: referer, agent, and what follows
   */
  static void of(List<String> quoted, Map<AccessField, String> into) {
    for (int i = 2; i < quoted.size(); i++) {
      if (RESOURCES.contains(quoted.get(i)) && i + 2 < quoted.size()) {
        into.putIfAbsent(AccessField.NAMESPACE, quoted.get(i + 1));
        into.putIfAbsent(AccessField.SERVICE, quoted.get(i + 2));
        return;
      }
    }
  }
}
