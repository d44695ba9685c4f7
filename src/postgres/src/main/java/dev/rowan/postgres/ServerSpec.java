package dev.rowan.postgres;

import org.jspecify.annotations.Nullable;

/** Which server to use: {@code embedded}, {@code container:IMAGE} or a URL. */
record ServerSpec(String text) {
    private static final String EMBEDDED = "embedded";

    /** @param environment what {@code auto} stands for, if anything */
    static ServerSpec of(String spec, @Nullable String environment) {
        if (!spec.equals("auto")) {
            return checked(spec, "server spec");
        }
        return environment == null || environment.isBlank()
                ? new ServerSpec(EMBEDDED)
                : checked(environment.strip(), "environment variable ROWAN_SERVER");
    }

    private static ServerSpec checked(String spec, String source) {
        if (ServerUrl.isUrl(spec)) {
            ServerUrl.dataSource(spec);
            return new ServerSpec(spec);
        }
        if (spec.equals(EMBEDDED) || isContainer(spec)) {
            return new ServerSpec(spec);
        }
        throw new IllegalArgumentException("""
                not a PostgreSQL server: %s "%s"
                help: use one of
                  embedded                                a server of its own, started for this run
                  container:postgres:17                   a container of that image, by Testcontainers
                  jdbc:postgresql://host:port/database    an existing server
                  postgresql://user:password@host:port/database
                  postgres://user:password@host:port/database
                  auto                                    the environment variable ROWAN_SERVER, else embedded""".formatted(source, ServerUrl.withoutPassword(spec)));
    }

    boolean isEmbedded() {
        return text.equals(EMBEDDED);
    }

    PostgresServer start(Progress progress) {
        if (isEmbedded()) {
            return EmbeddedServer.start(progress);
        }
        return isContainer(text)
                ? ContainerServer.start(text.substring(ContainerServer.PREFIX.length()))
                : ExistingServer.connect(ServerUrl.dataSource(text));
    }

    private static boolean isContainer(String spec) {
        return spec.startsWith(ContainerServer.PREFIX) && spec.length() > ContainerServer.PREFIX.length();
    }
}
