package org.lachan.takedown.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lachan.content.crawl.Trouble;
import org.lachan.takedown.acts.Role;
import org.lachan.takedown.cases.CaseState;
import org.lachan.takedown.cases.PartKind;
import org.lachan.takedown.cases.VerdictKind;
import org.lachan.takedown.harm.LetterKind;
import org.lachan.takedown.harm.Priority;
import org.lachan.takedown.harm.RequestedAction;
import org.lachan.takedown.requests.Hindrance;
import org.lachan.takedown.requests.RequestState;
import org.lachan.takedown.sources.ProposalState;

class MessagesTest {

    @Test
    void shouldSayEverythingInBothLanguages() throws IOException {
        // when
        Properties vi = read("vi");
        Properties en = read("en");

        // then
        assertThat(vi.keySet()).isEqualTo(en.keySet());
        assertThat(vi.values()).allSatisfy(value -> assertThat(value.toString()).isNotBlank());
        assertThat(en.values()).allSatisfy(value -> assertThat(value.toString()).isNotBlank());
    }

    @Test
    void shouldHaveAWordForEveryNameOfAClosedSet() throws IOException {
        // given
        Stream<String> keys = Stream.of(
                        names("role", Role.values()),
                        names("state", CaseState.Name.values()),
                        names("request", RequestState.Name.values()),
                        names("verdict", VerdictKind.values()),
                        names("verdict.hint", VerdictKind.values()),
                        names("flash.decided", VerdictKind.values()),
                        names("kind", LetterKind.values()),
                        names("case.undraftable", Hindrance.values()),
                        names("priority", Priority.values()),
                        names("part", PartKind.values()),
                        names("action.hint", RequestedAction.values()),
                        names("trouble", Trouble.values()),
                        names("proposal.state", ProposalState.Name.values()),
                        names("source", org.lachan.avro.SourceKind.values()),
                        names("audience", org.lachan.avro.Audience.values()),
                        names("cue", org.lachan.avro.ChildCue.values()))
                .flatMap(names -> names);

        // then
        assertThat(read("vi").stringPropertyNames()).containsAll(keys.toList());
    }

    private static Stream<String> names(String group, Enum<?>[] values) {
        return Arrays.stream(values).map(value -> group + "." + value.name());
    }

    private static Properties read(String language) throws IOException {
        var properties = new Properties();
        for (String bundle : List.of("messages", "sources")) {
            try (Reader reader = new InputStreamReader(
                    Objects.requireNonNull(
                            MessagesTest.class.getResourceAsStream("/" + bundle + "_" + language + ".properties")),
                    StandardCharsets.UTF_8)) {
                properties.load(reader);
            }
        }
        return properties;
    }
}
