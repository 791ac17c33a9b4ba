package org.lachan.takedown.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lachan.takedown.TestTakedown.LAN;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.content.sealed.SealedStore;
import org.lachan.takedown.TestTakedown;

/** An instance that was restored without its keys. */
class LostKeysTest {
    private final TestTakedown system = new TestTakedown();

    @Test
    void shouldStillOpenACaseWhoseTextNobodyCanRead(@TempDir Path folder) throws IOException {
        // given
        SealedStore before = SealedStore.open(folder.resolve("texts"), folder.resolve("keys"));
        String reference = before.put("Bản tin mẫu".getBytes(StandardCharsets.UTF_8));
        system.take(system.flag("a", 1).setTextRef(reference).build());
        SealedStore after = SealedStore.open(folder.resolve("texts"), folder.resolve("new-keys"));
        Cases cases = new Cases(system.database, system.audit, system.relay, after, system.clock);

        // when
        Case item = system.caseOf("a");

        // then
        assertThat(cases.text(item.id(), LAN)).isEqualTo(new CaseText.Gone());
        assertThat(cases.open(item.id(), LAN)).isEqualTo(item);
    }
}
