package org.lachan.ingest.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TopologyShapeTest {
    @TempDir
    private Path folder;

    @Test
    void shouldStayTheTopologyThatRunningInstancesHave() throws IOException {
        // given
        String golden = Files.readString(Path.of("src/test/resources/org/lachan/ingest/topology.txt"));

        // when
        String described = Rig.description(folder);

        // then
        assertThat(described.strip()).isEqualTo(golden.strip());
    }
}
