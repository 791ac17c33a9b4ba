package org.lachan.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lachan.launcher.cli.Commands;
import org.lachan.launcher.cli.JsonLines;
import org.lachan.launcher.demo.DemoCommand;
import org.lachan.launcher.exit.Speech;

/** What the documents name must exist. */
class DocumentsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern TYPE = Pattern.compile("`([A-Z][a-z]+[A-Z][A-Za-z]*|[A-Z][a-z]{3,})`");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|mailto:|#)([^)#\\s]+)");
    private static final Pattern COMMAND = Pattern.compile("\\./lachan ([a-z][a-z-]+)");
    // Types of the JDK, of Kafka and of Avro that the documents speak of.
    private static final Set<String> FOREIGN =
            Set.of("Topology", "KafkaStreams", "TopologyTestDriver", "Clock", "Optional", "SpringApplicationBuilder");

    @Test
    void shouldNameOnlyTypesThatExist() throws IOException {
        // given
        Set<String> types = names(".java");

        // then
        assertThat(named(TYPE)).filteredOn(name -> !FOREIGN.contains(name)).isSubsetOf(types);
    }

    @Test
    void shouldLinkOnlyToFilesThatExist() {
        // when
        List<Path> missing = documents()
                .flatMap(document -> matches(LINK, document)
                        .map(target -> document.getParent().resolve(target).normalize()))
                .filter(target -> !Files.exists(target))
                .toList();

        // then
        assertThat(missing).isEmpty();
    }

    @Test
    void shouldNameOnlyCommandsThatExist() {
        // then
        assertThat(named(COMMAND)).isNotEmpty().isSubsetOf(commands());
    }

    // The shell script knows `test` itself, and where `bench` is.
    private static Set<String> commands() {
        Speech speech = new Speech(System.err, false);
        Set<String> names = new TreeSet<>(Commands.line(
                        speech,
                        Map.of(),
                        InputStream.nullInputStream(),
                        new JsonLines(System.err),
                        folder -> false,
                        List.of(new DemoCommand(speech)))
                .getSubcommands()
                .keySet());
        names.add("test");
        names.add("bench");
        return names;
    }

    private static Set<String> named(Pattern pattern) {
        return documents()
                .flatMap(document -> matches(pattern, document))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> matches(Pattern pattern, Path file) {
        try {
            List<MatchResult> found =
                    pattern.matcher(Files.readString(file)).results().toList();
            return found.stream().map(match -> match.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> documents() {
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(top, docs).filter(file -> file.toString().endsWith(".md")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> names(String suffix) throws IOException {
        Set<String> names = new TreeSet<>(avroNames());
        try (Stream<Path> files = Files.walk(ROOT)) {
            files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(suffix))
                    .forEach(name -> names.add(name.substring(0, name.length() - suffix.length())));
        }
        return names;
    }

    private static Set<String> avroNames() throws IOException {
        String idl = Files.readString(ROOT.resolve("schemas/src/main/avro/lachan.avdl"));
        return Pattern.compile("(?:record|enum) (\\w+)")
                .matcher(idl)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }
}
