package org.lachan.schemas;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/** Which partition of {@code fetch.tasks} a host belongs to: one host's pages must reach one task, or its delay splits. */
public final class HostPartition {
    private HostPartition() {}

    /** The same for every writer of the topic: ingest itself and takedown, for addresses entered by hand. */
    public static int of(String host, int partitions) {
        return Utils.toPositive(Utils.murmur2(host.getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
