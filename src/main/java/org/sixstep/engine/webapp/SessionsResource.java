package org.sixstep.engine.webapp;

import jakarta.servlet.ServletContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.welcome.resource.AbstractWelcomePluginRootResource;
import org.sixstep.audit.SecurityAudit;
import org.sixstep.engine.identity.LoginSessions;
import org.sixstep.session.OpenSession;

/**
 * The sessions of the logged-in user. The web applications' filter allows everybody the resources of the welcome page, hence the check of
 * the user; the CSRF token is required as everywhere. Sessions of others are ended at {@code /api/sessions}.
 */
@Path("plugin/" + SessionsPlugin.ID)
public class SessionsResource extends AbstractWelcomePluginRootResource {

    public SessionsResource() {
        super(SessionsPlugin.ID);
    }

    @GET
    @Path("{engine}/session")
    @Produces(MediaType.APPLICATION_JSON)
    public Response own(@Context ServletContext application, @PathParam("engine") String engine) {
        WebApplicationOrigin origin = WebApplicationOrigin.of(application);
        if (origin.user() == null) {
            return Response.status(Response.Status.UNAUTHORIZED).build();
        }
        List<Map<String, Object>> own = origin.bean(LoginSessions.class).of(origin.user()).stream().map(SessionsResource::shown).toList();
        return Response.ok(own).build();
    }

    @POST
    @Path("{engine}/session/end-others")
    public Response endOthers(@Context ServletContext application, @PathParam("engine") String engine) {
        WebApplicationOrigin origin = WebApplicationOrigin.of(application);
        if (origin.user() == null) {
            return Response.status(Response.Status.UNAUTHORIZED).build();
        }
        int ended = origin.bean(LoginSessions.class).endOthersOf(origin.user());
        origin.bean(SecurityAudit.class).record("sessionsEnded", origin.user(), Map.of("ended", ended));
        return Response.noContent().build();
    }

    private static Map<String, Object> shown(OpenSession session) {
        return Map.of("since", session.since().toString(), "lastUsed", session.lastUsed().toString(), "current", session.current());
    }
}
