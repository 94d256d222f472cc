package org.sixstep.engine.webapp;

import jakarta.servlet.ServletContext;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.support.WebApplicationContextUtils;

/**
 * The user who calls a resource of the web applications, and the beans, which Jersey does not inject into such a resource.
 *
 * @param user null if nobody is logged in
 */
record WebApplicationOrigin(WebApplicationContext beans, @Nullable String user) {

    static WebApplicationOrigin of(ServletContext application) {
        WebApplicationContext beans = WebApplicationContextUtils.getRequiredWebApplicationContext(application);
        Authentication authentication = beans.getBean(IdentityService.class).getCurrentAuthentication();
        return new WebApplicationOrigin(beans, authentication == null ? null : authentication.getUserId());
    }

    <T> T bean(Class<T> type) {
        return beans.getBean(type);
    }
}
