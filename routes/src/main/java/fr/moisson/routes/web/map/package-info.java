/** Maps drawn here, of a sample of the features and of nothing from other hosts. */
@NullMarked
package fr.moisson.routes.web.map;

import org.jspecify.annotations.NullMarked;
