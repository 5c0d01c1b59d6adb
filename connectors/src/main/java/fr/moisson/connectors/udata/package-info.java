/** data.gouv.fr and every other portal that runs udata. */
@NullMarked
package fr.moisson.connectors.udata;

import org.jspecify.annotations.NullMarked;
