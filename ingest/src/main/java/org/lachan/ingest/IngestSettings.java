package org.lachan.ingest;

import java.nio.file.Path;
import org.lachan.content.folder.DataFolder;

/**
 * What ingest needs to run.
 *
 * @param sources the file with the sources
 * @param sourcesGiven whether that file counts though another list is released
 * @param allowLoopback opens this machine to the fetcher: for samples and tests
 * @param threads each takes a part of the hosts
 * @param instanceId stable per data folder
 */
public record IngestSettings(
        String bootstrap,
        DataFolder folder,
        Path sources,
        boolean sourcesGiven,
        boolean allowLoopback,
        int threads,
        String instanceId) {

    public IngestSettings {
        if (bootstrap.isBlank() || instanceId.isBlank() || threads < 1) {
            throw new IllegalArgumentException("Ingest needs a broker's address, an instance id and a thread");
        }
    }
}
