package io.atrium.jobs.processes;

import io.atrium.contract.BusinessEvent;
import io.atrium.jobs.clickhouse.block.NullableColumn;
import io.atrium.jobs.clickhouse.block.NumberColumn;
import io.atrium.jobs.derive.Compact;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An amount that an event named.
 *
 * @param tenThousandths the amount, times 10,000
 * @param currency of the amount
 */
record Money(long tenThousandths, String currency) {

    static @Nullable Money of(BusinessEvent event) {
        BigDecimal amount = event.amount();
        if (amount == null) {
            return null;
        }
        String currency = event.currency();
        return new Money(amount.unscaledValue().longValueExact(), currency == null ? "" : currency);
    }

    static String currencyOf(@Nullable Money money) {
        return money == null ? "" : money.currency;
    }

    static void add(NullableColumn<NumberColumn> column, @Nullable Money money) {
        if (money == null) {
            column.addNull();
        } else {
            column.present().add(money.tenThousandths);
        }
    }

    static void write(@Nullable Money money, DataOutput out) throws IOException {
        out.writeBoolean(money != null);
        if (money != null) {
            Compact.writeSigned(money.tenThousandths, out);
            Compact.writeText(money.currency, out);
        }
    }

    static @Nullable Money read(DataInput in) throws IOException {
        return in.readBoolean() ? new Money(Compact.readSigned(in), Compact.readText(in)) : null;
    }
}
