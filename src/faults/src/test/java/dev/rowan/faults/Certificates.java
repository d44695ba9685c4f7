package dev.rowan.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * Certificates of one authority for {@code localhost}, and one that its server has made itself, as files in PEM form. The JDK's keytool
 * makes them.
 *
 * @param folder of the files
 */
record Certificates(Path folder) {
    private static final String PASSWORD = "changeit";

    static Certificates in(Path folder) throws IOException, GeneralSecurityException {
        var made = new Certificates(folder);
        made.pair("authority", "-ext", "bc:c=ca:true");
        made.pair("server");
        made.pair("stranger", "-ext", "san=dns:localhost");
        made.keytool("-certreq", "-alias", "server", "-keystore", made.store("server"), "-file", made.file("request"));
        made.signed("good");
        made.signed("expired", "-startdate", "-20d", "-validity", "10");
        made.write(
                "authority.crt",
                "CERTIFICATE",
                made.keys("authority").getCertificate("authority").getEncoded());
        made.write(
                "stranger.crt",
                "CERTIFICATE",
                made.keys("stranger").getCertificate("stranger").getEncoded());
        for (String name : List.of("server", "stranger")) {
            Key key = Objects.requireNonNull(made.keys(name).getKey(name, PASSWORD.toCharArray()));
            made.write(name + ".key", "PRIVATE KEY", key.getEncoded());
            Files.setPosixFilePermissions(folder.resolve(name + ".key"), PosixFilePermissions.fromString("rw-------"));
        }
        return made;
    }

    String file(String name) {
        return folder.resolve(name).toString();
    }

    private String store(String name) {
        return file(name + ".p12");
    }

    private KeyStore keys(String name) throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(Path.of(store(name)).toFile(), PASSWORD.toCharArray());
    }

    private void pair(String name, String... more) throws IOException {
        var arguments = new ArrayList<>(List.of(
                "-genkeypair", "-alias", name, "-dname", "CN=" + name, "-keyalg", "EC", "-keystore", store(name)));
        arguments.addAll(List.of(more));
        keytool(arguments.toArray(String[]::new));
    }

    private void signed(String name, String... more) throws IOException {
        var arguments = new ArrayList<>(List.of(
                "-gencert",
                "-rfc",
                "-alias",
                "authority",
                "-keystore",
                store("authority"),
                "-infile",
                file("request"),
                "-outfile",
                file(name + ".crt"),
                "-ext",
                "san=dns:localhost"));
        arguments.addAll(List.of(more));
        keytool(arguments.toArray(String[]::new));
    }

    private void keytool(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", PASSWORD));
        Binaries.execute(command);
    }

    private void write(String name, String kind, byte[] content) throws IOException {
        Files.writeString(
                folder.resolve(name),
                "-----BEGIN " + kind + "-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + kind
                        + "-----\n");
    }
}
