package org.sixstep.engine.http;

import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.jspecify.annotations.Nullable;
import org.sixstep.text.CatalogueText;
import org.sixstep.web.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers exceptions of the engine at our own endpoints as problem+json. */
@RestControllerAdvice
class EngineProblems {

    @ExceptionHandler(ProcessEngineException.class)
    ResponseEntity<ProblemDetail> engineRefused(ProcessEngineException exception) {
        if (exception instanceof AuthorizationException) {
            return answer(HttpStatus.FORBIDDEN, CatalogueText.say("refused.account"));
        }
        Optional<EngineRefusal> refusal = EngineRefusal.of(exception);
        if (refusal.isEmpty()) {
            throw exception;
        }
        return answer(refusal.get().status(), refusal.get().sentence());
    }

    private static ResponseEntity<ProblemDetail> answer(HttpStatus status, @Nullable String sentence) {
        return ResponseEntity.of(Problems.of(status, sentence)).build();
    }
}
