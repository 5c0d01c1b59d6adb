/** Every paged JSON interface that a preset can describe. */
@NullMarked
package fr.moisson.connectors.rest;

import org.jspecify.annotations.NullMarked;
