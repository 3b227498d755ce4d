package io.atrium.installer.importer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * An amount of money as an event takes it, with four decimals at most.
 *
 * @param text the amount
 * @param rounded the log had more decimals; half a unit of the last one is rounded up
 */
record Amount(String text, boolean rounded) {

    private static final int DECIMALS = 4;
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,14}(\\.[0-9]{1,40})?");

    static Amount parse(String column, String text) throws FaultyField {
        if (!NUMBER.matcher(text).matches()) {
            throw new FaultyField(
                    column,
                    "bad-format",
                    "'" + text + "' is not an amount such as 1234.50, with at most 14 digits before the point");
        }
        BigDecimal amount = new BigDecimal(text).stripTrailingZeros();
        boolean rounds = amount.scale() > DECIMALS;
        BigDecimal kept = rounds ? amount.setScale(DECIMALS, RoundingMode.HALF_UP) : amount;
        return new Amount(kept.stripTrailingZeros().toPlainString(), rounds);
    }
}
