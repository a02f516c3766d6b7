package io.zerodrop.dashboards.report.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers in attributes: as short as they can be, the same in every locale. */
public final class Decimals {

  private Decimals() {}

  /** At most two digits after the point. */
  public static String trimmed(double number) {
    BigDecimal rounded = BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  static String percent(double share) {
    return trimmed(share * 100) + "%";
  }
}
