/** The site as files, for web servers that run no program. */
@NullMarked
package fr.moisson.routes.web.export;

import org.jspecify.annotations.NullMarked;
