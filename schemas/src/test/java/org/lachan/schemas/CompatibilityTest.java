package org.lachan.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidator;
import org.apache.avro.SchemaValidatorBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every schema can read and be read by each released version of itself: see {@code released/README.md}. */
class CompatibilityTest {
    private static final Path RELEASED = Path.of("src/test/resources/released");
    private static final SchemaValidator FULL_TRANSITIVE =
            new SchemaValidatorBuilder().mutualReadStrategy().validateAll();

    static Stream<Schema> schemas() {
        return OurSchemas.byFingerprint().values().stream();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void shouldStayReadableInBothDirections(Schema schema) throws IOException, SchemaValidationException {
        // given
        List<Schema> released = released().getOrDefault(schema.getName(), List.of());

        // then: a record that no release had yet has nothing to stay readable with
        FULL_TRANSITIVE.validate(schema, released);
    }

    @Test
    void shouldRefuseAFieldWithoutADefault() {
        // given
        Schema old = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"a\",\"type\":\"string\"}]}");
        Schema changed = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"a\",\"type\":\"string\"},"
                        + "{\"name\":\"b\",\"type\":\"string\"}]}");

        // then
        assertThatThrownBy(() -> FULL_TRANSITIVE.validate(changed, List.of(old)))
                .isInstanceOf(SchemaValidationException.class);
    }

    @Test
    void shouldKeepEveryReleasedRecord() throws IOException {
        // then
        assertThat(released()).isNotEmpty();
        assertThat(schemas().map(Schema::getName).collect(Collectors.toSet()))
                .containsAll(released().keySet());
    }

    private static Map<String, List<Schema>> released() throws IOException {
        try (Stream<Path> files = Files.walk(RELEASED)) {
            return files.filter(file -> file.toString().endsWith(".avsc"))
                    .map(CompatibilityTest::parse)
                    .collect(Collectors.groupingBy(Schema::getName));
        }
    }

    private static Schema parse(Path file) {
        try {
            return new Schema.Parser().parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
