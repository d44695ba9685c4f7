@NullMarked
package com.example.school.app;

import org.jspecify.annotations.NullMarked;
