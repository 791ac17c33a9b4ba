package org.lachan.ingest.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.lachan.content.folder.DataFolder;
import org.lachan.content.identity.Identities;
import org.lachan.content.sealed.SealedStore;
import org.lachan.schemas.AvroSerdes;
import org.lachan.schemas.SchemaTopic;

/** A desk that files on a broker, with what it holds open. */
public final class OpenDesk implements AutoCloseable {
    private final Identities identities;
    private final KnownReports known;
    private final ReportTopic topic;
    private final ReportDesk desk;

    private OpenDesk(DataFolder folder, KnownReports known, ReportTopic topic, Clock clock) throws IOException {
        this.identities = Identities.load(folder.keys());
        this.known = known;
        this.topic = topic;
        this.desk = new ReportDesk(identities, contacts(folder), known, topic::publish, clock);
    }

    /** Follows the topic as long as it is open. The topics must exist. */
    public static OpenDesk following(String bootstrap, DataFolder folder, Clock clock) throws IOException {
        AvroSerdes serdes = new AvroSerdes(SchemaTopic.open(bootstrap));
        return new OpenDesk(folder, KnownReports.follow(bootstrap, serdes), new ReportTopic(bootstrap, serdes), clock);
    }

    /**
     * Knows what the topic holds now: for one import.
     *
     * @throws BrokerAway when it cannot be read
     */
    public static OpenDesk once(String bootstrap, DataFolder folder, Clock clock) throws IOException {
        AvroSerdes serdes = new AvroSerdes(SchemaTopic.open(bootstrap));
        return new OpenDesk(folder, KnownReports.read(bootstrap, serdes), new ReportTopic(bootstrap, serdes), clock);
    }

    /** How to answer reporters. */
    public static SealedStore contacts(DataFolder folder) throws IOException {
        Path contacts = folder.sealed().resolve("contacts");
        return SealedStore.open(contacts, folder.keys());
    }

    public ReportDesk desk() {
        return desk;
    }

    public Identities identities() {
        return identities;
    }

    @Override
    public void close() {
        known.close();
        topic.close();
    }
}
