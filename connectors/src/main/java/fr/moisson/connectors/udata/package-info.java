/** data.gouv.fr and every other udata. */
@NullMarked
package fr.moisson.connectors.udata;

import org.jspecify.annotations.NullMarked;
