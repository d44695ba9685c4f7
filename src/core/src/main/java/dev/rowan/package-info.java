/**
 * Start here: what callers of a generated facade use.
 *
 * <p>The build makes a facade of your migrations, here {@code EngineCam}. {@link dev.rowan.DatabaseConfig} says which database to
 * open. The facade is a {@link dev.rowan.Database}: its methods give a repository for each table, and it runs
 * {@linkplain dev.rowan.Transactions transactions}.
 *
 * {@snippet :
 * try (var db = EngineCam.connect(DatabaseConfig.fromEnvironment())) { // DATABASE_URL; a pool; migrations
 *     db.transaction(tx -> { // tx is an EngineCam too
 *         User user = tx.users().insert(NewUser.id("user_123").email("test@example.com"));
 *         tx.projects().insert(NewProject.userId(user.id()).name("V8")); // without a name it does not compile
 *     });
 *     List<Project> projects = db.projects().listByUserId("user_123");
 *     List<User> pros = db.users().where(USERS.SUBSCRIPTION_STATUS.eq("pro")).orderBy(USERS.EMAIL).limit(50).list();
 *     db.users().update("user_123", u -> u.subscriptionStatus("pro")); // writes that column and no other
 * }
 * }
 *
 * <p>{@link dev.rowan.Shape} reads a row with the rows that belong to it. {@link dev.rowan.Query} is a dynamic query.
 * {@link dev.rowan.NewGraph} stores rows together. {@link dev.rowan.error.DatabaseFailure} is what a statement can raise.
 */
@NullMarked
package dev.rowan;

import org.jspecify.annotations.NullMarked;
