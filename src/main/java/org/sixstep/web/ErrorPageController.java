package org.sixstep.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import org.sixstep.text.CatalogueText;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The answer to errors that nothing else has handled: a page for people, problem+json for programs. Both say what to do, and neither
 * reveals internals (ASVS 16.5.1).
 */
@Controller
@RequestMapping("/error")
class ErrorPageController implements ErrorController {

    private static final String OTHER = "other";
    private static final int UNAVAILABLE = 503;
    private static final Set<Integer> WITH_OWN_TEXT = Set.of(400, 403, 404, 405, 411, 413, 429, UNAVAILABLE);

    private final MessageSource messages;

    ErrorPageController(MessageSource messages) {
        this.messages = messages;
    }

    @RequestMapping(produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView page(HttpServletRequest request) {
        HttpStatus status = status(request);
        ModelAndView page = new ModelAndView("error", status);
        page.addObject("kind", kind(status));
        if (status.value() == UNAVAILABLE) {
            // whoever works in the web applications has chosen a language there, which is not known here
            Locale other = Locale.CHINESE.getLanguage().equals(LocaleContextHolder.getLocale().getLanguage()) ? Locale.ENGLISH
                    : Locale.CHINESE;
            page.addObject("otherLanguage", other.getLanguage());
            page.addObject("otherText", messages.getMessage("error.text.503", null, other));
        }
        return page;
    }

    @RequestMapping
    ResponseEntity<ProblemDetail> problem(HttpServletRequest request) {
        HttpStatus status = status(request);
        String sentence = CatalogueText.say("error.text." + kind(status));
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDetail.forStatusAndDetail(status, sentence));
    }

    private static String kind(HttpStatus status) {
        if (WITH_OWN_TEXT.contains(status.value())) {
            return String.valueOf(status.value());
        }
        return status.is4xxClientError() ? "400" : OTHER;
    }

    private static HttpStatus status(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }
}
