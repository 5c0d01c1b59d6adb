/** What officers write in {@code config/}, read and checked. */
@NullMarked
package fr.moisson.routes.config;

import org.jspecify.annotations.NullMarked;
