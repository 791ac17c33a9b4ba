package org.lachan.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lachan.launcher.exit.LaunchFailure;

class ScriptedPeopleTest {
    private PaperConsole console;

    @BeforeEach
    void open() throws IOException {
        console = new PaperConsole();
    }

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void shouldConfirmRequestAndReleaseWhatAPageCarries() {
        // given
        console.with("a", "MASTODON", "", "BULLY HONOUR").with("b", "FEED", "", "PII PRESS_ID");

        // when
        new ScriptedAnalyst(session()).act();
        new ScriptedApprover(session()).act();

        // then
        assertThat(console.acts())
                .containsExactly(
                        "a CONFIRMED BULLY",
                        "a drafted to b",
                        "r-a submit",
                        "b CONFIRMED PRESS_ID",
                        "b drafted to b",
                        "r-b submit",
                        "r-a approve",
                        "r-b approve");
    }

    @Test
    void shouldRequestNothingForCallsOfTheHotline() {
        // given
        console.with("a", "HOTLINE", "how-to", "GROOM BULLY")
                .with("b", "HOTLINE", "emergency", "GROOM BULLY")
                .with("c", "HOTLINE", "harmful-content", "GROOM BULLY");

        // when
        new ScriptedAnalyst(session()).act();

        // then
        assertThat(console.acts()).containsExactly("a DISMISSED -", "b HANDED_OFF GROOM", "c DISMISSED -");
    }

    @Test
    void shouldDoNothingTwice() {
        // given
        console.with("a", "MASTODON", "", "BULLY");
        new ScriptedAnalyst(session()).act();
        new ScriptedApprover(session()).act();
        int acts = console.acts().size();

        // when
        new ScriptedAnalyst(session()).act();
        new ScriptedApprover(session()).act();

        // then
        assertThat(console.acts()).hasSize(acts);
    }

    @Test
    void shouldSayThatTheConsoleDoesNotAdmitTheAccount() {
        assertThatThrownBy(() -> ConsoleSession.logIn(console.address(), "analyst", "wrong"))
                .isInstanceOf(LaunchFailure.class)
                .hasMessageContaining("does not admit");
    }

    private ConsoleSession session() {
        return ConsoleSession.logIn(console.address(), "analyst", "secret");
    }
}
