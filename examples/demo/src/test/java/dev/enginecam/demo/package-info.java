@NullMarked
package dev.enginecam.demo;

import org.jspecify.annotations.NullMarked;
