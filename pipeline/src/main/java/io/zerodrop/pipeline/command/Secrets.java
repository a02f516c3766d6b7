package io.zerodrop.pipeline.command;

import io.zerodrop.pipeline.replay.UnusableInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Finds secrets where no list of processes shows them: in files and in the environment. */
final class Secrets {

  private final Map<String, String> environment;

  Secrets(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * Null where there is none.
   *
   * @param file comes before the variable
   */
  String find(Path file, String variable) throws UnusableInput {
    if (file == null) {
      String value = environment.get(variable);
      return value == null || value.isEmpty() ? null : value;
    }
    try {
      String secret = Files.readString(file).strip();
      if (secret.isEmpty()) {
        throw new UnusableInput(file + " is empty; it should hold the secret");
      }
      return secret;
    } catch (IOException unreadable) {
      throw new UnusableInput(file + " cannot be read: " + unreadable.getMessage());
    }
  }
}
