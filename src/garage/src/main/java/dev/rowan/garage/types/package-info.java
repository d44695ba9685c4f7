/** Types of this project's own, which the forced types in its {@code pom.xml} name. */
@NullMarked
package dev.rowan.garage.types;

import org.jspecify.annotations.NullMarked;
