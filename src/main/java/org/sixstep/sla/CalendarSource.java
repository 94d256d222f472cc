package org.sixstep.sla;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Reads a YAML file of a process owner node by node, so that every mistake is reported with its line. No objects are created from its tags,
 * values are taken as written ({@code 24:00} is not a number), and references, several documents and big files are refused.
 */
final class CalendarSource {

    private static final int MOST_BYTES = 200_000;
    private static final int DEEPEST = 5;

    private final String file;
    private final @Nullable MappingNode root;

    private CalendarSource(String file, @Nullable MappingNode root) {
        this.file = file;
        this.root = root;
    }

    /**
     * @param path name of the resource; mistakes name the file without its folders, which are the machine's
     * @throws InvalidCalendarException if it is not YAML, or not a mapping of these keys
     */
    static CalendarSource read(String path, byte[] content, Set<String> keys) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        String text = text(file, content);
        LoaderOptions limits = new LoaderOptions();
        limits.setNestingDepthLimit(DEEPEST);
        limits.setMaxAliasesForCollections(0);
        Node root;
        try {
            root = new Yaml(new SafeConstructor(limits)).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            throw new InvalidCalendarException(file, e.getProblemMark().getLine() + 1, "this is not valid YAML: " + e.getProblem(), e);
        } catch (ReaderException e) {
            throw new InvalidCalendarException(file, line(text, e.getPosition()), "this character is not allowed in a YAML file", e);
        } catch (YAMLException e) {
            throw new InvalidCalendarException(file, 1, "the file is nested too deeply: " + e.getMessage(), e);
        }
        if (root == null) {
            throw new InvalidCalendarException(file, 1, "it is empty", null);
        }
        CalendarSource source = new CalendarSource(file, null);
        MappingNode mapping = source.mapping(root, "the file");
        source.entries(mapping).forEach((name, entry) -> {
            if (!keys.contains(name)) {
                throw source.mistake(entry.getKeyNode(),
                        "'" + name + "' is not known here; known are " + String.join(", ", keys.stream().sorted().toList()));
            }
        });
        return new CalendarSource(file, mapping);
    }

    String file() {
        return file;
    }

    Node required(String name) {
        return optional(name).orElseThrow(() -> new InvalidCalendarException(file, 1, "'" + name + "' is missing", null));
    }

    Optional<Node> optional(String name) {
        return Optional.ofNullable(root).flatMap(mapping -> Optional.ofNullable(entries(mapping).get(name))).map(NodeTuple::getValueNode);
    }

    /** A text as {@code read} parses it; an exception becomes a mistake of this line. */
    <T> T value(Node node, Function<String, T> read) {
        if (!(plain(node) instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            throw mistake(node, "one value is expected here");
        }
        return checked(node, () -> read.apply(scalar.getValue().strip()));
    }

    /** One text, or a list of them. */
    List<Node> values(Node node) {
        return plain(node) instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
    }

    /** Keys and values in their order; a key that comes twice is a mistake. */
    Map<String, NodeTuple> entries(Node node) {
        Map<String, NodeTuple> entries = new LinkedHashMap<>();
        for (NodeTuple entry : mapping(node, "this").getValue()) {
            String key = value(entry.getKeyNode(), name -> name);
            if (entries.put(key, entry) != null) {
                throw mistake(entry.getKeyNode(), "'" + key + "' is there twice");
            }
        }
        return entries;
    }

    static boolean isMapping(Node node) {
        return node instanceof MappingNode;
    }

    <T> T checked(Node node, Supplier<T> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new InvalidCalendarException(file, node.getStartMark().getLine() + 1, e.getMessage(), e);
        }
    }

    InvalidCalendarException mistake(Node node, String reason) {
        return new InvalidCalendarException(file, node.getStartMark().getLine() + 1, reason, null);
    }

    private MappingNode mapping(Node node, String what) {
        if (plain(node) instanceof MappingNode mapping) {
            return mapping;
        }
        throw mistake(node, what + " must be lines of 'name: value'");
    }

    private Node plain(Node node) {
        if (node.getAnchor() != null) {
            throw mistake(node, "references (& and *) are not allowed; write it out");
        }
        return node;
    }

    private static String text(String file, byte[] content) {
        if (content.length > MOST_BYTES) {
            throw new InvalidCalendarException(file, 1,
                    "this is too big for a calendar: " + content.length + " bytes, at most " + MOST_BYTES, null);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
        } catch (CharacterCodingException e) {
            String readable = new String(content, StandardCharsets.UTF_8);
            throw new InvalidCalendarException(file, line(readable, readable.indexOf('\uFFFD')), "this is not UTF-8", e);
        }
    }

    private static int line(String text, int position) {
        return 1 + (int) text.codePoints().limit(Math.max(0, position)).filter(character -> character == '\n').count();
    }
}
