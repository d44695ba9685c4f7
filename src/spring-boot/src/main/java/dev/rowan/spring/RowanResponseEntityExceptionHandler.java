package dev.rowan.spring;

import dev.rowan.error.DatabaseFailure;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * In place of Boot's where {@code spring.mvc.problemdetails.enabled} is set, which would answer JSON with a value that does not fit without
 * saying which. Stateless.
 */
@ControllerAdvice
final class RowanResponseEntityExceptionHandler extends ResponseEntityExceptionHandler {
    private final RowanProblemDetails problems;

    RowanResponseEntityExceptionHandler(RowanProblemDetails problems) {
        this.problems = problems;
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabaseFailure failure) {
                var answer = problems.answer(failure);
                return handleExceptionInternal(
                        e, answer.getBody(), answer.getHeaders(), answer.getStatusCode(), request);
            }
        }
        return super.handleHttpMessageNotReadable(e, headers, status, request);
    }
}
