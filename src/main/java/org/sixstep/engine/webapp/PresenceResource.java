package org.sixstep.engine.webapp;

import jakarta.servlet.ServletContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.tasklist.resource.AbstractTasklistPluginRootResource;
import org.sixstep.presence.TaskViewers;
import org.sixstep.routing.StaffDirectory;

/**
 * Records which task a user of Tasklist has open, and answers who else has (E18). It needs the login, session and CSRF token of the web
 * applications. Users who may not read a task do not learn whether it exists; those who had it open learn who has completed it.
 */
@Path("plugin/" + PresencePlugin.ID)
public class PresenceResource extends AbstractTasklistPluginRootResource {

    /** The maximum length of the engine's ids. */
    private static final int LONGEST_ID = 64;

    public PresenceResource() {
        super(PresencePlugin.ID);
    }

    @POST
    @Path("{engine}/task/{task}/look")
    @Produces(MediaType.APPLICATION_JSON)
    public Response view(@Context ServletContext application, @PathParam("engine") String engine, @PathParam("task") String task) {
        WebApplicationOrigin origin = WebApplicationOrigin.of(application);
        String user = origin.user();
        if (user == null || task.length() > LONGEST_ID) {
            return Response.status(Response.Status.NOT_FOUND).build();
        }
        TaskViewers viewers = origin.bean(TaskViewers.class);
        StaffDirectory staff = origin.bean(StaffDirectory.class);
        if (origin.bean(ProcessEngine.class).getTaskService().createTaskQuery().taskId(task).count() > 0) {
            List<Map<String, Object>> others = viewers.view(task, user).stream().map(viewer -> shown(viewer, staff)).toList();
            return Response.ok(Map.of("others", others)).build();
        }
        return viewers.completedBy(task, user).map(viewer -> Response.ok(Map.of("completed", shown(viewer, staff))))
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND)).build();
    }

    @POST
    @Path("{engine}/task/{task}/leave")
    public Response leave(@Context ServletContext application, @PathParam("engine") String engine, @PathParam("task") String task) {
        WebApplicationOrigin origin = WebApplicationOrigin.of(application);
        if (origin.user() != null) {
            origin.bean(TaskViewers.class).leave(task, origin.user());
        }
        return Response.noContent().build();
    }

    private static Map<String, Object> shown(TaskViewers.Viewer viewer, StaffDirectory staff) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("user", viewer.userId());
        shown.put("name", staff.name(viewer.userId()).orElse(viewer.userId()));
        shown.put("since", viewer.since().toString());
        return shown;
    }
}
