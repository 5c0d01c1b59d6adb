/** The configuration in {@code config/}: reading and checking it. */
@NullMarked
package fr.moisson.routes.config;

import org.jspecify.annotations.NullMarked;
