/** What PostgreSQL's own catalogue says about the migrated schemas. */
@NullMarked
package dev.rowan.codegen.catalogue;

import org.jspecify.annotations.NullMarked;
