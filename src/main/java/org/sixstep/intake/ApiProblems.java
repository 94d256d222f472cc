package org.sixstep.intake;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.validation.ConstraintViolationException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sixstep.NotFoundException;
import org.sixstep.form.InvalidFormException;
import org.sixstep.privacy.Erasure;
import org.sixstep.text.CatalogueText;
import org.sixstep.web.Problems;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Refusals of the API as problem+json (RFC 9457): what is wrong, field by field, and what to do. */
@RestControllerAdvice(basePackageClasses = ApiProblems.class)
class ApiProblems extends ResponseEntityExceptionHandler {

    @ExceptionHandler
    ProblemDetail invalid(InvalidFormException e) {
        return fields(e.problems());
    }

    @ExceptionHandler
    ProblemDetail invalid(ConstraintViolationException e) {
        return fields(e.getConstraintViolations().stream().collect(Collectors.toMap(
                violation -> violation.getPropertyPath().toString().replaceFirst("^[^.]*\\.", ""),
                violation -> sentence(violation.getMessage()), (one, other) -> one)));
    }

    @ExceptionHandler(NotFoundException.class)
    ProblemDetail unknown(RuntimeException e) {
        return problem(HttpStatus.NOT_FOUND, "api.unknown", e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail keyUsed(TicketSubmission.KeyUsedOtherwiseException e) {
        return problem(HttpStatus.UNPROCESSABLE_ENTITY, "api.keyUsed", e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail closed(TicketMessaging.ClosedTicketException e) {
        return problem(HttpStatus.CONFLICT, "api.archived", e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail nothingToPause(TicketMessaging.NothingToPauseException e) {
        return problem(HttpStatus.CONFLICT, "api.nothingToPause", e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail notErased(Erasure.RefusedException e) {
        return problem(HttpStatus.CONFLICT, "api.notErased", e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail notStorable(DataIntegrityViolationException e) {
        return problem(HttpStatus.BAD_REQUEST, "api.invalid", CatalogueText.say("api.notStorable"));
    }

    @ExceptionHandler({ConcurrencyFailureException.class, DuplicateKeyException.class})
    ProblemDetail lostRace(RuntimeException e) {
        return problem(HttpStatus.CONFLICT, "api.changed", CatalogueText.say("api.changed"));
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException e, HttpHeaders headers,
            HttpStatusCode status, WebRequest request) {
        if (e.getCause() instanceof UnrecognizedPropertyException unknown) {
            return respond(e, fields(Map.of(path(unknown), CatalogueText.say("api.unknownField"))), headers, request);
        }
        if (e.getCause() instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return respond(e, fields(Map.of(path(mapping), CatalogueText.say("api.wrongKind"))), headers, request);
        }
        return respond(e, problem(HttpStatus.BAD_REQUEST, "api.unreadable", CatalogueText.say("api.unreadable")), headers, request);
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException e, HttpHeaders headers,
            HttpStatusCode status, WebRequest request) {
        Map<String, String> problems = new TreeMap<>();
        e.getFieldErrors().forEach(error -> problems.put(error.getField(), sentence(error.getDefaultMessage())));
        return respond(e, fields(problems), headers, request);
    }

    @Override
    protected ResponseEntity<Object> handleHandlerMethodValidationException(HandlerMethodValidationException e, HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        Map<String, String> problems = new TreeMap<>();
        e.getParameterValidationResults().forEach(result -> problems.put(String.valueOf(result.getMethodParameter().getParameterName()),
                sentence(result.getResolvableErrors().get(0).getDefaultMessage())));
        return respond(e, fields(problems), headers, request);
    }

    /** What Spring itself refuses. */
    @Override
    protected ResponseEntity<Object> createResponseEntity(@Nullable Object body, HttpHeaders headers, HttpStatusCode status,
            WebRequest request) {
        return super.createResponseEntity(body instanceof ProblemDetail problem ? Problems.titled(problem) : body, headers, status,
                request);
    }

    private ResponseEntity<Object> respond(Exception e, ProblemDetail problem, HttpHeaders headers, WebRequest request) {
        return handleExceptionInternal(e, problem, headers, HttpStatus.valueOf(problem.getStatus()), request);
    }

    private static ProblemDetail fields(Map<String, String> problems) {
        ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, "api.invalid", CatalogueText.say("api.invalid"));
        problem.setProperty("problems", problems);
        return problem;
    }

    private static ProblemDetail problem(HttpStatus status, String kind, @Nullable String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(CatalogueText.say(kind + ".title"));
        return problem;
    }

    /** The words of a constraint, with the full stop of their language. */
    private static String sentence(@Nullable String constraint) {
        String words = String.valueOf(constraint);
        return words.endsWith(".") || words.endsWith("。") ? words : CatalogueText.say("api.constraint", words);
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream().map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }
}
