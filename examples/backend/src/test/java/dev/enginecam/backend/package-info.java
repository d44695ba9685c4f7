@NullMarked
package dev.enginecam.backend;

import org.jspecify.annotations.NullMarked;
