package org.sixstep.web;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Derives container settings from two settings of the operator. {@code sixstep.public-url} with https makes every cookie Secure, and the
 * session's one of
 * this host alone; {@code sixstep.trusted-proxies} names the proxies whose forwarding headers are trusted, and without it none is (ASVS
 * 3.3.1, 4.1.3, 12.2).
 */
public class TransportSettings implements EnvironmentPostProcessor, Ordered {

    /** A browser accepts a cookie of such a name over https only, and never from another host or for part of a site. */
    static final String SESSION_COOKIE = "__Host-sixstep";

    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]+");
    private static final Pattern NETWORK = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,3}){3})/(8|16|24)");
    private static final int BITS_OF_A_PART = 8;
    private static final int PARTS = 4;

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> settings = new HashMap<>();
        if (isHttps(environment.getProperty("sixstep.public-url", ""))) {
            settings.put("server.servlet.session.cookie.secure", true);
            settings.put("server.servlet.session.cookie.name", SESSION_COOKIE);
            settings.put("camunda.bpm.webapp.session-cookie.cookie-name", SESSION_COOKIE);
            settings.put("camunda.bpm.webapp.session-cookie.enable-secure-cookie", true);
            settings.put("camunda.bpm.webapp.csrf.enable-secure-cookie", true);
        }
        List<String> proxies = Binder.get(environment).bind("sixstep.trusted-proxies", Bindable.listOf(String.class)).orElse(List.of());
        if (!proxies.isEmpty()) {
            settings.put("server.forward-headers-strategy", "native");
            settings.put("server.tomcat.remoteip.internal-proxies",
                    proxies.stream().map(TransportSettings::pattern).collect(Collectors.joining("|")));
        }
        if (!settings.isEmpty()) {
            environment.getPropertySources().addFirst(new MapPropertySource("sixstepTransport", settings));
        }
    }

    static boolean isHttps(String url) {
        return url.strip().toLowerCase(Locale.ROOT).startsWith("https://");
    }

    /** The regular expression for one address or a whole network, as the container expects it. */
    static String pattern(String proxy) {
        String given = proxy.strip();
        if (ADDRESS.matcher(given).matches()) {
            return Pattern.quote(given);
        }
        var network = NETWORK.matcher(given);
        if (!network.matches()) {
            throw new IllegalArgumentException("sixstep.trusted-proxies: '" + given
                    + "' is neither an address nor an IPv4 network like 10.1.0.0/16 (/8, /16 or /24).");
        }
        int fixed = Integer.parseInt(network.group(2)) / BITS_OF_A_PART;
        List<String> parts = List.of(network.group(1).split("\\."));
        return Pattern.quote(String.join(".", parts.subList(0, fixed)) + '.') + "\\d{1,3}" + "\\.\\d{1,3}".repeat(PARTS - fixed - 1);
    }
}
