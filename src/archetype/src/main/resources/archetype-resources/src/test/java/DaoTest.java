#set( $last = $package.replaceAll(".*[.]", "") )
#set( $facade = $last.substring(0, 1).toUpperCase() + $last.substring(1) )
package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rowan.error.ConstraintViolation;
import dev.rowan.testing.MaxStatements;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DaoTest {
    @RegisterExtension
    static final TestDatabases DATABASES =
            TestDatabases.migratedBy(Path.of("db/migrations")).refusingRepeats();

    @Test
    @MaxStatements(4)
    void the_busiest_author_comes_first(${facade} db) {
        Author ada = db.authors().insert(NewAuthor.name("Ada"));
        Author bob = db.authors().insert(NewAuthor.name("Bob"));
        db.notes().insert(NewNote.authorId(bob.id()).title("Engines"));
        assertEquals(
                List.of(new AuthorWithNotes(bob.id(), "Bob", 1), new AuthorWithNotes(ada.id(), "Ada", 0)),
                db.authors().withNotes(10));
    }

    @Test
    void names_are_unique(${facade} db) {
        db.authors().insert(NewAuthor.name("Ada"));
        var taken = assertThrows(ConstraintViolation.class, () -> db.authors().insert(NewAuthor.name("Ada")));
        assertEquals(AuthorConstraint.AUTHORS_NAME_KEY, taken.constraint());
    }
}
