package io.atrium.server.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.atrium.server.failure.RequestFailure;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.stream.Collectors;

/** JSON as the API speaks it: ISO dates, no nulls, unknown fields refused. */
public final class Json {
    private static final long BODY_LIMIT_BYTES = 256 * 1024;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private Json() {}

    /** The shared mapper; do not configure it. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** The body of a request as a record. What is wrong with it is answered with the path of the field. */
    public static <T> T body(Context context, Class<T> type) {
        String contentType = context.contentType();
        if (contentType == null
                || !contentType.toLowerCase(java.util.Locale.ROOT).startsWith("application/json")) {
            throw new RequestFailure.UnsupportedMediaType("Send the body as application/json.").exception();
        }
        try {
            T value = MAPPER.readValue(RequestBody.read(context, BODY_LIMIT_BYTES), type);
            if (value == null) {
                throw new RequestFailure.Unreadable("The body is 'null'; send an object.").exception();
            }
            return value;
        } catch (JsonMappingException e) {
            throw invalid(e);
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw new RequestFailure.Unreadable("The body is not valid JSON" + where + ".").exception(e);
        } catch (IOException e) {
            throw new RequestFailure.Unreadable("The body could not be read to its end.").exception(e);
        }
    }

    private static RuntimeException invalid(JsonMappingException problem) {
        String field = problem.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("."));
        if (problem instanceof UnrecognizedPropertyException) {
            return RequestFailure.Invalid.field(field, "unknown-field", "This field is not known.")
                    .exception(problem);
        }
        Throwable cause = problem.getCause();
        String message = cause instanceof IllegalArgumentException && cause.getMessage() != null
                ? cause.getMessage()
                : "This value has the wrong form or is missing.";
        return RequestFailure.Invalid.field(field.isEmpty() ? "body" : field, "bad-value", message)
                .exception(problem);
    }
}
