package org.sixstep.feedback;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sixstep.feedback.ReporterAnswer.Authorization;
import org.sixstep.feedback.ReporterAnswer.Confirmation;
import org.sixstep.feedback.ReporterLinks.OpenLink;
import org.sixstep.feedback.ReporterLinks.Purpose;
import org.sixstep.masking.Masking;
import org.sixstep.web.PublicPages;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page behind a reporter's link, open to whoever has it. GET changes nothing, because mail scanners open links; submitting the form
 * does, once. Every link that cannot be used gets the same answer, whatever the reason.
 */
@Controller
@RequestMapping("/t/{token}")
class ReporterPageController {

    private final ReporterLinks links;
    private final AnswerReception reception;
    private final ReporterAnswers answers;
    private final LinkThrottle throttle;
    private final Masking masking;

    ReporterPageController(ReporterLinks links, AnswerReception reception, ReporterAnswers answers, LinkThrottle throttle,
            Masking masking) {
        this.links = links;
        this.reception = reception;
        this.answers = answers;
        this.throttle = throttle;
        this.masking = masking;
    }

    @GetMapping
    String show(@PathVariable String token, Model model, HttpServletRequest request, HttpServletResponse response) {
        return withLink(token, request, response, link -> form(link, empty(link), Map.of(), model));
    }

    @PostMapping
    String answer(@PathVariable String token, @RequestParam Map<String, String> fields, Model model, HttpServletRequest request,
            HttpServletResponse response) {
        return withLink(token, request, response, link -> {
            ReporterAnswer answer = read(link, fields);
            Map<String, String> problems = answer.problems();
            if (!problems.isEmpty()) {
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                return form(link, answer, problems, model);
            }
            return switch (reception.take(token, taken -> apply(taken, answer))) {
                case TAKEN -> thanks(link, answer, model);
                case REFUSED -> refused(request, response);
                case TRY_AGAIN -> later(response);
            };
        });
    }

    private interface Page {

        String of(OpenLink link);
    }

    private String withLink(String token, HttpServletRequest request, HttpServletResponse response, Page page) {
        if (throttle.mustWait(request.getRemoteAddr())) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(throttle.secondsToWait()));
            return "reporter/tooMany";
        }
        Optional<OpenLink> link = links.find(token);
        if (link.isEmpty()) {
            return refused(request, response);
        }
        PublicPages.prefer(request, link.get().ticket().language());
        return page.of(link.get());
    }

    private String refused(HttpServletRequest request, HttpServletResponse response) {
        throttle.failed(request.getRemoteAddr());
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return "reporter/invalid";
    }

    private static String later(HttpServletResponse response) {
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        return "reporter/later";
    }

    private void apply(OpenLink link, ReporterAnswer answer) {
        if (answer instanceof Confirmation confirmation) {
            // an answer without it has problems and does not come here
            String outcome = Objects.requireNonNull(confirmation.outcome(), "outcome");
            answers.confirmed(link.ticket().id(), link.ticket().round(), outcome, confirmation.satisfactionOrNull(),
                    masking.mask(confirmation.comment()), masking.mask(confirmation.suggestion()));
        } else if (answer instanceof Authorization authorization) {
            answers.authorization(link.ticket().id(), "granted".equals(authorization.decision()), masking.mask(authorization.comment()));
        }
    }

    private static ReporterAnswer read(OpenLink link, Map<String, String> fields) {
        return link.purpose() == Purpose.CONFIRM
                ? new Confirmation(fields.get("outcome"), fields.get("satisfaction"), fields.get("comment"), fields.get("suggestion"))
                : new Authorization(fields.get("decision"), fields.get("comment"));
    }

    private static ReporterAnswer empty(OpenLink link) {
        return read(link, Map.of());
    }

    private static String form(OpenLink link, ReporterAnswer answer, Map<String, String> problems, Model model) {
        model.addAttribute("number", link.ticket().number());
        model.addAttribute("summary", link.ticket().summary());
        model.addAttribute("answer", answer);
        model.addAttribute("problems", problems);
        if (link.purpose() == Purpose.CONFIRM) {
            model.addAttribute("solution", Solution.of(link.ticket()));
            return "reporter/confirm";
        }
        model.addAttribute("work", PlannedWork.of(link.ticket()));
        return "reporter/authorize";
    }

    private static String thanks(OpenLink link, ReporterAnswer answer, Model model) {
        model.addAttribute("number", link.ticket().number());
        model.addAttribute("said", answer instanceof Confirmation confirmation ? answered(confirmation.outcome())
                : "thanks." + ((Authorization) answer).decision());
        return "reporter/thanks";
    }

    private static String answered(@Nullable String outcome) {
        return switch (Objects.toString(outcome, "")) {
            case "resolved" -> "thanks.resolved";
            case "observing" -> "thanks.observing";
            default -> "thanks.unsolved";
        };
    }
}
