package dev.rowan.review.migrations.rules;

import java.util.List;

/** All rules of migrations: the first that has files to write instead gives them. */
public final class MigrationRules {
    public static final List<MigrationRule> ALL = List.of(
            new RequiredColumn(),
            new IndexNotConcurrent(),
            new UniqueBuildsIndex(),
            new IndexDropNotConcurrent(),
            new ReindexNotConcurrent(),
            new DetachNotConcurrent(),
            new ForeignKeyValidated(),
            new CheckValidated(),
            new ValidateInSameTransaction(),
            new SetNotNullScans(),
            new DefaultRewrites(),
            new GeneratedColumnRewrites(),
            new TypeChangeRewrites(),
            new TableRewritten(),
            new Truncates(),
            new DropsByCascade(),
            new Renames(),
            new BackfillInOneStatement(),
            new ScannedTwice(),
            new WorkUnderAccessExclusive(),
            new NoLockTimeout(),
            new NonTransactionalMixed(),
            new RowsMustFit(),
            new TableNotFilled());

    private MigrationRules() {}
}
