package io.zerodrop.pipeline.command;

import io.zerodrop.pipeline.replay.UnusableInput;
import java.net.URI;
import java.net.URISyntaxException;

/** Reads the URL of a server as people give it. */
final class ServerAddress {

  private ServerAddress() {}

  static URI parse(String option, String text) throws UnusableInput {
    URI url;
    try {
      url = new URI(text);
    } catch (URISyntaxException wrong) {
      throw new UnusableInput(option + ": no URL: " + wrong.getReason());
    }
    boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!http || url.getHost() == null) {
      throw new UnusableInput(option + " " + text + " is no URL such as https://host:9200");
    }
    if (url.getUserInfo() != null) {
      throw new UnusableInput(
          option
              + ": secrets on a command line can be read by everybody on the machine; give the user"
              + " by its option and the password by a file or the environment");
    }
    return url;
  }
}
