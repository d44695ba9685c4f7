package dev.rowan.bench;

/** {@link Fixture#ROWS} cams with their profile points, as text. */
public class ThousandRowsWithJson extends CamsOfProject {
    @Override
    public int projectId() {
        return Fixture.JSON_PROJECT;
    }

    @Override
    public String title() {
        return "1,000 rows with jsonb";
    }
}
