package org.sixstep;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page that shows the API works in a browser that obeys its content security policy. */
@SixstepTest
class ApiDocsIT {

    @LocalServerPort
    int port;

    @Test
    void showsTheOperationsAndOpensOne() throws Exception {
        try (Chromium browser = Chromium.start()) {
            browser.open("http://agent:Sixstep-demo-1@localhost:" + port + "/api/openapi");
            // from now on the browser logs in by itself; with a password in its address a page may fetch nothing
            browser.open("http://localhost:" + port + "/api/docs");
            browser.see(By.xpath("//*[contains(@class, 'title')][starts-with(normalize-space(.), 'Sixstep')]"));
            browser.click(By.cssSelector(".opblock-post .opblock-summary-control"));
            browser.see(By.cssSelector(".opblock-body"));
            browser.shot("api-docs");
        }
    }
}
