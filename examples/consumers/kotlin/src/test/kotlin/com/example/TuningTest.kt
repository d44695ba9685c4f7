package com.example

import dev.enginecam.EngineCam
import dev.rowan.connect.DatabaseConfig
import dev.rowan.testing.TestDatabase
import dev.rowan.testing.TestDatabases
import java.io.IOException
import java.time.Instant
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.extension.RegisterExtension

class TuningTest {
    companion object {
        @JvmField
        @RegisterExtension
        val DATABASES: TestDatabases = TestDatabases.empty()
    }

    @Test
    fun `transactions need no types`(database: TestDatabase) {
        EngineCam.connect(DatabaseConfig.of(database.url())).use { db ->
            val user = signUp(db, "ada")
            promote(db, user.id)
            assertEquals("pro", db.users().get("ada").subscriptionStatus)
            assertEquals(listOf("V8"), names(db, "ada"))
            val project = db.projects().listByUserId("ada").single()
            assertNull(described(db, project.id))
            assertEquals(ProjectCams(project, listOf()), db.projects().get(project.id, PROJECT_CAMS))
        }
    }

    @Test
    fun `unrelated reads are one round trip, also with a value for a constant shape`(database: TestDatabase) {
        EngineCam.connect(DatabaseConfig.of(database.url())).use { db ->
            val user = signUp(db, "ada")
            val project = db.projects().listByUserId("ada").single()
            val expected = Dashboard(user, listOf(ProjectRecent(project, listOf())), 0)
            assertEquals(expected, dashboard(db, "ada", Instant.EPOCH))
            db.transaction { tx -> assertEquals(expected, dashboard(tx, "ada", Instant.EPOCH)) }
        }
    }

    @Test
    fun `what the work throws passes through and rolls back`(database: TestDatabase) {
        EngineCam.connect(DatabaseConfig.of(database.url())).use { db ->
            assertThrows(IOException::class.java) { failing(db) }
            assertFalse(db.users().exists("nobody"))
        }
    }
}
