package dev.rowan.codegen;

import com.palantir.javapoet.CodeBlock;
import dev.rowan.connect.ShippedMigrations;
import java.util.List;
import java.util.Optional;

/** The expression for the migrations that the jar ships, with all that is not as it is by default. */
final class MigrationsCode {
    private MigrationsCode() {}

    /** {@code build}: the class of the same package that says what ran; empty where there is none. */
    static CodeBlock of(GeneratorSettings settings, String targetPackage, Optional<String> build) {
        CodeBlock.Builder code = CodeBlock.builder()
                .add("$T.at($S)", ShippedMigrations.class, settings.migrationsLocation(targetPackage));
        if (!settings.searchPath().equals(List.of("public"))) {
            code.add(
                    ".searchPath($L)",
                    settings.searchPath().stream()
                            .map(schema -> CodeBlock.of("$S", schema))
                            .collect(CodeBlock.joining(", ")));
        }
        if (settings.hasHistoryElsewhere()) {
            code.add(".history($S, $S)", settings.historySchema(), settings.historyTable());
        }
        settings.placeholders().forEach((name, value) -> code.add(".placeholder($S, $S)", name, value));
        if (!settings.placeholderReplacement()) {
            code.add(".withoutPlaceholders()");
        }
        if (settings.mixed()) {
            code.add(".withMixed()");
        }
        if (settings.hasOtherNames()) {
            code.add(
                    ".names($S, $S, $S, $L)",
                    settings.migrationPrefix(),
                    settings.repeatableMigrationPrefix(),
                    settings.migrationSeparator(),
                    settings.migrationSuffixes().stream()
                            .map(suffix -> CodeBlock.of("$S", suffix))
                            .collect(CodeBlock.joining(", ")));
        }
        settings.artifact().ifPresent(artifact -> code.add(".artifact($S)", artifact));
        build.ifPresent(name -> code.add(".ran($L::history)", name));
        return code.build();
    }
}
