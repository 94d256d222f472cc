package org.sixstep.engine.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The procedure's own files, and a deployment of some as Modeler and the web applications send it. */
public final class DeploymentRoutes {

    static final String BOUNDARY = "border";
    public static final String MULTIPART = "multipart/form-data; boundary=" + BOUNDARY;
    public static final String ENGINE_REST = "/engine-rest/deployment/create";
    static final String WEB_APPLICATIONS = "/camunda/api/engine/engine/default/deployment/create";

    private DeploymentRoutes() {
    }

    public static String body(Map<String, String> files, String... options) {
        StringBuilder body = new StringBuilder(part("name=\"deployment-name\"", "by hand"));
        for (int i = 0; i < options.length; i += 2) {
            body.append(part("name=\"" + options[i] + '"', options[i + 1]));
        }
        files.forEach((name, text) -> body.append(part("name=\"" + name + "\"; filename=\"" + name + '"', text)));
        return body.append("--" + BOUNDARY + "--\r\n").toString();
    }

    private static String part(String disposition, String text) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + text + "\r\n";
    }

    public static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        for (String folder : List.of("processes", "forms")) {
            try (Stream<Path> paths = Files.list(Path.of(folder))) {
                for (Path path : paths.filter(path -> Files.isRegularFile(path) && !path.toString().endsWith(".csv")).sorted().toList()) {
                    files.put(path.getFileName().toString(), Files.readString(path));
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        return files;
    }
}
