package org.lachan.launcher.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.takedown.audit.AuditVerification;
import org.lachan.takedown.audit.AuditVerifier;
import org.lachan.takedown.store.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "audit", description = "Checks the audit.", synopsisSubcommandLabel = "COMMAND")
final class AuditCommand {
    private final JsonLines out;

    @Mixin
    private final DatabaseOptions database;

    AuditCommand(JsonLines out, DatabaseOptions database) {
        this.out = out;
        this.database = database;
    }

    @Command(
            name = "verify",
            description = {
                "Walks the hash chain from its first row; ends with 0 when every row fits.",
                "A tail that was cut off shows only against a head that you know."
            })
    int verify(
            @Option(names = "--expect-head", paramLabel = "HASH", description = "A head that the chain must contain.")
                    @Nullable
                    String head) {
        return database.with(access -> {
            Database.at(access.url(), access.user(), access.password()).migrate();
            AuditVerifier verifier = AuditVerifier.at(access.url(), access.user(), access.password());
            AuditVerification found = verifier.verify(head);
            // Where only the head is missing no row is bad.
            boolean rowsFit =
                    head != null && !found.ok() && verifier.verify(null).ok();
            out.print(line(found, rowsFit));
            return (found.ok() ? ExitCode.OK : ExitCode.FAILED).code();
        });
    }

    private static Map<String, Object> line(AuditVerification found, boolean rowsFit) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("ok", found.ok());
        line.put("rows", found.rows());
        line.put("head", found.head());
        Long firstBad = found.firstBadSeq();
        if (firstBad != null && !rowsFit) {
            line.put("firstBad", firstBad);
        }
        if (!found.ok()) {
            line.put("error", String.valueOf(found.what()));
        }
        return line;
    }
}
