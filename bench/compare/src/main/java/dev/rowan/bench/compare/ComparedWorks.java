package dev.rowan.bench.compare;

import dev.rowan.bench.DynamicFilter;
import dev.rowan.bench.GraphByKey;
import dev.rowan.bench.HundredFinds;
import dev.rowan.bench.HundredInserts;
import dev.rowan.bench.HundredUpdates;
import dev.rowan.bench.InsertReturning;
import dev.rowan.bench.JoinOfHundred;
import dev.rowan.bench.JoinOfTen;
import dev.rowan.bench.JoinOfThousand;
import dev.rowan.bench.KeysetPage;
import dev.rowan.bench.ListOfGraphs;
import dev.rowan.bench.Projection;
import dev.rowan.bench.RowByKey;
import dev.rowan.bench.SeveralStatements;
import dev.rowan.bench.TenThousandInserts;
import dev.rowan.bench.ThousandRequests;
import dev.rowan.bench.ThousandRows;
import dev.rowan.bench.TwentyGraphs;
import dev.rowan.bench.UpdateOneColumn;
import dev.rowan.bench.UpsertReturning;
import dev.rowan.bench.Work;
import java.util.List;

/** What is compared. */
final class ComparedWorks {
    private ComparedWorks() {}

    /** In the order of the table. */
    static List<Work> all() {
        return List.of(
                new RowByKey(),
                new InsertReturning(),
                new UpdateOneColumn(),
                new UpsertReturning(),
                new SeveralStatements(),
                new GraphByKey(),
                new ListOfGraphs(),
                new ThousandRows(),
                new Projection(),
                new JoinOfTen(),
                new JoinOfHundred(),
                new JoinOfThousand(),
                new KeysetPage(),
                new DynamicFilter(),
                new HundredFinds(),
                new HundredUpdates(),
                new HundredInserts(),
                new TwentyGraphs(),
                new TenThousandInserts(),
                new ThousandRequests());
    }
}
