package dev.rowan.codegen;

import dev.rowan.review.CataloguedStatement;
import dev.rowan.review.Review;
import dev.rowan.review.accepted.Acceptances;
import dev.rowan.review.accepted.FailOn;
import dev.rowan.review.base.Base;
import dev.rowan.review.base.BaseFailed;
import dev.rowan.review.folder.ForeignPage;
import dev.rowan.review.folder.ReviewFolder;
import dev.rowan.review.pages.Pages;
import dev.rowan.review.pages.ReviewJson;
import dev.rowan.review.plans.Sizes;
import dev.rowan.review.plans.SizesInvalid;
import dev.rowan.review.run.CommittedPlans;
import dev.rowan.review.run.ReviewRequest;
import dev.rowan.review.run.ReviewRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The review of a build: made on the server of its migrations, then written, or checked. */
final class ReviewBuild {
    private final GeneratorSettings settings;
    private final ReviewFolder folder;

    /** Of the project, from which pages and queries are named. */
    private final Path root;

    /** The file of findings that somebody accepts, from there. */
    private final String accepted;

    private final Optional<Sizes> sizes;
    private final Optional<Base> base;

    /** {@code written}: the folder as the build names it. */
    private ReviewBuild(GeneratorSettings settings, String written, Optional<Sizes> sizes, Optional<Base> base) {
        String shown = GeneratorSettings.inProject(written);
        this.settings = settings;
        this.folder = new ReviewFolder(settings.resolve(written), shown);
        this.root = settings.resolve(written.substring(0, written.length() - shown.length()));
        this.accepted = Acceptances.fileOf(shown);
        this.sizes = sizes;
        this.base = base;
    }

    /**
     * Reads what it is made of; empty where the build has no review.
     *
     * @throws GenerationFailed when the sizes or the release before cannot be read
     */
    static Optional<ReviewBuild> of(GeneratorSettings settings) {
        ReviewSettings review = settings.review();
        return review.folder().map(written -> {
            Path in = settings.resolve(written);
            try {
                return new ReviewBuild(
                        settings,
                        written,
                        review.sizes().map(file -> Sizes.parse(settings.resolve(file))),
                        review.base().flatMap(name -> Base.of(name, settings.resolve(""), in)));
            } catch (SizesInvalid | BaseFailed e) {
                throw new GenerationFailed(String.valueOf(e.getMessage()), e);
            }
        });
    }

    /** Beside migrations, queries and settings: the pages too, so that a build writes what somebody has changed. */
    List<String> inputs() {
        return List.of(
                sizes.toString(),
                base.toString(),
                folder.read().toString(),
                acceptedText(),
                ListedTexts.of(settings).toString());
    }

    /** Makes it. The database's connection is closed, and opened anew when somebody asks for it. */
    void make(MigratedDatabase database, String facade, List<CataloguedStatement> statements) {
        Optional<Review> before = base.map(Base::review);
        Review review;
        try {
            review = ReviewRun.of(
                    new ReviewRequest(
                            facade,
                            settings.review().release(),
                            database.withoutConnection(),
                            settings.migrations(),
                            settings.searchPath(),
                            settings.historySchema() + "." + settings.historyTable(),
                            statements,
                            sizes,
                            base,
                            ListedTexts.of(settings)),
                    GenerationProgress.TO_LOG,
                    GenerationProgress::tell);
        } catch (SQLException e) {
            throw new GenerationFailed("the review cannot be made: " + e.getMessage(), e);
        }
        Review found = withCommittedPlans(review);
        Acceptances.Outcome outcome = Acceptances.read(root, accepted, found).applyTo(found, Optional.empty());
        Map<String, String> pages = Pages.of(outcome.review(), before);
        if (ReviewMode.here() == ReviewMode.WRITE) {
            write(pages);
            outcome.problems().forEach(GenerationProgress::tell);
        } else {
            check(pages);
            refuse(outcome);
        }
    }

    private void write(Map<String, String> pages) {
        try {
            folder.write(pages)
                    .ifPresent(written -> GenerationProgress.tell(written + ": read the difference and commit it"));
        } catch (ForeignPage e) {
            throw new GenerationFailed(String.valueOf(e.getMessage()), e);
        }
    }

    private void check(Map<String, String> pages) {
        List<String> problems = folder.problems(pages);
        if (!problems.isEmpty()) {
            throw new GenerationFailed(
                    "the review does not show this build\n" + String.join("\n", problems),
                    "build with -Drowan.review=write, read the difference and commit it");
        }
    }

    /** Lines that accept nothing are wrong whatever the level is. */
    private void refuse(Acceptances.Outcome outcome) {
        FailOn level = settings.review().level();
        List<String> failures =
                level == FailOn.NEVER ? outcome.problems() : level.failures(outcome.review(), outcome.problems());
        if (!failures.isEmpty()) {
            throw new GenerationFailed(
                    "the review has open findings\n" + String.join("\n", failures),
                    "do what they say, or accept them with a reason in " + accepted);
        }
    }

    private String acceptedText() {
        Path file = root.resolve(accepted);
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where this server is of another major version than production: what there is stays. */
    private Review withCommittedPlans(Review review) {
        Optional<Review> committed =
                Optional.ofNullable(folder.read().get(Base.FILE)).flatMap(ReviewBuild::read);
        if (sizes.isEmpty()
                || committed.isEmpty()
                || committed.get().planner().orElse(0) != sizes.get().server()
                || !CommittedPlans.areOfAnotherPlanner(review, committed.get())) {
            return review;
        }
        GenerationProgress.tell("the plans of the review are not compared: they are PostgreSQL "
                + committed.get().planner().getAsInt() + "'s");
        return CommittedPlans.in(review, committed.get());
    }

    private static Optional<Review> read(String json) {
        try {
            return Optional.of(ReviewJson.read(json));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // it is stale anyway
        }
    }
}
