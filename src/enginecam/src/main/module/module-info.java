/** The reference DAO. */
module dev.enginecam {
    requires transitive dev.rowan;

    exports dev.enginecam;
    exports dev.enginecam.tables; // for conditions
    exports dev.enginecam.tables.records; // jOOQ makes its records by reflection

    opens dev.enginecam.migrations; // to Flyway, which looks for resources
}
