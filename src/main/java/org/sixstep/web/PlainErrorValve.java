package org.sixstep.web;

import java.io.IOException;
import java.io.Writer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Answers a request that is not valid HTTP with problem+json, instead of the container's own page. */
public class PlainErrorValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, Throwable throwable) {
        int code = response.getStatus();
        if (code < HttpStatus.BAD_REQUEST.value() || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        HttpStatus status = HttpStatus.resolve(code);
        String title = status == null ? "Error" : status.getReasonPhrase();
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        ResponseHeaders.ALWAYS.forEach(response::setHeader);
        response.setHeader(ResponseHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(ResponseHeaders.CONTENT_SECURITY_POLICY, ResponseHeaders.PROGRAM);
        try {
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write("{\"type\":\"about:blank\",\"title\":\"" + title + "\",\"status\":" + code + "}");
                response.finishResponse();
            }
        } catch (IOException e) {
            container.getLogger().debug("The client has closed the connection", e);
        }
    }
}
