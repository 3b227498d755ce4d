package io.atrium.contract.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.contract.catalogue.FieldUse;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns the JSON value of a data field into its Java value; null, with a problem, when it is none. */
final class FieldParser {
    private static final int AMOUNT_SCALE = 4;
    private static final int AMOUNT_DIGITS = 14;
    private static final int MAX_TOKEN = 64;
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    static final Pattern DECIMAL = Pattern.compile("-?\\d{1,14}(\\.\\d{1,4})?");

    private FieldParser() {}

    static @Nullable Object parse(String name, FieldUse use, JsonNode node, ObjectFields fields) {
        return switch (use.field().kind()) {
            case TEXT -> fields.optionalText(name, use.field().maxLength());
            case TOKEN -> token(use, name, fields);
            case CURRENCY -> currency(name, fields);
            case COUNT, SECONDS -> number(name, node, fields);
            case FLAG -> flag(name, node, fields);
            case TIME -> fields.optionalTime(name);
            case DECIMAL -> amount(name, node, fields);
            case MEMBERS -> throw new IllegalArgumentException("members are read by DraftData");
        };
    }

    private static @Nullable String token(FieldUse use, String name, ObjectFields fields) {
        String token = fields.optionalText(name, MAX_TOKEN);
        if (token != null && !use.values().contains(token)) {
            fields.problem(name, ProblemCode.UNKNOWN_VALUE, "the value is none of " + String.join(", ", use.values()));
            return null;
        }
        return token;
    }

    private static @Nullable String currency(String name, ObjectFields fields) {
        String currency = fields.optionalText(name, MAX_TOKEN);
        if (currency != null && !CURRENCY.matcher(currency).matches()) {
            fields.problem(name, ProblemCode.BAD_FORMAT, "send an ISO 4217 code such as CNY");
            return null;
        }
        return currency;
    }

    private static @Nullable Integer number(String name, JsonNode node, ObjectFields fields) {
        if (!node.isIntegralNumber()) {
            fields.problem(name, ProblemCode.WRONG_TYPE, "send a whole number");
            return null;
        }
        if (!node.canConvertToInt() || node.intValue() < 0) {
            fields.problem(name, ProblemCode.OUT_OF_RANGE, "the number is not from 0 to 2147483647");
            return null;
        }
        return node.intValue();
    }

    private static @Nullable Boolean flag(String name, JsonNode node, ObjectFields fields) {
        if (!node.isBoolean()) {
            fields.problem(name, ProblemCode.WRONG_TYPE, "send true or false");
            return null;
        }
        return node.booleanValue();
    }

    /** A JSON number, or a text, which keeps all digits on its way through clients that use floating point. */
    private static @Nullable BigDecimal amount(String name, JsonNode node, ObjectFields fields) {
        if (node.isTextual() && DECIMAL.matcher(node.textValue()).matches()) {
            return new BigDecimal(node.textValue());
        }
        if (!node.isNumber()) {
            fields.problem(name, ProblemCode.WRONG_TYPE, "send a number, or a text such as \"1234.50\"");
            return null;
        }
        BigDecimal amount = node.decimalValue();
        if (amount.precision() - (long) amount.scale() > AMOUNT_DIGITS) {
            fields.problem(name, ProblemCode.OUT_OF_RANGE, "amounts have at most 14 digits before the point");
            return null;
        }
        if (amount.signum() != 0 && amount.stripTrailingZeros().scale() > AMOUNT_SCALE) {
            fields.problem(name, ProblemCode.OUT_OF_RANGE, "amounts have at most four decimals");
            return null;
        }
        return amount.signum() == 0 ? BigDecimal.ZERO : amount;
    }
}
