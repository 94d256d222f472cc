package org.sixstep.intake;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: what this is and where to go; in the demo also who can log in. */
@Controller
class StartPageController {

    private final ObjectProvider<DemoAccounts> demo;

    StartPageController(ObjectProvider<DemoAccounts> demo) {
        this.demo = demo;
    }

    @GetMapping("/")
    String start(Model model) {
        model.addAttribute("demo", demo.getIfAvailable());
        return "start";
    }
}
