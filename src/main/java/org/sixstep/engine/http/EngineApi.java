package org.sixstep.engine.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.camunda.bpm.engine.rest.exception.ExceptionHandler;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.exception.ProcessEngineExceptionHandler;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.camunda.bpm.engine.rest.exception.RestExceptionHandler;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.engine.rest.mapper.JacksonConfigurator;
import org.camunda.bpm.engine.rest.util.EngineUtil;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.glassfish.jersey.jackson.JacksonFeature;
import org.glassfish.jersey.servlet.ServletContainer;
import org.glassfish.jersey.servlet.ServletProperties;
import org.sixstep.engine.language.ReaderForms;
import org.sixstep.engine.language.ReaderJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * The engine's HTTP interface, at {@code /engine-rest} and again for its web applications, with corrected error responses: where the
 * engine answers 500 to the second of two people who complete a task, these answer 409 ({@link EngineRefusal}).
 */
@Configuration(proxyBeanMethods = false)
public class EngineApi {

    private static final Logger log = LoggerFactory.getLogger(EngineApi.class);
    private static final Map<Class<?>, Class<?>> CORRECTED = Map.of(RestExceptionHandler.class, RestErrors.class,
            ProcessEngineExceptionHandler.class, EngineErrors.class, ExceptionHandler.class, OtherErrors.class);

    private static final Pattern TASK = Pattern.compile("(?:^|/)task/([^/]+)/[^/]+$");
    private static final String DEPLOYMENT = "deployment/create";

    @Bean
    CamundaJerseyResourceConfig engineRest() {
        return new EngineRest();
    }

    @Bean
    ServletRegistrationBean<ServletContainer> webApplicationsEngineApi() {
        return first("Engine Api", "/camunda/api/engine/*", WebApplications.class);
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

    /** What Cockpit asks beside the engine's own interface. */
    @Bean
    ServletRegistrationBean<ServletContainer> cockpitApi() {
        return first("Cockpit Api", "/camunda/api/cockpit/*", CockpitTexts.class);
    }

    public static class WebApplications extends EngineRestApplication {

        @Override
        public Set<Class<?>> getClasses() {
            Set<Class<?>> classes = forReaders(corrected(super.getClasses()));
            classes.add(ReaderForms.class);
            return classes;
        }
    }

    public static class CockpitTexts extends CockpitApplication {

        @Override
        public Set<Class<?>> getClasses() {
            return forReaders(super.getClasses());
        }
    }

    @Provider
    public static class RestErrors extends RestExceptionHandler {

        @Context
        @SuppressWarnings("NullAway.Init")
        private UriInfo uri;

        @Context
        @SuppressWarnings("NullAway.Init")
        private Request request;

        @Override
        public Response toResponse(RestException exception) {
            return answer(exception, uri, request, () -> super.toResponse(exception));
        }
    }

    @Provider
    public static class EngineErrors extends ProcessEngineExceptionHandler {

        @Context
        @SuppressWarnings("NullAway.Init")
        private UriInfo uri;

        @Context
        @SuppressWarnings("NullAway.Init")
        private Request request;

        @Override
        public Response toResponse(ProcessEngineException exception) {
            return answer(exception, uri, request, () -> super.toResponse(exception));
        }
    }

    @Provider
    public static class OtherErrors extends ExceptionHandler {

        @Context
        @SuppressWarnings("NullAway.Init")
        private UriInfo uri;

        @Context
        @SuppressWarnings("NullAway.Init")
        private Request request;

        @Override
        public Response toResponse(Throwable throwable) {
            return answer(throwable, uri, request, () -> super.toResponse(throwable));
        }
    }

    /** What the engine's clients know of an error and, of a refused form, a sentence by the key of each field that is wrong. */
    static final class RefusalDto extends ExceptionDto {

        private final Map<String, String> problems;

        RefusalDto(Map<String, String> problems) {
            this.problems = problems;
        }

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        public Map<String, String> getProblems() {
            return problems;
        }
    }

    /** Registered first, so that the initializer of the web applications finds the name already in use. */
    private static ServletRegistrationBean<ServletContainer> first(String name, String path, Class<? extends Application> application) {
        ServletRegistrationBean<ServletContainer> servlet = new ServletRegistrationBean<>(new ServletContainer(), path);
        servlet.setName(name);
        servlet.addInitParameter(ServletProperties.JAXRS_APPLICATION_CLASS, application.getName());
        servlet.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return servlet;
    }

    private static Set<Class<?>> forReaders(Set<Class<?>> classes) {
        Set<Class<?>> texts = new HashSet<>(classes);
        texts.remove(JacksonConfigurator.class);
        texts.add(ReaderJson.class);
        return texts;
    }

    private static Set<Class<?>> corrected(Set<Class<?>> classes) {
        Set<Class<?>> corrected = new HashSet<>();
        classes.forEach(type -> corrected.add(CORRECTED.getOrDefault(type, type)));
        return corrected;
    }

    private static Response answer(Throwable thrown, UriInfo uri, Request request, Supplier<Response> engineResponse) {
        Optional<EngineRefusal> refusal = EngineRefusal.of(thrown);
        if (refusal.isEmpty() && uri.getPath().endsWith(DEPLOYMENT)) {
            refusal = EngineRefusal.ofModel(thrown);
        }
        if (refusal.isEmpty()) {
            refusal = EngineRefusal.ofValue(thrown);
        }
        if (refusal.isPresent()) {
            return answer(refusal.get());
        }
        if (ExceptionHandlerHelper.getInstance().getStatus(thrown) != Response.Status.INTERNAL_SERVER_ERROR) {
            return engineResponse.get();
        }
        if (isAboutGoneTask(uri.getPath(), thrown)) {
            return answer(EngineRefusal.taskGone());
        }
        Optional<EngineRefusal> fault = RequestFault.of(thrown, request.getMethod());
        // in a line, without a message that may repeat what somebody typed: should it be the server's after all, it can be found
        fault.ifPresent(found -> log.info("Answered {} to {} at {}", found.status().value(), thrown.getClass().getSimpleName(),
                thrown.getStackTrace().length == 0 ? "an unknown place" : thrown.getStackTrace()[0]));
        return fault.map(EngineApi::answer).orElseGet(engineResponse);
    }

    private static Response answer(EngineRefusal refusal) {
        RefusalDto body = new RefusalDto(refusal.problems());
        body.setType(refusal.type());
        body.setMessage(refusal.sentence());
        return Response.status(refusal.status().value()).entity(body).type(MediaType.APPLICATION_JSON_TYPE).build();
    }

    /** When a task is deleted while the engine reads it, the engine may fail in any way: what counts is that the task is gone. */
    private static boolean isAboutGoneTask(String path, Throwable thrown) {
        Matcher task = TASK.matcher(path);
        try {
            return task.find()
                    && EngineUtil.lookupProcessEngine(null).getTaskService().createTaskQuery().taskId(task.group(1)).count() == 0;
        } catch (RuntimeException e) {
            // the database, most likely: what failed first is what is answered and logged
            thrown.addSuppressed(e);
            return false;
        }
    }
}
