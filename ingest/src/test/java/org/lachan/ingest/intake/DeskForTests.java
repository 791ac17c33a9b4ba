package org.lachan.ingest.intake;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.lachan.content.folder.DataFolder;
import org.lachan.content.identity.Identities;

/** A desk whose topic is whatever the test says. */
public final class DeskForTests {
    private DeskForTests() {}

    public static ReportDesk of(
            DataFolder folder, Identities identities, Consumer<List<FiledReport>> publish, Clock clock)
            throws IOException {
        return new ReportDesk(identities, OpenDesk.contacts(folder), KnownReports.none(), publish, clock);
    }

    public static RuntimeException away() {
        return new BrokerAway("away", null);
    }
}
