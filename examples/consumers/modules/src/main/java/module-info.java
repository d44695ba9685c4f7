/** A program on the module path; what the DAO needs comes with it. */
module com.example.workshop {
    requires dev.enginecam;
}
