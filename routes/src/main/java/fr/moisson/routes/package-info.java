/** The running program: Camel routes and schedules around the domain. */
@NullMarked
package fr.moisson.routes;

import org.jspecify.annotations.NullMarked;
