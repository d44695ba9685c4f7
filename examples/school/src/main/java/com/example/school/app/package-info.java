/** A school whose documents are found by what they mean. */
@NullMarked
package com.example.school.app;

import org.jspecify.annotations.NullMarked;
