package com.example

import dev.enginecam.Cam
import dev.enginecam.EngineCam
import dev.enginecam.NewProject
import dev.enginecam.NewUser
import dev.enginecam.Project
import dev.enginecam.Tables.CAMS
import dev.enginecam.User
import dev.rowan.shape.Shape
import java.io.IOException
import java.time.Instant
import java.util.function.Function

data class ProjectCams(val project: Project, val cams: List<Cam>)

val PROJECT_CAMS: Shape<Project, ProjectCams> = Project.ROW.with(Project.CAMS).`as`(::ProjectCams)

data class ProjectRecent(val project: Project, val recent: List<Cam>)

/** The value's type is the column's. */
val RECENT: Function<Instant, Shape<Project, ProjectRecent>> = Shape.given(CAMS.CREATED_AT) { since ->
    Project.ROW.with(Project.CAMS.where { it.CREATED_AT.ge(since) }).`as`(::ProjectRecent)
}

data class Dashboard(val user: User, val projects: List<ProjectRecent>, val cams: Long)

fun dashboard(db: EngineCam, id: String, since: Instant): Dashboard = db.together(
    { it.users().get(id) },
    { it.projects().listByUserId(id, RECENT.apply(since)) },
    { it.cams().count() },
    ::Dashboard
)

/** Nothing is said of exceptions: Kotlin has no checked ones. */
fun signUp(db: EngineCam, id: String): User = db.transactionResult { tx ->
    val user = tx.users().insert(NewUser.id(id).email("$id@example.com"))
    tx.projects().insert(NewProject.userId(user.id).name("V8"))
    user
}

fun promote(db: EngineCam, id: String) = db.transaction { tx ->
    tx.users().update(id) { it.subscriptionStatus("pro") }
}

fun names(db: EngineCam, id: String): List<String> = db.read { tx -> tx.projects().listByUserId(id).map { it.name } }

fun described(db: EngineCam, id: Int): String? = db.read { tx -> tx.projects().get(id).description }

/** The class is for Java's compiler; it can be said here too. */
fun failing(db: EngineCam): Unit = db.transaction(IOException::class.java) { tx ->
    tx.users().insert(NewUser.id("nobody").email("nobody@example.com"))
    throw IOException("rolled back")
}
