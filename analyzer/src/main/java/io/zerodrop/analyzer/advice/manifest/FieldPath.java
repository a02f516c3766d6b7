package io.zerodrop.analyzer.advice.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A field of an object, written like {@code spec.template.spec.containers[app].lifecycle}: a name
 * in brackets chooses the element of a list by its {@code name}.
 */
public record FieldPath(List<Step> steps) {

  private static final Pattern STEP =
      Pattern.compile("\\G(?:^|\\.)([A-Za-z][\\w-]*)(?:\\[([^\\]]*)])?");

  /**
   * @param element the name of the list's element, null where the field is no list
   */
  public record Step(String key, String element) {}

  public FieldPath {
    steps = List.copyOf(steps);
  }

  /**
   * @throws IllegalArgumentException if the text is no path
   */
  public static FieldPath of(String path) {
    List<Step> steps = new ArrayList<>();
    Matcher step = STEP.matcher(path);
    int end = 0;
    while (step.find()) {
      steps.add(new Step(step.group(1), step.group(2)));
      end = step.end();
    }
    if (end != path.length() || steps.isEmpty()) {
      throw new IllegalArgumentException("'" + path + "' is not the path of a field");
    }
    return new FieldPath(steps);
  }
}
