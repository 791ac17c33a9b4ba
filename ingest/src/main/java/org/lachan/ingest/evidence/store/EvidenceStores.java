package org.lachan.ingest.evidence.store;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.lachan.content.folder.DataFolder;

/** Which store an instance uses: the bucket that its environment names, or its data folder. */
public final class EvidenceStores {
    private EvidenceStores() {}

    /**
     * The store, closed by whoever opened it.
     *
     * @throws org.lachan.content.yaml.BadSettings when the environment names only half of a bucket
     * @throws IOException when the folder or the sealing key cannot be used
     */
    public static EvidenceStore open(DataFolder folder, Map<String, String> environment) throws IOException {
        Optional<S3Settings> bucket = S3Settings.from(environment);
        return bucket.isPresent() ? S3Evidence.at(bucket.get(), folder.keys()) : FolderEvidence.in(folder);
    }
}
