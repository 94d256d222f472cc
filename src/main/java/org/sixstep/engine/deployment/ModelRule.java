package org.sixstep.engine.deployment;

import java.util.Locale;
import java.util.stream.Stream;
import org.sixstep.text.CatalogueText;

/**
 * A rule that refuses a deployment: its code stays the same, so that scripts and tests can rely on it, whatever becomes of its sentence,
 * which is the text {@code model.} and code of the catalogue. Most sentences follow the name of an element. The lists in
 * {@code process-owners.md} and its translation are the same.
 */
enum ModelRule {

    TENANT,
    DEPLOYMENT_SIZE,
    FILE_NAME,
    FILE_TYPE,
    FILE_SIZE,
    XML,
    XML_DOCTYPE,
    XML_SIZE,

    SCRIPT_TASK(Example.DELEGATE),
    SCRIPT(Example.DELEGATE),
    SCRIPT_RESOURCE(Example.DELEGATE),
    SCRIPT_LANGUAGE("${outcome == 'resolved'}"),
    CONNECTOR(Example.DELEGATE),
    JAVA_CLASS(Example.DELEGATE),
    JAVA_EXCEPTION,
    FIELD_INJECTION,
    WORKER(Example.DELEGATE),
    EXPRESSION,
    VARIABLE_MAPPING,
    RECORD_ID,
    ERROR_TEXT,
    FORM_DATA,
    FORM_KEY,
    TASK_WITHOUT_FORM,
    COMPUTED_REFERENCE,
    CMMN_CASE,
    CALL_LATEST,
    CALL_ENDLESS,
    CALL_REPEATED,
    SIGNAL,
    CONDITIONAL_EVENT,
    EVENT_OF_SEVERAL_KINDS,
    LOOP_ENDLESS,
    LOOP_FORKED,
    MULTI_INSTANCE_DATA,
    MULTI_INSTANCE_NUMBER,
    MULTI_INSTANCE_NESTED,
    TIMER,
    RETRY_CYCLE,
    JOB_PRIORITY,
    PROCESSES,
    MESSAGE_START,
    PERSONAL_FIELD,
    MISSING_FORM,
    MISSING_DECISION,
    MISSING_PROCESS,
    MISSING_DELEGATE,

    LABEL_LANGUAGE,
    LABEL_CODE,
    LABEL_UNKNOWN,
    LABEL_EXPRESSION,
    LABEL_BRACES,

    FEEL,
    FEEL_SIZE,
    TABLE_LANGUAGE,
    TABLE_KIND,

    FORM,
    FORM_CONDITIONS,
    FIELD_TYPE,
    FIELD_KEY,
    FIELD_DISPLAYED(Example.NAME),
    FIELD_PATTERN,
    FIELD_PROPERTY,
    FIELD_UNCHECKED,
    FIELD_CONTACT,
    FIELD_PERSONAL,
    TEXT_EXPRESSION(Example.NAME),
    TEXT_BRACES(Example.NAME),
    TEXT_ADDRESS;

    /** Code for the modeller, in which braces are no places. */
    private static final class Example {

        static final String DELEGATE = "${registerTicketDelegate}";
        static final String NAME = "{{facts}}";
    }

    /** The last values of the sentence. */
    private final String[] examples;

    ModelRule(String... examples) {
        this.examples = examples;
    }

    /** As it is shown, such as {@code java-class}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    int examples() {
        return examples.length;
    }

    /** The sentence in the reader's language with these values, and its code. Numbers are written as they are. */
    String say(Object... values) {
        return CatalogueText.say("model." + code(), Stream.concat(Stream.of(values), Stream.of(examples)).map(String::valueOf).toArray())
                + " [" + code() + ']';
    }
}
