/**
 * Start here: what callers of a generated facade use.
 *
 * <p>The build makes a facade of your migrations, here {@code EngineCam}. {@link dev.rowan.connect.DatabaseConfig} says which database to
 * open. The facade is a {@link dev.rowan.Database}: its methods give a repository for each table, and it runs
 * {@linkplain dev.rowan.session.Transactions transactions}.
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
 * <p>{@link dev.rowan.shape.Shape} reads a row with the rows that belong to it. {@link dev.rowan.Query} is a dynamic query.
 * {@link dev.rowan.insert.NewGraph} stores rows together. {@link dev.rowan.error.DatabaseFailure} is what a statement can raise.
 *
 * <p>For callers are this package, {@link dev.rowan.shape} (what comes along with a row), {@link dev.rowan.insert} (new rows),
 * {@link dev.rowan.connect} (which database, and how), {@link dev.rowan.session} (transactions, and who is told of statements),
 * {@link dev.rowan.error} (what goes wrong) and {@link dev.rowan.type} (values that Java has no class for). Types that only
 * generated code uses stand among them, and say so. {@link dev.rowan.column} is for generated code alone.
 */
@NullMarked
package dev.rowan;

import org.jspecify.annotations.NullMarked;
