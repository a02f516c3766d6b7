package io.zerodrop.bench.command;

import picocli.CommandLine.ITypeConverter;

/** Bytes as people write them: {@code 300M}, {@code 3G}; thousands, not 1024. */
final class Size {

  private Size() {}

  static long of(String text) {
    long unit =
        switch (text.charAt(text.length() - 1)) {
          case 'k' -> 1_000L;
          case 'M' -> 1_000_000L;
          case 'G' -> 1_000_000_000L;
          default -> 1L;
        };
    String number = unit == 1 ? text : text.substring(0, text.length() - 1);
    return Math.round(Double.parseDouble(number) * unit);
  }

  static final class Converter implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      return of(text);
    }
  }
}
