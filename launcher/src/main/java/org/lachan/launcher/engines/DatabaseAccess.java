package org.lachan.launcher.engines;

/** Where a PostgreSQL database is and who asks. */
public record DatabaseAccess(String url, String user, String password) {
    public DatabaseAccess {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(
                    "A JDBC URL of PostgreSQL starts with jdbc:postgresql: but this is " + url);
        }
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "DatabaseAccess[url=" + url + ", user=" + user + "]";
    }
}
