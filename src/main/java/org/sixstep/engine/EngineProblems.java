package org.sixstep.engine;

import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.sixstep.form.InvalidFormException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The same on our own doors, as problem+json. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE - 10)
class EngineProblems {

    @ExceptionHandler(ProcessEngineException.class)
    ResponseEntity<ProblemDetail> engineRefused(ProcessEngineException exception) {
        if (exception instanceof AuthorizationException) {
            return answer(HttpStatus.FORBIDDEN, "Your account is not allowed to do this.", null);
        }
        Optional<EngineRefusal> refusal = EngineRefusal.of(exception);
        if (refusal.isEmpty()) {
            throw exception;
        }
        return answer(refusal.get().status(), refusal.get().sentence(), null);
    }

    @ExceptionHandler(InvalidFormException.class)
    ResponseEntity<ProblemDetail> formRefused(InvalidFormException exception) {
        return answer(HttpStatus.BAD_REQUEST, exception.getMessage(), exception);
    }

    private static ResponseEntity<ProblemDetail> answer(HttpStatus status, String sentence, InvalidFormException form) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, sentence);
        if (form != null) {
            problem.setProperty("problems", form.problems());
        }
        return ResponseEntity.of(problem).build();
    }
}
