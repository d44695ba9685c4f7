package com.example.school.app;

import com.example.school.CourseLanguage;
import java.util.List;
import java.util.Map;

/** A course as the school starts with it. */
record Lesson(String teacherId, String teacher, String course, CourseLanguage language, Map<String, String> documents) {
    static final List<Lesson> ALL = List.of(
            new Lesson(
                    "ada",
                    "Ada",
                    "Engines",
                    CourseLanguage.EN,
                    Map.of(
                            "Syllabus", "Camshafts, valves, ignition and fuel.",
                            "Valve lift", "The cam profile decides how far the valve opens.",
                            "Valve timing", "When the valve opens and closes, in degrees of the crankshaft.",
                            "Valve springs", "A spring closes the valve, and floats at high speed.",
                            "Camshaft drives", "A chain or a belt turns the camshaft at half speed.",
                            "Ignition", "A spark lights the fuel before the piston is at the top.")),
            new Lesson(
                    "bob",
                    "Bob",
                    "Bread",
                    CourseLanguage.EN,
                    Map.of(
                            "Syllabus", "Flour, water, salt and time.",
                            "Sourdough", "Wild yeast and bacteria raise the dough overnight.",
                            "Kneading", "Stretching the dough lines up its gluten.",
                            "Crust", "Steam in the oven keeps the crust soft while the bread rises.")),
            new Lesson(
                    "eva",
                    "Eva",
                    "Brot",
                    CourseLanguage.DE,
                    Map.of(
                            "Sauerteig", "Wilde Hefe und Bakterien heben den Teig über Nacht.",
                            "Kruste", "Dampf im Ofen hält die Kruste weich.")));
}
