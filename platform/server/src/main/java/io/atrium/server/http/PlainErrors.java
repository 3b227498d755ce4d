package io.atrium.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Errors that Jetty answers before any route is asked, such as a broken request line: no HTML, no version, no stack. */
final class PlainErrors extends ErrorHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        try {
            Problem problem = Problem.of(
                    response.getStatus(),
                    "The request is not valid HTTP for this server",
                    "The request was refused before it reached a route.",
                    "http-" + response.getStatus());
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
            response.write(true, ByteBuffer.wrap(Json.mapper().writeValueAsBytes(problem)), callback);
        } catch (JsonProcessingException e) {
            callback.failed(e);
        }
        return true;
    }
}
