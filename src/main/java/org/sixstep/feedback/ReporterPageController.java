package org.sixstep.feedback;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.sixstep.feedback.ReporterAnswer.Authorization;
import org.sixstep.feedback.ReporterAnswer.Confirmation;
import org.sixstep.feedback.ReporterLinks.OpenLink;
import org.sixstep.feedback.ReporterLinks.Purpose;
import org.sixstep.masking.Masking;
import org.sixstep.ticket.Ticket;
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
 * does, once: whoever submits it twice reads the same thanks. Every other link that cannot be used gets the same answer, whatever the
 * reason.
 */
@Controller
@RequestMapping("/t/{token}")
class ReporterPageController {

    private static final Set<String> STILL_UNSOLVED = Set.of("partial", "unresolved");

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
        return withLink(token, request, response, Optional::empty, link -> form(link, empty(link), Map.of(), model));
    }

    @PostMapping
    String answer(@PathVariable String token, @RequestParam Map<String, String> fields, Model model, HttpServletRequest request,
            HttpServletResponse response) {
        return withLink(token, request, response, () -> sentTwice(token, fields, model, request), link -> {
            ReporterAnswer answer = read(link.purpose(), fields);
            Map<String, String> problems = answer.problems();
            if (!problems.isEmpty()) {
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                return form(link, answer, problems, model);
            }
            return switch (reception.take(token, answer.said(), taken -> apply(taken, answer))) {
                case TAKEN -> thanks(link.ticket(), answer.said(), model);
                case REFUSED -> sentTwice(token, fields, model, request).orElseGet(() -> refused(request, response));
                case TRY_AGAIN -> later(response);
            };
        });
    }

    private interface Page {

        String of(OpenLink link);
    }

    private String withLink(String token, HttpServletRequest request, HttpServletResponse response, Supplier<Optional<String>> otherwise,
            Page page) {
        if (throttle.mustWait(request.getRemoteAddr())) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(throttle.secondsToWait()));
            return "reporter/tooMany";
        }
        Optional<OpenLink> link = links.find(token);
        if (link.isEmpty()) {
            return otherwise.get().orElseGet(() -> refused(request, response));
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

    private static ReporterAnswer read(Purpose purpose, Map<String, String> fields) {
        return purpose == Purpose.CONFIRM
                ? new Confirmation(fields.get("outcome"), fields.get("satisfaction"), fields.get("comment"), fields.get("suggestion"))
                : new Authorization(fields.get("decision"), fields.get("comment"));
    }

    private static ReporterAnswer empty(OpenLink link) {
        return read(link.purpose(), Map.of());
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

    /** The thanks again, for the same answer sent twice; another one is refused like any that comes by a used link. */
    private Optional<String> sentTwice(String token, Map<String, String> fields, Model model, HttpServletRequest request) {
        return links.answered(token).filter(answered -> {
            ReporterAnswer answer = read(answered.purpose(), fields);
            return answer.problems().isEmpty() && answer.said().equals(answered.said());
        }).map(answered -> {
            PublicPages.prefer(request, answered.ticket().language());
            return thanks(answered.ticket(), answered.said(), model);
        });
    }

    private static String thanks(Ticket ticket, String said, Model model) {
        model.addAttribute("number", ticket.number());
        model.addAttribute("said", "thanks." + (STILL_UNSOLVED.contains(said) ? "unsolved" : said));
        return "reporter/thanks";
    }
}
