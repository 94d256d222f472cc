package org.sixstep.engine.deployment;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule that refuses a deployment: its code stays the same, so that scripts and tests can rely on it, whatever becomes of its sentence.
 * Most sentences follow the name of an element. The list in {@code process-owners.md} is the same.
 */
enum ModelRule {

    TENANT("Tenants are not supported: deploy without a tenant id."),
    DEPLOYMENT_SIZE("The deployment has too many or too large files: at most {files} files and {bytes} bytes in total are allowed."),
    FILE_NAME("A file name contains characters that are not allowed: use letters, digits, '.', '_' and '-' only."),
    FILE_TYPE("{file} is not a supported file type: deploy files that end in {endings}."),
    FILE_SIZE("{file} is too large: at most {bytes} bytes are allowed."),
    XML("{mistake} Could not parse '{file}'."),
    XML_DOCTYPE("A DOCTYPE is not allowed in a model."),
    XML_SIZE("It has more than {number} {parts}."),

    SCRIPT_TASK("is a script task, which is not allowed. " + Hint.DELEGATES),
    SCRIPT("contains a script, which is not allowed. " + Hint.DELEGATES),
    SCRIPT_RESOURCE("loads a script from a resource, which is not allowed. " + Hint.DELEGATES),
    SCRIPT_LANGUAGE("sets an expression language ({language}), which makes it a script. Remove the attribute: an expression such as"
            + " ${outcome == 'resolved'} needs none."),
    CONNECTOR("uses a connector, which is not allowed. " + Hint.DELEGATES),
    JAVA_CLASS("names a Java class, which is not allowed. " + Hint.DELEGATES),
    JAVA_EXCEPTION("catches a Java exception (its error code is a class name). Use a business error code of the procedure."),
    FIELD_INJECTION("injects a value into a delegate (camunda:field), which is not allowed. Delegates read the record and the process"
            + " variables."),
    WORKER("hands its work to a shell command, a mail or an external worker (camunda:type), which is not allowed. " + Hint.DELEGATES),
    EXPRESSION("{what is wrong with the expression}"),
    VARIABLE_MAPPING("maps variables in code. Use camunda:in and camunda:out."),
    RECORD_ID("sets {variable}, which links the process to its record. Only the application may set it."),
    ERROR_TEXT("stores the text of an error (camunda:errorMessageVariable), which may contain what somebody typed. Remove the attribute."),
    FORM_DATA("defines its own form fields (camunda:formData), whose values are not validated. " + Hint.FORMS),
    FORM_KEY("shows a page that is not a form of this deployment (camunda:formKey). " + Hint.FORMS),
    TASK_WITHOUT_FORM("has the task {task} without a form. " + Hint.FORMS),
    COMPUTED_REFERENCE("uses an expression to choose what it calls or shows ({attribute}). Write the id itself."),
    CMMN_CASE("calls a CMMN case, which is not supported."),
    CALL_LATEST("calls the latest version of the process and not the one in this deployment. Set"
            + " camunda:calledElementBinding=\"deployment\"."),
    CALL_ENDLESS("calls the process {process}, which calls {caller} again, so they would call each other without end. Remove one of the"
            + " calls."),
    CALL_REPEATED("is multi-instance and calls the process {process}, which contains multi-instance steps itself. Only one level of"
            + " repetition is allowed."),
    SIGNAL("uses a signal, which would reach every ticket. Use a message or an escalation."),
    CONDITIONAL_EVENT("waits for a condition, which may already be true and would then never trigger. Use a gateway, a message or a"
            + " timer."),
    EVENT_OF_SEVERAL_KINDS("has several event definitions, of which the engine uses only one. Use a separate event for each."),
    LOOP_ENDLESS("is part of a loop without a wait state, so it would run forever. Add a user task or a timer to the loop."),
    LOOP_FORKED("starts parallel paths that lead back to it, so the number of tokens would double with each pass. Put the parallel work"
            + " into a subprocess."),
    MULTI_INSTANCE_DATA("takes its collection from a data object (loopDataInputRef). Use camunda:collection."),
    MULTI_INSTANCE_NUMBER("has a loop cardinality that is not a number from 1 to 50."),
    MULTI_INSTANCE_NESTED("is multi-instance inside a multi-instance subprocess. Only one level of repetition is allowed."),
    TIMER("has a timer with the invalid time '{time}': {what is wrong with it}"),
    RETRY_CYCLE("has a retry cycle that is not allowed. Repeat at most 99 times, with at least one minute in between, such as R5/PT1M."),
    JOB_PRIORITY("has a job priority that is not a number from 0 to 30 (30 is the priority of a P0 ticket)."),
    PROCESSES("Too many processes in one deployment: at most {processes}, and {timers} timer start events are allowed."),
    MESSAGE_START("the process {process} has no start event for the message {message}, so no problem could be received any more. Add it."),
    PERSONAL_FIELD("asks for the field {field}, a text that may say who somebody is. Give it the property personal = false in its form, if"
            + " it does not, or ask for something else."),
    MISSING_FORM("shows the form {form}" + Hint.NOT_HERE),
    MISSING_DECISION("evaluates the decision {decision}" + Hint.NOT_HERE),
    MISSING_PROCESS("calls the process {process}" + Hint.NOT_HERE),
    MISSING_DELEGATE("calls {delegate}, which does not exist."),

