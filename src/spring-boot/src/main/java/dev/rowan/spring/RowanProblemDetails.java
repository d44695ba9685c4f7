package dev.rowan.spring;

import dev.rowan.error.CommitOutcomeUnknown;
import dev.rowan.error.ConnectionLost;
import dev.rowan.error.ConstraintViolation;
import dev.rowan.error.DatabaseFailure;
import dev.rowan.error.InvalidInput;
import dev.rowan.error.NoConnection;
import dev.rowan.error.NotPopulated;
import dev.rowan.error.QueryFailed;
import dev.rowan.error.QueryTimeout;
import dev.rowan.error.RowNotFound;
import dev.rowan.error.StaleRow;
import dev.rowan.error.StreamClosed;
import dev.rowan.error.TooManyRows;
import dev.rowan.error.TransactionEnded;
import dev.rowan.error.TransientFailure;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Answers our errors by problem details (RFC 9457), without values and without SQL. Also those that are the cause of another: of
 * Spring's, and of JSON that could not be read. An {@code @ExceptionHandler} of the application comes first.
 *
 * <p>400: {@code InvalidInput}, with its {@code problems}; 404: {@code RowNotFound}; 409: {@code ConstraintViolation}, with
 * {@code constraint} and {@code kind}; 412: {@code StaleRow}; 503, with {@code Retry-After}: what another try may get; 503 without:
 * where the connection broke and it is not known what took effect; 500: the rest. What is 500 or more is logged.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
public final class RowanProblemDetails {
    private static final Log LOG = LogFactory.getLog(RowanProblemDetails.class);
    private static final String SECONDS = "1";

    /** Stateless. */
    public RowanProblemDetails() {}

    @ExceptionHandler
    ResponseEntity<ProblemDetail> answer(DatabaseFailure failure) {
        ResponseEntity<ProblemDetail> answer = switch (failure) {
            case InvalidInput e -> invalid(e);
            case RowNotFound e -> problem(HttpStatus.NOT_FOUND, "There is no such row.");
            case ConstraintViolation e -> violation(e);
            case StaleRow e -> problem(HttpStatus.PRECONDITION_FAILED, "The row was changed since it was read.");
            case TransientFailure e -> again();
            case QueryTimeout e -> again();
            case NoConnection e -> again();
            case ConnectionLost e -> lost();
            case CommitOutcomeUnknown e -> lost();
            case TooManyRows e -> internal();
            case NotPopulated e -> internal();
            case StreamClosed e -> internal();
            case TransactionEnded e -> internal();
            case QueryFailed e -> internal();
        };
        if (answer.getStatusCode().is5xxServerError()) {
            LOG.error("answered by " + answer.getStatusCode(), failure);
        }
        return answer;
    }

    private static ResponseEntity<ProblemDetail> invalid(InvalidInput e) {
        ResponseEntity<ProblemDetail> answer = problem(HttpStatus.BAD_REQUEST, "A value does not fit.");
        body(answer)
                .setProperty(
                        "problems",
                        e.problems().stream()
                                .map(p -> Map.of("name", p.name(), "why", p.why()))
                                .toList());
        return answer;
    }

    private static ResponseEntity<ProblemDetail> violation(ConstraintViolation e) {
        ResponseEntity<ProblemDetail> answer = problem(HttpStatus.CONFLICT, "The row violates a constraint.");
        body(answer).setProperty("constraint", e.constraint().constraintName());
        body(answer).setProperty("kind", e.kind().name().toLowerCase(Locale.ROOT));
        return answer;
    }

    private static ResponseEntity<ProblemDetail> again() {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, SECONDS)
                .body(body(problem(HttpStatus.SERVICE_UNAVAILABLE, "The database is busy.")));
    }

    private static ResponseEntity<ProblemDetail> lost() {
        return problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "The connection to the database broke. It is not known whether the request took effect.");
    }

    private static ResponseEntity<ProblemDetail> internal() {
        return problem(HttpStatus.INTERNAL_SERVER_ERROR, "The database refused a statement.");
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String detail) {
        return ResponseEntity.of(ProblemDetail.forStatusAndDetail(status, detail))
                .build();
    }

    private static ProblemDetail body(ResponseEntity<ProblemDetail> answer) {
        return Objects.requireNonNull(answer.getBody());
    }
}
