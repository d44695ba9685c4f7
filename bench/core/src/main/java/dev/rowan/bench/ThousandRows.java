package dev.rowan.bench;

/** {@link Fixture#ROWS} cams whose profile points are null. */
public class ThousandRows extends CamsOfProject {
    @Override
    public int projectId() {
        return Fixture.PLAIN_PROJECT;
    }

    @Override
    public String title() {
        return "1,000 rows";
    }
}
