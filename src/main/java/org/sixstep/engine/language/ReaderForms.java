package org.sixstep.engine.language;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.sixstep.form.FormTexts;

/** Serves a deployed form to the web applications in the language of its reader. */
@Provider
public class ReaderForms implements ContainerResponseFilter {

    private static final Set<String> FORMS = Set.of("deployed-form", "deployed-start-form");

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) throws IOException {
        String path = request.getUriInfo().getPath();
        if (FORMS.contains(path.substring(path.lastIndexOf('/') + 1)) && response.getEntity() instanceof InputStream form) {
            try (form) {
                response.setEntity(FormTexts.forReader(form.readAllBytes()));
            }
        }
    }
}
