package org.sixstep.engine.http;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.ibatis.exceptions.PersistenceException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.jspecify.annotations.Nullable;
import org.sixstep.text.CatalogueText;
import org.springframework.http.HttpStatus;

/**
 * What the engine's interface would answer with 500 although the request is at fault: it asks for something that does not exist, lacks a
 * value, or has one that the engine or the database cannot use. A fault of a model, of the application or of the database stays one.
 */
final class RequestFault {

    /** Of the SQL standard: too long, out of range, no such time, a character that cannot be kept. */
    private static final Set<String> UNUSABLE_VALUE = Set.of("22001", "22003", "22007", "22008", "22021");
    /** The engine writes some pairs of filters without "and" between them. */
    private static final String SYNTAX_ERROR = "42601";
    /** What is to be made exists already, or something that it needs was deleted at the same moment. */
    private static final Map<String, String> MADE_BY_OTHERS = Map.of(
            "23505", "refused.existsAlready",
            "23503", "refused.neededElsewhere");
    private static final Pattern NOT_FOUND = Pattern
            .compile("(?i)\\b(?:doesn't|does not) exist|\\bno [\\w ]+ found with (?:the )?(?:id|key)|Cannot find [\\w ]+ with id");
    private static final Pattern MIXED_UP = Pattern.compile("class java\\.\\S+ cannot be cast to class java\\.");
    /** The interface itself, and what carries out one request in the engine. */
    private static final Set<String> FIRST_READERS = Set.of("org.camunda.bpm.engine.rest.", "org.camunda.bpm.engine.impl.cmd.");
    /** Where the engine executes a model, and what a model calls. */
    private static final Set<String> MODEL = Set.of(".pvm.", ".bpmn.behavior.", ".bpmn.delegate.", "org.sixstep.process.");
    /** Reads a parameter of the query, and gives null for the text "null". */
    private static final String CONVERTER = "org.camunda.bpm.engine.rest.dto.converter.";
    private static final Set<String> BODIED = Set.of("POST", "PUT", "PATCH");

    private RequestFault() {
    }

    /** @return what to answer, or empty if it is a fault of the server */
    static Optional<EngineRefusal> of(Throwable thrown, String method) {
        Throwable fault = thrown instanceof RestException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (Stream.of(fault.getStackTrace()).anyMatch(frame -> MODEL.stream().anyMatch(frame.getClassName()::contains))) {
            return Optional.empty();
        }
        String state = stateOfTheEnginesStatement(thrown);
        if (state != null) {
            return Optional.ofNullable(ofState(state));
        }
        String message = String.valueOf(fault.getMessage());
        if (fault instanceof ProcessEngineException || fault instanceof RestException) {
            if (isAboutTheDatabase(fault, message)) {
                return Optional.empty();
            }
            if (NOT_FOUND.matcher(message).find()) {
                return refuse(HttpStatus.NOT_FOUND, fault, message);
            }
            if (fault instanceof NullValueException || fault instanceof NotValidException || fault instanceof InvalidRequestException
                    || fault.getClass() == ProcessEngineException.class && fault.getCause() == null) {
                return refuse(HttpStatus.BAD_REQUEST, fault, message);
            }
        }
        return BODIED.contains(method) && isUnexpectedValue(fault) || fault instanceof NullPointerException && message.contains(CONVERTER)
                ? Optional.of(invalid("refused.lacksValue"))
                : Optional.empty();
    }

    private static @Nullable EngineRefusal ofState(String state) {
        if (UNUSABLE_VALUE.contains(state)) {
            return invalid("refused.unusableValue");
        }
        String made = MADE_BY_OTHERS.get(state);
        if (made != null) {
            return new EngineRefusal(HttpStatus.CONFLICT, "OptimisticLockingException", CatalogueText.say(made));
        }
        return state.equals(SYNTAX_ERROR) ? invalid("refused.filtersTogether") : null;
    }

    /** Only of the engine's statements: those of the application do not go through MyBatis. Empty text: there is no state. */
    private static @Nullable String stateOfTheEnginesStatement(Throwable thrown) {
        boolean ofTheEngine = false;
        for (Throwable cause = thrown; cause != null && cause != cause.getCause(); cause = cause.getCause()) {
            ofTheEngine |= cause instanceof PersistenceException;
            if (cause instanceof SQLException sql) {
                return ofTheEngine ? String.valueOf(sql.getSQLState()) : "";
            }
        }
        return null;
    }

    /** The interface repeats some messages of the engine without their cause. */
    private static boolean isAboutTheDatabase(Throwable fault, String message) {
        return fault instanceof ProcessEngineException && fault.getCause() != null || message.contains("persistence layer")
                || message.contains("Database Operation");
    }

    /** The first to read the body stumbled over what is missing in it, or a list of it was handed on with values of another type. */
    private static boolean isUnexpectedValue(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        return thrown instanceof ClassCastException && MIXED_UP.matcher(String.valueOf(thrown.getMessage())).lookingAt()
                || thrown instanceof NullPointerException && trace.length > 0
                        && FIRST_READERS.stream().anyMatch(trace[0].getClassName()::startsWith);
    }

    private static Optional<EngineRefusal> refuse(HttpStatus status, Throwable fault, String message) {
        return Optional.of(new EngineRefusal(status, fault.getClass().getSimpleName(), message));
    }

    private static EngineRefusal invalid(String code) {
        return new EngineRefusal(HttpStatus.BAD_REQUEST, "InvalidRequestException", CatalogueText.say(code));
    }
}
