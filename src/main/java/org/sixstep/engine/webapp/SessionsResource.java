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
 * The own sessions of whoever is logged in. The web applications' filter lets everybody through to the welcome page's resources, hence the
 * question who it is; their CSRF token is asked as everywhere. Others' sessions are ended at {@code /api/sessions}.
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
        WebApplicationOrigin visit = WebApplicationOrigin.of(application);
        if (visit.user() == null) {
            return Response.status(Response.Status.UNAUTHORIZED).build();
        }
        List<Map<String, Object>> own = visit.bean(LoginSessions.class).of(visit.user()).stream().map(SessionsResource::shown).toList();
        return Response.ok(own).build();
    }

    @POST
    @Path("{engine}/session/end-others")
    public Response endOthers(@Context ServletContext application, @PathParam("engine") String engine) {
        WebApplicationOrigin visit = WebApplicationOrigin.of(application);
        if (visit.user() == null) {
            return Response.status(Response.Status.UNAUTHORIZED).build();
        }
        int ended = visit.bean(LoginSessions.class).endOthersOf(visit.user());
        visit.bean(SecurityAudit.class).record("sessionsEnded", visit.user(), Map.of("ended", ended));
        return Response.noContent().build();
    }

    private static Map<String, Object> shown(OpenSession session) {
        return Map.of("since", session.since().toString(), "lastUsed", session.lastUsed().toString(), "current", session.current());
    }
}
