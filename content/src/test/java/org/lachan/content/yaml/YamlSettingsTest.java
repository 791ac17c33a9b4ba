package org.lachan.content.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class YamlSettingsTest {
    @Test
    void shouldReadWhatIsAskedFor() {
        // given
        YamlSettings file = YamlSettings.parse("name: tin\nlimits: {size: 3}\nhosts: [a, b]\n", "x.yaml");

        // then
        assertThat(file.root().required("name", Function.identity())).hasValue("tin");
        assertThat(file.root().map("limits").flatMap(map -> map.required("size", Integer::valueOf)))
                .hasValue(3);
        assertThat(file.root().list("hosts", Function.identity())).containsExactly("a", "b");
        assertThat(file.root().optional("absent", Function.identity())).isEqualTo(Optional.empty());
        file.finish();
    }

    @Test
    void shouldReportEveryProblemWithItsLine() {
        // given
        YamlSettings file = YamlSettings.parse(
                "size: big\ncolour: red\nitems:\n  - id: a\n  - ids: b\n    id: c\n  - x\nsize: 3\n", "x.yaml");

        // when
        file.root().required("name", Function.identity());
        file.root().required("size", Integer::valueOf);
        file.root().maps("items").forEach(item -> item.required("id", Function.identity()));
        BadSettings refused = catchThrowableOfType(BadSettings.class, file::finish);

        // then
        assertThat(refused.problems())
                .containsExactly(
                        "x.yaml:1: key 'name' is missing",
                        "x.yaml:2: unknown key 'colour'; known here: name, size, items",
                        "x.yaml:5: unknown key 'ids'; known here: id",
                        "x.yaml:7: 'items' must hold keys and values",
                        "x.yaml:8: key 'size' stands twice");
    }

    @Test
    void shouldTellWhyAValueIsRefused() {
        // given
        YamlSettings file = YamlSettings.parse("a: 1\nsize: big\n", "x.yaml");

        // when
        file.root().optional("a", Integer::valueOf);
        file.root().optional("size", Integer::valueOf);

        // then
        assertThatThrownBy(file::finish).hasMessage("x.yaml:2: key 'size': For input string: \"big\"");
    }

    @Test
    void shouldNameTheLineWhereYamlBreaks() {
        // then
        assertThatThrownBy(() -> YamlSettings.parse("a: 1\nb: [1, 2\nc: 3\n", "x.yaml"))
                .isInstanceOf(BadSettings.class)
                .hasMessageStartingWith("x.yaml:3:");
    }

    @Test
    void shouldRefuseAnEmptyFile() {
        // then
        assertThatThrownBy(() -> YamlSettings.parse("", "x.yaml").finish())
                .hasMessage("x.yaml:1: expected keys and values, found an empty file");
    }

    @Test
    void shouldGiveTheKeysInTheOrderOfTheFile() {
        // given
        String yaml = "d: 1\nb: 2\nz: 3\na: 4\nm: 5\nc: 6\n";

        // then
        assertThat(YamlSettings.parse(yaml, "x.yaml").root().keys()).containsExactly("d", "b", "z", "a", "m", "c");
    }
}
