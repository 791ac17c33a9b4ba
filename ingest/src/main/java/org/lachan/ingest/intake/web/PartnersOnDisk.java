package org.lachan.ingest.intake.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.lachan.content.folder.DataFolder;
import org.lachan.content.yaml.BadSettings;
import org.lachan.ingest.intake.Partners;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The partners' file, read again when it changed: who is revoked is out at once. */
final class PartnersOnDisk {
    private static final Logger LOG = LoggerFactory.getLogger(PartnersOnDisk.class);
    private static final FileTime NEVER = FileTime.fromMillis(0);

    private final Path file;
    private Partners partners;
    private FileTime readAt;

    private PartnersOnDisk(Path file) throws IOException {
        this.file = file;
        this.readAt = changedAt(file);
        this.partners = Partners.read(file);
    }

    /** Refuses a bad file at the start. */
    static PartnersOnDisk open(DataFolder folder) throws IOException {
        return new PartnersOnDisk(Partners.file(folder.config()));
    }

    synchronized Partners now() {
        try {
            FileTime changed = changedAt(file);
            if (!changed.equals(readAt)) {
                partners = Partners.read(file);
                readAt = changed;
            }
        } catch (IOException | BadSettings e) {
            LOG.error("partners=unreadable using=last-good error=\"{}\"", e.getMessage());
        }
        return partners;
    }

    private static FileTime changedAt(Path file) throws IOException {
        return Files.exists(file) ? Files.getLastModifiedTime(file) : NEVER;
    }
}
