package org.sixstep.engine.http;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.rest.dto.VariableValueDto;
import org.jspecify.annotations.Nullable;
import org.sixstep.form.InvalidFormException;
import org.sixstep.text.CatalogueText;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;

/**
 * What an exception of the engine means to the client when it is not a server error: a lost race, a form that was refused, or a model
 * that cannot be read.
 *
 * @param type     what an engine client finds as {@code type} of the error
 * @param problems of a refused form: a sentence by the key of each field that is wrong
 */
public record EngineRefusal(HttpStatus status, String type, @Nullable String sentence, Map<String, String> problems) {

    /** Of PostgreSQL: serialization failure, deadlock. */
    private static final Set<String> LOST_IN_DATABASE = Set.of("40001", "40P01");

    private static final Pattern STEP_OF_A_PROCESS = Pattern.compile("task cannot be deleted because is part of a running");

    /** The task was not found; or it was, but its process instance ended before it was read. */
    private static final Pattern GONE = Pattern
            .compile("Cannot find task with id |Cannot restore state of process instance .*: list of executions is empty");

    /**
    * BPMN that is not XML or has an invalid expression, a form that is not JSON, a decision that is not DMN: the engine's message says
    * what and where.
     */
    private static final Pattern UNREADABLE = Pattern.compile("ENGINE-(?:09003|01009|09033|22004) ");

    /** Names permissions and ids, which mean nothing to the client. */
    private static final String ENGINE_AUTHORIZATION_MESSAGE = "The user with id '";
    private static final Pattern UNKNOWN_IDENTITY = Pattern.compile("No (?:user|group|tenant) found with id ");
    private static final String SERIALIZED_JAVA = "ENGINE-17007 ";

    EngineRefusal(HttpStatus status, String type, @Nullable String sentence) {
        this(status, type, sentence, Map.of());
    }

    public static Optional<EngineRefusal> of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null && cause != cause.getCause(); cause = cause.getCause()) {
            EngineRefusal refusal = ofOne(cause);
            if (refusal != null) {
                return Optional.of(refusal);
            }
        }
        return Optional.empty();
    }

    /** Only for a deployment: anywhere else the same exception is not the client's fault. */
    public static Optional<EngineRefusal> ofModel(Throwable thrown) {
        return UNREADABLE.matcher(String.valueOf(thrown.getMessage())).lookingAt()
                ? Optional.of(new EngineRefusal(HttpStatus.BAD_REQUEST, thrown.getClass().getSimpleName(), thrown.getMessage()))
                : Optional.empty();
    }

    /**
    * The engine's interface failed on a value of the request before it did anything: the value is at fault.
     */
    static Optional<EngineRefusal> ofValue(Throwable thrown) {
        boolean value = thrown instanceof RuntimeException
                && Stream.of(thrown.getStackTrace()).anyMatch(frame -> frame.getClassName().equals(VariableValueDto.class.getName()));
        return value
                ? Optional.of(new EngineRefusal(HttpStatus.BAD_REQUEST, "InvalidRequestException",
                        CatalogueText.say("refused.unreadableValue")))
                : Optional.empty();
    }

    private static @Nullable EngineRefusal ofOne(Throwable cause) {
        if (cause instanceof AuthorizationException && String.valueOf(cause.getMessage()).startsWith(ENGINE_AUTHORIZATION_MESSAGE)) {
            return new EngineRefusal(HttpStatus.FORBIDDEN, cause.getClass().getSimpleName(), CatalogueText.say("refused.role"));
        }
        if (cause instanceof NullValueException && UNKNOWN_IDENTITY.matcher(String.valueOf(cause.getMessage())).lookingAt()) {
            return new EngineRefusal(HttpStatus.NOT_FOUND, cause.getClass().getSimpleName(), CatalogueText.say("refused.unknownIdentity"));
        }
        if (cause instanceof ProcessEngineException && GONE.matcher(String.valueOf(cause.getMessage())).lookingAt()) {
            return taskGone();
        }
        if (cause instanceof StreamConstraintsException) {
            return new EngineRefusal(HttpStatus.BAD_REQUEST, cause.getClass().getSimpleName(),
                    CatalogueText.say("refused.jsonTooLarge"));
        }
        if (cause instanceof ProcessEngineException && String.valueOf(cause.getMessage()).startsWith(SERIALIZED_JAVA)) {
            return new EngineRefusal(HttpStatus.BAD_REQUEST, cause.getClass().getSimpleName(),
                    CatalogueText.say("refused.serializedJava"));
        }
        if (cause instanceof InvalidFormException || cause instanceof BadUserRequestException) {
            InvalidFormException form = cause instanceof InvalidFormException own ? own
                    : cause.getCause() instanceof InvalidFormException refused ? refused : null;
            return new EngineRefusal(HttpStatus.BAD_REQUEST, cause.getClass().getSimpleName(), cause.getMessage(),
                    form == null ? Map.of() : form.problems());
        }
        if (cause instanceof OptimisticLockingException || cause instanceof DuplicateKeyException
                || cause instanceof SQLException sql && LOST_IN_DATABASE.contains(String.valueOf(sql.getSQLState()))) {
            return lost("OptimisticLockingException", CatalogueText.say("lostRace.changed"));
        }
        if (cause instanceof ProcessEngineException && STEP_OF_A_PROCESS.matcher(String.valueOf(cause.getMessage())).find()) {
            return new EngineRefusal(HttpStatus.CONFLICT, cause.getClass().getSimpleName(),
                    CatalogueText.say("refused.stepOfProcess"));
        }
        if (cause instanceof TaskAlreadyClaimedException) {
            return lost(cause.getClass().getSimpleName(), CatalogueText.say("lostRace.claimed"));
        }
        if (cause instanceof SuspendedEntityInteractionException) {
            return lost(cause.getClass().getSimpleName(),
                    CatalogueText.say("refused.suspended"));
        }
        return null;
    }

    static EngineRefusal taskGone() {
        return lost("NullValueException", CatalogueText.say("lostRace.taskGone"));
    }

    private static EngineRefusal lost(String type, String sentence) {
        return new EngineRefusal(HttpStatus.CONFLICT, type, sentence);
    }
}
