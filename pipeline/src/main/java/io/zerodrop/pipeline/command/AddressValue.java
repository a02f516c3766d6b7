package io.zerodrop.pipeline.command;

import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code 0.0.0.0:9443}, {@code [::]:9443}. */
final class AddressValue implements ITypeConverter<InetSocketAddress> {

  private static final Pattern FORM = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[\\w.-]+):(\\d{1,5})");
  private static final int HIGHEST_PORT = 65_535;

  @Override
  public InetSocketAddress convert(String value) {
    Matcher matcher = FORM.matcher(value);
    if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > HIGHEST_PORT) {
      throw new TypeConversionException(
          "'" + value + "' is no ADDRESS:PORT; give for example 0.0.0.0:9443");
    }
    InetSocketAddress address =
        new InetSocketAddress(matcher.group(1), Integer.parseInt(matcher.group(2)));
    if (address.isUnresolved()) {
      throw new TypeConversionException("'" + value + "': no address of this machine is called so");
    }
    return address;
  }
}
