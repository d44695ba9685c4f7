@NullMarked
package dev.rowan.spring;

import org.jspecify.annotations.NullMarked;
