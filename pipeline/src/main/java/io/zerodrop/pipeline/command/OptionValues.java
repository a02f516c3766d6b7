package io.zerodrop.pipeline.command;

import io.zerodrop.ingest.format.LogFormat;
import io.zerodrop.ingest.format.LogKind;
import io.zerodrop.ingest.parse.custom.Layout;
import io.zerodrop.ingest.read.InputOptions.Forced;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How the words after an option are read, with a message for each that cannot be. */
final class OptionValues {

  private OptionValues() {}

  /** A whole or decimal number with a unit: {@code 500ms}, {@code 2s}, {@code 1.5m}. */
  static final class DurationValue implements ITypeConverter<Duration> {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)(ms|s|m)");

    @Override
    public Duration convert(String value) {
      Matcher matcher = FORM.matcher(value);
      if (!matcher.matches()) {
        throw new TypeConversionException(
            "'" + value + "' is no duration; give a number with ms, s or m, such as 2s or 500ms");
      }
      double number = Double.parseDouble(matcher.group(1));
      long millis =
          switch (matcher.group(2)) {
            case "ms" -> 1;
            case "s" -> 1_000;
            default -> 60_000;
          };
      return Duration.ofMillis(Math.round(number * millis));
    }
  }

  static final class ZoneValue implements ITypeConverter<ZoneId> {

    @Override
    public ZoneId convert(String value) {
      try {
        return ZoneId.of(value);
      } catch (DateTimeException e) {
        throw new TypeConversionException(
            "'"
                + value
                + "' is no time zone; give an offset such as +02:00 or a name such as"
                + " Europe/Berlin");
      }
    }
  }

  static final class ForcedValue implements ITypeConverter<Forced> {

    @Override
    public Forced convert(String value) {
      int equals = value.indexOf('=');
      if (equals < 1 || equals == value.length() - 1) {
        throw new TypeConversionException(
            "'" + value + "' is no KIND=GLOB; give for example access='edge-*.txt'");
      }
      String kind = value.substring(0, equals);
      if (LogFormat.of(kind).filter(LogFormat::needsLayout).isPresent()) {
        throw new TypeConversionException(
            "'" + kind + "' needs a layout; give it with --access-format GLOB=LAYOUT");
      }
      if (LogFormat.of(kind).isEmpty() && !kinds().contains(kind)) {
        throw new TypeConversionException(
            "'" + kind + "' is no kind of log; give one of " + String.join(", ", kinds()));
      }
      return new Forced(value.substring(equals + 1), kind);
    }

    private static List<String> kinds() {
      return Arrays.stream(LogKind.values())
          .filter(kind -> kind != LogKind.UNKNOWN)
          .map(LogKind::id)
          .toList();
    }
  }

  /** How the lines of some access logs are laid out, or {@code @file} with that in it. */
  static final class LayoutValue implements ITypeConverter<Forced> {

    @Override
    public Forced convert(String value) {
      int equals = value.indexOf('=');
      if (equals < 1 || equals == value.length() - 1) {
        throw new TypeConversionException(
            "'" + value + "' is no GLOB=LAYOUT; give for example 'edge-*.log=time=ts,status=code'");
      }
      String glob = value.substring(0, equals);
      String layout = value.substring(equals + 1);
      try {
        String text =
            layout.startsWith("@") ? Files.readString(Path.of(layout.substring(1))) : layout;
        return new Forced(glob, Layout.formatOf(text.strip()), text.strip());
      } catch (IllegalArgumentException wrong) {
        throw new TypeConversionException(wrong.getMessage());
      } catch (IOException unreadable) {
        throw new TypeConversionException(layout.substring(1) + " cannot be read");
      }
    }
  }

  static final class RouterValue implements ITypeConverter<RouterKind> {

    @Override
    public RouterKind convert(String value) {
      return Arrays.stream(RouterKind.values())
          .filter(kind -> kind.toString().equals(value))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'"
                          + value
                          + "' is no kind of router; give one of "
                          + Arrays.toString(RouterKind.values())));
    }
  }
}
