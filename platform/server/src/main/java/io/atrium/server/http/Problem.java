package io.atrium.server.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.atrium.server.failure.Failure;
import io.atrium.server.failure.FailureKind;
import io.atrium.server.failure.FieldError;
import java.util.List;

/** The body of every failed request, RFC 9457 with our {@code code} and {@code errors}. */
record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {
    static final String CONTENT_TYPE = "application/problem+json";

    static Problem of(Failure failure) {
        FailureKind kind = failure.kind();
        return new Problem(
                "urn:atrium:problem:" + failure.code(),
                kind.title(),
                kind.status(),
                failure.detail(),
                failure.code(),
                failure.errors());
    }

    static Problem of(int status, String title, String detail, String code) {
        return new Problem("urn:atrium:problem:" + code, title, status, detail, code, List.of());
    }
}