    LABEL_LANGUAGE("has no {property}, although its file has other texts in this language: add this property. In a form it is a custom"
            + " property, in a diagram an extension property."),
    LABEL_UNKNOWN("has the property {property}, but no {text} that it could translate. Correct or remove it."),
    LABEL_BRACES("shows other names in braces by its property {property} than in the text itself. Use the same in both."),

    FEEL("{what is wrong with the FEEL}"),
    FEEL_SIZE("contains too much FEEL: at most {number} characters in one file are allowed."),
    TABLE_LANGUAGE("uses the expression language {language}. Only FEEL is supported."),
    TABLE_KIND("is not a decision table ({kind})."),

    FORM("Not a Camunda Form: {what is wrong with it}"),
    FORM_CONDITIONS("has more than {number} conditions."),
    FIELD_TYPE("has the type '{type}', which is not supported."),
    FIELD_KEY("has a key that is not a valid name: start with a letter, then use letters, digits and '_', at most 64 characters."),
    FIELD_DISPLAYED("is also displayed in a text of the form. Displayed values are escaped and entered values are not: remove one of the"
            + " two, or display {{facts}}."),
    FIELD_PATTERN("{what is wrong with the pattern}"),
    FIELD_PROPERTY("has the property {property} with the value '{value}'. It can be {values}."),
    FIELD_UNCHECKED("sets {property} to {value}, which only a browser could check. {what to do instead}"),
    FIELD_CONTACT("is a contact by its properties and not personal. A contact says who somebody is: remove one of them."),
    FIELD_PERSONAL("is personal, whatever its form says: the desk itself knows it. Remove the property personal."),
    TEXT_EXPRESSION("has an expression as its text. Use plain text with names in braces such as {{facts}}."),
    TEXT_BRACES("has the expression '{expression}' in its text. Only names are allowed in braces, such as {{facts}}."),
    TEXT_ADDRESS("contains an address, a link or HTML. Only plain text and names in braces are allowed.");

    /** Not what stands in braces for the modeller: ${delegate} and {{facts}}. */
    private static final Pattern PLACE = Pattern.compile("(?<![${])\\{[a-zA-Z ]+}");

    /** What several sentences end in. */
    private static final class Hint {

        static final String DELEGATES = "Call a delegate by an expression such as ${registerTicketDelegate} instead.";
        static final String FORMS = "Use a form of the same deployment (camunda:formRef) instead.";
        static final String NOT_HERE = ", which is not in this deployment: deploy models, tables and forms together.";
    }

    private final String sentence;

    ModelRule(String sentence) {
        this.sentence = sentence;
    }

    /** As it is shown, such as {@code java-class}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String sentence() {
        return sentence;
    }

    /** The sentence with these values in the order of its places, and its code. */
    String say(Object... values) {
        Iterator<Object> next = List.of(values).iterator();
        return PLACE.matcher(sentence).replaceAll(place -> Matcher.quoteReplacement(String.valueOf(next.next()))) + " [" + code() + ']';
    }
}
