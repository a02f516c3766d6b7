package io.zerodrop.dashboards.elasticsearch.connect;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Who is asking, as the header of HTTP says it. Never shown. */
public final class Credentials implements Serializable {

  private static final long serialVersionUID = 1L;

  public static final Credentials NONE = new Credentials(null, "nobody");

  private final String authorization;
  private final String name;

  private Credentials(String authorization, String name) {
    this.authorization = authorization;
    this.name = name;
  }

  public static Credentials basic(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return new Credentials("Basic " + Base64.getEncoder().encodeToString(pair), "user " + user);
  }

  /**
   * @param encoded as Elasticsearch and Kibana give it out: the base64 of {@code id:key}
   */
  public static Credentials apiKey(String encoded) {
    return new Credentials("ApiKey " + encoded, "the API key");
  }

  /** The value of {@code Authorization}, null without. */
  public String authorization() {
    return authorization;
  }

  /** For messages: who, without any secret. */
  @Override
  public String toString() {
    return name;
  }
}
