package org.sixstep.session;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Writes and reads what a session holds. Only listed classes are read (ASVS 1.5.2), so that write access to the table does not allow
 * running code.
 */
@Component
class SessionContent {

    private static final String LIMITS = "maxdepth=20;maxrefs=5000;maxarray=5000;maxbytes=262144";
    private static final String PLAIN = "java.lang.Object;java.lang.String;java.lang.Number;java.lang.Integer;java.lang.Long"
            + ";java.lang.Boolean;java.lang.Enum;java.util.Date;java.time.Ser;java.time.Instant;"
            + "java.util.HashMap;java.util.ImmutableCollections$*;java.util.LinkedHashMap;java.util.Map$Entry;java.util.HashSet"
            + ";java.util.LinkedHashSet;java.util.ArrayList;java.util.CollSer;"
            + "java.util.Arrays$ArrayList;java.util.Collections$*";

    private final ObjectInputFilter known;

    SessionContent(List<SessionClasses> more) {
        this.known = ObjectInputFilter.Config
                .createFilter(Stream.concat(Stream.of(LIMITS, PLAIN), more.stream().map(SessionClasses::patterns))
                        .collect(Collectors.joining(";")) + ";!*");
    }

    byte[] write(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        } catch (IOException e) {
            throw new IllegalArgumentException("A session cannot store a " + value.getClass().getName(), e);
        }
        return bytes.toByteArray();
    }

    /** @throws IOException if this version of the application would not have written it */
    Object read(byte[] bytes) throws IOException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            in.setObjectInputFilter(known);
            return in.readObject();
        } catch (ClassNotFoundException e) {
            throw new IOException(e);
        }
    }
}
