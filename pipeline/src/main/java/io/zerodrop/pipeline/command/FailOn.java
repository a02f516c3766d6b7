package io.zerodrop.pipeline.command;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Finding;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Stack;
import java.util.stream.Collectors;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.TypeConversionException;

/** The causes whose findings make a replay exit with 1. */
record FailOn(Set<Cause> causes) {

  static final FailOn NOTHING = new FailOn(Set.of());

  private static final String ANY = "any";

  boolean isMetBy(List<Finding> findings) {
    return findings.stream().map(Finding::cause).anyMatch(causes::contains);
  }

  static FailOn parse(String text) {
    if (text.equals(ANY)) {
      return new FailOn(EnumSet.allOf(Cause.class));
    }
    Set<Cause> causes = EnumSet.noneOf(Cause.class);
    for (String id : text.split(",")) {
      causes.add(
          cause(id)
              .orElseThrow(
                  () ->
                      new TypeConversionException(
                          "'" + id + "' is no cause; give 'any' or one or more of " + known())));
    }
    return new FailOn(causes);
  }

  private static Optional<Cause> cause(String id) {
    return Arrays.stream(Cause.values()).filter(cause -> cause.id().equals(id)).findFirst();
  }

  private static String known() {
    return Arrays.stream(Cause.values()).map(Cause::id).collect(Collectors.joining(", "));
  }

  static final class Converter implements ITypeConverter<FailOn> {

    @Override
    public FailOn convert(String value) {
      return parse(value);
    }
  }

  /**
   * Lets {@code --fail-on} stand without a value before a path: {@code replay --fail-on logs/}
   * means any finding, and {@code logs/} stays a path.
   */
  static final class Bare implements IParameterPreprocessor {

    @Override
    public boolean preprocess(
        Stack<String> arguments, CommandSpec command, ArgSpec option, Map<String, Object> info) {
      boolean attached = !" ".equals(info.get("separator"));
      if (!attached && (arguments.isEmpty() || !isValue(arguments.peek()))) {
        arguments.push(ANY);
      }
      return false;
    }

    private static boolean isValue(String word) {
      return word.equals(ANY)
          || Arrays.stream(word.split(",")).allMatch(id -> cause(id).isPresent());
    }
  }
}
