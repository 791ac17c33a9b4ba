package org.lachan.ingest.evidence.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.lachan.content.folder.DataFolder;
import org.lachan.content.sealed.SealedStore;

/** Evidence in the data folder, {@code sealed/evidence}. */
public final class FolderEvidence implements EvidenceStore {
    private final SealedStore store;
    private final Path folder;

    private FolderEvidence(SealedStore store, Path folder) {
        this.store = store;
        this.folder = folder;
    }

    /** @throws IOException when the folder or the key cannot be used */
    public static FolderEvidence in(DataFolder data) throws IOException {
        Path folder = data.sealed().resolve("evidence");
        return new FolderEvidence(SealedStore.open(folder, data.keys()), folder);
    }

    @Override
    public String put(byte[] warc) {
        return store.put(warc);
    }

    @Override
    public Optional<byte[]> get(String reference) {
        return store.get(reference);
    }

    @Override
    public void forEach(Consumer<String> action) {
        store.forEach(action);
    }

    @Override
    public String place() {
        return folder.toString();
    }

    @Override
    public void close() {
        // Nothing is open between two calls.
    }
}
