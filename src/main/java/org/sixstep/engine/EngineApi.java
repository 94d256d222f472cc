package org.sixstep.engine;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.camunda.bpm.engine.rest.exception.ExceptionHandler;
import org.camunda.bpm.engine.rest.exception.ProcessEngineExceptionHandler;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.camunda.bpm.engine.rest.exception.RestExceptionHandler;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.glassfish.jersey.jackson.JacksonFeature;
import org.glassfish.jersey.servlet.ServletContainer;
import org.glassfish.jersey.servlet.ServletProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * The engine's HTTP interface, at {@code /engine-rest} and once more for its web applications, with its answers corrected: where the engine says
 * 500 to the second of two people who complete a task, these say 409 ({@link EngineRefusal}).
 */
@Configuration(proxyBeanMethods = false)
class EngineApi {

    private static final Map<Class<?>, Class<?>> CORRECTED = Map.of(RestExceptionHandler.class, RestErrors.class,
            ProcessEngineExceptionHandler.class, EngineErrors.class, ExceptionHandler.class, OtherErrors.class);

    @Bean
    CamundaJerseyResourceConfig engineRest() {
        return new EngineRest();
    }

    /** Registered first, under the name that the web applications' own initializer then finds taken. */
    @Bean
    ServletRegistrationBean<ServletContainer> webApplicationsEngineApi() {
        ServletRegistrationBean<ServletContainer> servlet = new ServletRegistrationBean<>(new ServletContainer(), "/camunda/api/engine/*");
        servlet.setName("Engine Api");
        servlet.addInitParameter(ServletProperties.JAXRS_APPLICATION_CLASS, WebApplications.class.getName());
        servlet.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return servlet;
    }

    @ApplicationPath("/engine-rest")
    static class EngineRest extends CamundaJerseyResourceConfig {

        @Override
        protected void registerCamundaRestResources() {
            registerClasses(CamundaRestResources.getResourceClasses());
            registerClasses(corrected(CamundaRestResources.getConfigurationClasses()));
            register(JacksonFeature.class);
        }
    }

    public static class WebApplications extends EngineRestApplication {

        @Override
        public Set<Class<?>> getClasses() {
            return corrected(super.getClasses());
        }
    }

    @Provider
    public static class RestErrors extends RestExceptionHandler {

        @Override
        public Response toResponse(RestException exception) {
            return answer(exception, () -> super.toResponse(exception));
        }
    }

    @Provider
    public static class EngineErrors extends ProcessEngineExceptionHandler {

        @Override
        public Response toResponse(ProcessEngineException exception) {
            return answer(exception, () -> super.toResponse(exception));
        }
    }

    @Provider
    public static class OtherErrors extends ExceptionHandler {

        @Override
        public Response toResponse(Throwable throwable) {
            return answer(throwable, () -> super.toResponse(throwable));
        }
    }

    private static Set<Class<?>> corrected(Set<Class<?>> classes) {
        Set<Class<?>> corrected = new HashSet<>();
        classes.forEach(type -> corrected.add(CORRECTED.getOrDefault(type, type)));
        return corrected;
    }

    /** What the engine itself answers with less than 500 is right already, except a form's refusal, of which it only adds to the sentence. */
    private static Response answer(Throwable thrown, Supplier<Response> engines) {
        return EngineRefusal.of(thrown).map(refusal -> {
            ExceptionDto body = new ExceptionDto();
            body.setType(refusal.type());
            body.setMessage(refusal.sentence());
            return Response.status(refusal.status().value()).entity(body).type(MediaType.APPLICATION_JSON_TYPE).build();
        }).orElseGet(engines);
    }
}
