/** What holds in the whole house. */
@NullMarked
package dev.rowan.house;

import org.jspecify.annotations.NullMarked;
