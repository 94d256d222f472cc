package org.sixstep.engine.directory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Shows in a browser why a sign-in by OpenID Connect failed. */
@Controller
@ConditionalOnProperty(name = "sixstep.login.from", havingValue = "oidc")
class SignInController {

    @GetMapping("/sign-in/refused")
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String refused(Model model) {
        return outcome(model, "refused");
    }

    @GetMapping("/sign-in/failed")
    @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
    String failed(Model model) {
        return outcome(model, "failed");
    }

    private static String outcome(Model model, String outcome) {
        model.addAttribute("outcome", outcome);
        return "login/outcome";
    }
}
