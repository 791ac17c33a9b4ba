package org.lachan.launcher.roles;

import java.nio.file.Path;
import org.lachan.content.folder.DataFolder;
import org.lachan.launcher.engines.DatabaseAccess;
import org.lachan.launcher.engines.EmbeddedPostgres;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import org.lachan.launcher.exit.Termination;

/** The database of a data folder for as long as a tool needs it: that of the running instance, else one of its own. */
public final class BorrowedDatabase implements AutoCloseable {
    private final DatabaseAccess access;
    private final Termination termination;

    private BorrowedDatabase(DatabaseAccess access, Termination termination) {
        this.access = access;
        this.termination = termination;
        termination.started();
    }

    public static BorrowedDatabase of(Path data) {
        Termination termination = Termination.install();
        try {
            return new BorrowedDatabase(access(data, termination), termination);
        } catch (RuntimeException e) {
            termination.close();
            throw e;
        }
    }

    public DatabaseAccess access() {
        return access;
    }

    @Override
    public void close() {
        termination.close();
    }

    private static DatabaseAccess access(Path data, Termination termination) {
        DataFolder folder;
        try {
            folder = termination.closes(LockedFolder.open(data)).folder();
        } catch (LaunchFailure e) {
            if (e.exitCode() != ExitCode.DATA_IN_USE) {
                throw e;
            }
            DataFolder held = new DataFolder(data);
            return EmbeddedPostgres.running(held.postgres(), held.keys());
        }
        return termination
                .closes(EmbeddedPostgres.start(folder.postgres(), folder.keys(), 0))
                .access();
    }
}
