package org.sixstep.engine.authorization;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sixstep.engine.http.EngineApi;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Whatever the running application answers beside the engine's own resources: pattern and method, files, servlets. */
final class RunningEndpoints {

    private RunningEndpoints() {
    }

    static Set<String> of(ApplicationContext context, ServletContext servlets) {
        Set<String> endpoints = new TreeSet<>();
        context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values()
                .forEach(mapping -> mapping.getHandlerMethods().keySet().forEach(info -> endpoints.addAll(endpoints(info))));
        context.getBeansOfType(AbstractUrlHandlerMapping.class).values().forEach(mapping -> mapping.getHandlerMap().keySet()
                .forEach(path -> endpoints.add(path.replaceFirst("/\\d+(\\.\\d+)+/", "/{version}/") + " files")));
        for (ServletRegistration servlet : servlets.getServletRegistrations().values()) {
            servlet.getMappings().forEach(path -> endpoints.add(path + " servlet"));
            endpoints.addAll(ownResources(servlet));
        }
        return endpoints;
    }

    private static Set<String> endpoints(RequestMappingInfo info) {
        Set<String> endpoints = new TreeSet<>();
        for (String path : info.getPatternValues()) {
            if (info.getMethodsCondition().getMethods().isEmpty()) {
                endpoints.add(path + " *");
            }
            info.getMethodsCondition().getMethods().forEach(method -> endpoints.add(path + " " + method));
        }
        return endpoints;
    }

    /** What a web application of the engine has beside the engine's own resources. */
    private static Set<String> ownResources(ServletRegistration servlet) {
        String application = servlet.getInitParameter("jakarta.ws.rs.Application");
        if (application == null || application.equals(EngineApi.WebApplications.class.getName())) {
            return Set.of();
        }
        try {
            Set<Class<?>> classes = ((Application) Class.forName(application).getDeclaredConstructor().newInstance()).getClasses();
            String prefix = servlet.getMappings().iterator().next().replaceAll("/\\*$", "");
            return JaxRsEndpoints.of(classes).stream().filter(endpoint -> !endpoint.method().equals("OPTIONS"))
                    .map(endpoint -> prefix + endpoint).collect(Collectors.toSet());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
