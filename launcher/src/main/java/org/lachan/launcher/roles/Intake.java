package org.lachan.launcher.roles;

import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.lachan.ingest.intake.ContactJanitor;
import org.lachan.ingest.intake.OpenDesk;
import org.lachan.ingest.intake.web.IntakeSettings;
import org.lachan.ingest.intake.web.IntakeWeb;
import org.lachan.launcher.engines.LoopbackPort;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import org.springframework.boot.web.server.PortInUseException;

/** Starts what the ingest role has beside its topology: where people hand in, and what forgets how to answer them. */
final class Intake {
    private Intake() {}

    /** Null where the settings name no port. Throws {@link LaunchFailure} {@code PORT_TAKEN}, {@code DATA_UNWRITABLE} */
    static @Nullable IntakeWeb start(RoleSettings settings) {
        IntakePort intake = settings.ports().intake();
        if (intake == null) {
            return null;
        }
        try {
            return IntakeWeb.start(new IntakeSettings(
                    settings.bootstrap(),
                    settings.folder(),
                    settings.ports().address(),
                    intake.port(),
                    intake.proxies()));
        } catch (IOException e) {
            throw unusable(e);
        } catch (RuntimeException e) {
            throw portTaken(e);
        }
    }

    static ContactJanitor janitor(RoleSettings settings) {
        try {
            ContactJanitor janitor = new ContactJanitor(OpenDesk.contacts(settings.folder()), Clock.systemUTC());
            janitor.start();
            return janitor;
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static LaunchFailure unusable(IOException e) {
        return new LaunchFailure(
                ExitCode.DATA_UNWRITABLE,
                "The intake cannot use the data folder: " + e,
                "Cổng nhận báo cáo không dùng được thư mục dữ liệu: " + e,
                e);
    }

    private static RuntimeException portTaken(RuntimeException e) {
        for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException taken) {
                return LoopbackPort.taken(taken.getPort(), "the intake (--intake-port)", e);
            }
        }
        return e;
    }
}
